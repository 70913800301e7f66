# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of Recto is compiled, in one place.

add_library(recto_flags INTERFACE)
target_include_directories(recto_flags INTERFACE ${CMAKE_SOURCE_DIR}/app)
target_compile_definitions(recto_flags INTERFACE
    RECTO_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_STRICT_ITERATORS QT_DEPRECATED_WARNINGS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(MSVC)
    target_compile_options(recto_flags INTERFACE /W4 /utf-8 $<$<BOOL:${RECTO_WERROR}>:/WX>)
else()
    target_compile_options(recto_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow
        -Wnon-virtual-dtor -Woverloaded-virtual -Wno-missing-field-initializers
        $<$<BOOL:${RECTO_WERROR}>:-Werror>)
endif()
if(RECTO_SANITIZE)
    add_compile_options(-fsanitize=${RECTO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=${RECTO_SANITIZE})
endif()

# recto_room(<name> SOURCES … [LINK …])
# A room of the house is a static library that links only the rooms below it,
# so that a wrong dependency fails at the linker.
function(recto_room name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_library(recto_${name} STATIC ${ARG_SOURCES})
    target_link_libraries(recto_${name} PUBLIC recto_flags ${ARG_LINK})
    set_target_properties(recto_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
endfunction()

# recto_test(<name> [SOURCES …] [LINK …] [TIMEOUT s] [ENVIRONMENT …] [RUNNER command…])
# tst_<name>.cpp beside the calling CMakeLists.txt, as a test that runs without a
# display. Where two rooms have a type of one name, the later target is called
# after its room, too. A runner gets the test as its last argument.
function(recto_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;ENVIRONMENT;RUNNER" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set(test ${name})
    if(TARGET tst_${name})
        get_filename_component(room ${CMAKE_CURRENT_SOURCE_DIR} NAME)
        set(test ${room}_${name})
    endif()
    set(target tst_${test})
    add_executable(${target} tst_${name}.cpp ${ARG_SOURCES})
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${target} PRIVATE recto_flags ${ARG_LINK} Qt6::Test)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests ${CMAKE_SOURCE_DIR})
    target_compile_definitions(${target} PRIVATE
        RECTO_SOURCE_DIR="${CMAKE_SOURCE_DIR}" RECTO_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
    add_test(NAME ${test} COMMAND ${ARG_RUNNER} $<TARGET_FILE:${target}>)
    set_tests_properties(${test} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${ARG_ENVIRONMENT}")
endfunction()
