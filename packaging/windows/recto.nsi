; SPDX-License-Identifier: GPL-3.0-or-later
; makensis -DVERSION=0.1.0 -DTREE=folder -DOUTPUT=file.exe recto.nsi
; Per user, without an administrator. /S installs silently, /D=folder elsewhere; a newer one
; replaces an older one in its place. Uninstalling leaves the library and the settings.
Unicode true
Target amd64-unicode
ManifestDPIAware true
!include MUI2.nsh
!include FileFunc.nsh

Name "Recto"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\Recto"
InstallDirRegKey HKCU "Software\Recto" "Folder"
RequestExecutionLevel user
SetCompressor /SOLID lzma
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Recto"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Recto"
VIAddVersionKey LegalCopyright "GPL-3.0-or-later"

!define MUI_ICON "${__FILEDIR__}\..\..\resources\icons\recto.ico"
!define MUI_UNICON "${__FILEDIR__}\..\..\resources\icons\recto.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\recto.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Recto"
!define CLASSES "Software\Classes"

; "Open with" for what Recto reads; what opens these files by default stays as it is.
!macro OpenWith ENDING
    WriteRegStr HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "Recto.Page" ""
    WriteRegStr HKCU "${CLASSES}\Applications\recto.exe\SupportedTypes" ".${ENDING}" ""
!macroend
!macro NoOpenWith ENDING
    DeleteRegValue HKCU "${CLASSES}\.${ENDING}\OpenWithProgids" "Recto.Page"
!macroend
!macro EachEnding WHAT
    !insertmacro ${WHAT} jpg
    !insertmacro ${WHAT} jpeg
    !insertmacro ${WHAT} png
    !insertmacro ${WHAT} webp
    !insertmacro ${WHAT} tif
    !insertmacro ${WHAT} tiff
    !insertmacro ${WHAT} bmp
    !insertmacro ${WHAT} gif
    !insertmacro ${WHAT} heic
    !insertmacro ${WHAT} heif
    !insertmacro ${WHAT} pdf
!macroend

; Only what was installed: a folder that someone chose may hold more.
!macro RemoveTree
    !include "${LIST}"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
!macroend

Section "Recto"
    IfFileExists "$INSTDIR\uninstall.exe" 0 +2
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
    SetOutPath "$INSTDIR"
    File /r "${TREE}\*.*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\Recto.lnk" "$INSTDIR\recto.exe"
    WriteRegStr HKCU "Software\Recto" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${CLASSES}\Recto.Page" "" "Page"
    WriteRegStr HKCU "${CLASSES}\Recto.Page\DefaultIcon" "" "$INSTDIR\recto.exe,0"
    WriteRegStr HKCU "${CLASSES}\Recto.Page\shell\open\command" "" '"$INSTDIR\recto.exe" "%1"'
    WriteRegStr HKCU "${CLASSES}\Applications\recto.exe\shell\open\command" "" '"$INSTDIR\recto.exe" "%1"'
    !insertmacro EachEnding OpenWith
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Recto"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Recto authors"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\recto.exe,0"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
    !insertmacro RemoveTree
    Delete "$SMPROGRAMS\Recto.lnk"
    !insertmacro EachEnding NoOpenWith
    DeleteRegKey HKCU "${CLASSES}\Recto.Page"
    DeleteRegKey HKCU "${CLASSES}\Applications\recto.exe"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\Recto"
SectionEnd
