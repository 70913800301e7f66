# SPDX-License-Identifier: GPL-3.0-or-later
# What cpack -G DEB and cpack -G RPM make of the install rules; packaging/pack runs them.
# CPack rather than debhelper and a spec file: both packages come of the rules that every
# other system's package uses, too, and of one place for names and versions. What debhelper
# would do beside that (strip, dependencies, gzip, one time for all files) is done here.
set(CPACK_PACKAGE_NAME recto)
set(CPACK_PACKAGE_VENDOR "The Recto authors")
set(CPACK_PACKAGE_CONTACT "The Recto authors <packages@recto.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "turn photos of pages into flashcards")
set(CPACK_PACKAGE_DESCRIPTION
    "Recto reads photos, scans and PDFs of textbook pages and makes
flashcards from them. Each card keeps the place on the page that it came
from, so that it can be checked at a glance. Reading and card making
happen on this computer, without an account and without a network; a
language model is asked only if one is chosen.
.
This package holds the window (recto) and the command line (recto-cli).")
set(CPACK_PACKAGE_HOMEPAGE_URL ${PROJECT_HOMEPAGE_URL})
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/packaging/cmake/FinishStage.cmake)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_RECTO_SOURCE ${CMAKE_SOURCE_DIR})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Beside what the programs link: what Qt and Tesseract load when they run.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-image-formats-plugins, tesseract-ocr-eng, tesseract-ocr-osd")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libsecret-1-0, qt6-wayland, qt6-translations-l10n, fonts-dejavu-core | fonts-freefont-ttf")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnome-keyring | kwalletmanager")

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE GPL-3.0-or-later)
set(CPACK_RPM_PACKAGE_GROUP "Applications/Productivity")
set(CPACK_RPM_PACKAGE_SUMMARY "Turn photos of pages into flashcards")
string(REPLACE "\n.\n" "\n\n" rpm_description "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_RPM_PACKAGE_DESCRIPTION "${rpm_description}")
set(CPACK_RPM_PACKAGE_REQUIRES "qt6-qtimageformats, tesseract-langpack-eng, tesseract-osd")
set(CPACK_RPM_SPEC_MORE_DEFINE "%define packager ${CPACK_PACKAGE_CONTACT}
%define _build_id_links none")
set(CPACK_RPM_CHANGELOG_FILE ${CMAKE_SOURCE_DIR}/packaging/rpm/changelog)
# Folders that the system has already belong to others.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/libexec /usr/share/applications /usr/share/metainfo /usr/share/man /usr/share/man/man1
    /usr/share/icons /usr/share/icons/hicolor /usr/share/icons/hicolor/scalable
    /usr/share/icons/hicolor/scalable/apps /usr/share/bash-completion
    /usr/share/bash-completion/completions /usr/share/zsh /usr/share/zsh/site-functions
    /usr/share/fish /usr/share/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB)
include(CPack)
