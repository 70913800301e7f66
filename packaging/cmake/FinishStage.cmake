# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cpack between installing and packing: what a distribution asks of the tree, and one
# time for all that is in it, so that two builds give the same bytes.
set(stage "${CPACK_TEMPORARY_INSTALL_DIRECTORY}")
if(NOT IS_DIRECTORY "${stage}/usr")
    message(FATAL_ERROR "No tree to finish in ${stage}")
endif()
set(documents "${stage}/usr/share/doc/recto")

if(CPACK_GENERATOR STREQUAL "DEB")
    file(MAKE_DIRECTORY "${documents}" "${stage}/usr/share/lintian/overrides")
    configure_file("${CPACK_RECTO_SOURCE}/packaging/debian/copyright" "${documents}/copyright" COPYONLY)
    configure_file("${CPACK_RECTO_SOURCE}/packaging/debian/changelog" "${documents}/changelog.Debian" COPYONLY)
    configure_file("${CPACK_RECTO_SOURCE}/CHANGELOG.md" "${documents}/changelog" COPYONLY)
    configure_file("${CPACK_RECTO_SOURCE}/packaging/debian/lintian-overrides"
                   "${stage}/usr/share/lintian/overrides/recto" COPYONLY)
    # Where Debian's zsh looks.
    file(RENAME "${stage}/usr/share/zsh/site-functions" "${stage}/usr/share/zsh/vendor-completions")
elseif(CPACK_GENERATOR STREQUAL "RPM")
    file(MAKE_DIRECTORY "${documents}" "${stage}/usr/share/licenses/recto")
    configure_file("${CPACK_RECTO_SOURCE}/LICENSE" "${stage}/usr/share/licenses/recto/LICENSE" COPYONLY)
    configure_file("${CPACK_RECTO_SOURCE}/CHANGELOG.md" "${documents}/CHANGELOG.md" COPYONLY)
endif()

file(GLOB squeezed "${stage}/usr/share/man/man*/*.1" "${documents}/changelog*")
foreach(file IN LISTS squeezed)
    execute_process(COMMAND gzip -9nf "${file}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND chmod -R u=rwX,go=rX "${stage}" COMMAND_ERROR_IS_FATAL ANY)
if(DEFINED ENV{SOURCE_DATE_EPOCH})
    execute_process(COMMAND find "${stage}" -exec touch -hd "@$ENV{SOURCE_DATE_EPOCH}" {} +
                    COMMAND_ERROR_IS_FATAL ANY)
endif()
