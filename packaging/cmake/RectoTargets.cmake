# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of Recto is compiled, in one place.

add_library(recto_flags INTERFACE)
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
# A linker that is several times as fast, where the system has it.
find_program(RECTO_MOLD mold)
if(RECTO_MOLD AND NOT MSVC AND NOT APPLE)
    add_link_options(-fuse-ld=mold)
endif()
# A program needs the libraries that it uses, and none that a room it links uses elsewhere.
if(NOT MSVC AND NOT APPLE)
    add_link_options(-Wl,--as-needed)
endif()
if(RECTO_HARDENING AND NOT MSVC)
    add_compile_options(-fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
        -ffile-prefix-map=${CMAKE_BINARY_DIR}=build -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
    if(UNIX AND NOT APPLE)
        add_compile_options(-fstack-clash-protection)
        add_link_options(-Wl,-z,relro,-z,now)
        # No folder's name stays in a program, not even the length of one that was taken out:
        # the system's libraries are where the system looks.
        set(CMAKE_SKIP_RPATH ON)
        include(CheckPIESupported)
        check_pie_supported()
        set(CMAKE_POSITION_INDEPENDENT_CODE ON)
    endif()
endif()
if(RECTO_SANITIZE)
    add_compile_options(-fsanitize=${RECTO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=${RECTO_SANITIZE})
endif()

# recto_forward_headers(<target> <folder> HEADER…): makes these headers of app/<folder> (or
# ui/<folder>) includable as "<folder>/<header>" for whoever links the target, and for nobody
# else: an include that the house doesn't allow isn't found. Forwarding headers by relative
# path, not links: every system and editor follows them, and clones share a compiler cache.
function(recto_forward_headers target folder)
    set(root ${CMAKE_BINARY_DIR}/rooms/${target})
    set(wanted)
    foreach(source ${ARGN})
        if(source MATCHES "\\.h$")
            set(forward ${root}/${folder}/${source})
            list(APPEND wanted ${forward})
            cmake_path(GET forward PARENT_PATH forward_folder)
            file(RELATIVE_PATH path ${forward_folder} ${CMAKE_CURRENT_SOURCE_DIR}/${source})
            file(CONFIGURE OUTPUT ${forward} CONTENT "#include \"${path}\"\n")
        endif()
    endforeach()
    # A header that left the room is not found there any more.
    file(GLOB_RECURSE present ${root}/*.h)
    list(REMOVE_ITEM present ${wanted} "")
    if(present)
        file(REMOVE ${present})
    endif()
    target_include_directories(${target} PUBLIC ${root})
endfunction()

# recto_room(<folder> SOURCES … [LINK …])
# A room of the house: a folder of app/, or of ui/ as ui/<folder>, and the static library
# recto_<folder> with _ for /. It sees its own headers and those of the rooms that it links.
function(recto_room folder)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    string(REPLACE / _ target recto_${folder})
    add_library(${target} STATIC ${ARG_SOURCES})
    recto_forward_headers(${target} ${folder} ${ARG_SOURCES})
    target_link_libraries(${target} PUBLIC recto_flags ${ARG_LINK})
    recto_unity(${target})
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    recto_headers_once(${target} ${folder})
    if(folder MATCHES "^ui/")
        set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON)
    endif()
endfunction()

# recto_program(<name> <folder> SOURCES … LINK …): a program made of the files of a folder.
function(recto_program name folder)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    recto_forward_headers(${name} ${folder} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE recto_flags ${ARG_LINK})
    recto_unity(${name})
endfunction()

# Where CMAKE_UNITY_BUILD is on (release, ci): as many files at once as two cores share well.
# Most of a file's time goes into Qt's headers, which are then read once a batch.
function(recto_unity target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD_BATCH_SIZE 10)
endfunction()

# recto_headers_once(<target> <rooms>): the headers of Qt that most files begin with are read once
# for all rooms, by RECTO_PRECOMPILE (what installers hold; where files are compiled again and
# again, each is known better by what it includes itself): those of widgets for ui/, those of the
# core for the others.
option(RECTO_PRECOMPILE "Precompile the headers of Qt (GCC and Clang)" OFF)
if(RECTO_PRECOMPILE AND NOT MSVC)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/precompiled.cpp CONTENT "// nothing but headers\n")
    set(core_headers <algorithm> <chrono> <functional> <memory> <optional> <variant> <vector>
        <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject>
        <QList> <QMap> <QObject> <QRect> <QRegularExpression> <QSet> <QString> <QStringList>
        <QTimer> <QUrl> <QVariant>)
    function(recto_precompiled name library)
        add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
        target_link_libraries(${name} PRIVATE recto_flags ${library})
        set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON AUTOMOC OFF)
        target_precompile_headers(${name} PRIVATE ${ARGN})
    endfunction()
endif()
function(recto_headers_once target folder)
    if(NOT RECTO_PRECOMPILE OR MSVC)
        return()
    endif()
    set(kind core)
    if(folder MATCHES "^ui")
        set(kind widgets)
    endif()
    if(NOT TARGET recto_precompiled_core)
        recto_precompiled(recto_precompiled_core Qt6::Core ${core_headers})
        recto_precompiled(recto_precompiled_widgets Qt6::Widgets ${core_headers} <QAbstractItemModel>
            <QAction> <QApplication> <QBoxLayout> <QDialog> <QLabel> <QLineEdit> <QListView>
            <QPainter> <QPushButton> <QToolButton> <QWidget>)
    endif()
    target_precompile_headers(${target} REUSE_FROM recto_precompiled_${kind})
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>) # for ccache
endfunction()

# recto_test_tool(<variable> <program>): a program that tests need. Where it is missing those
# tests are not built; with CI=true that is an error, so that none vanishes quietly.
function(recto_test_tool variable program)
    find_program(${variable} ${program})
    if(NOT ${variable} AND DEFINED ENV{CI})
        message(FATAL_ERROR "${program} is missing: packaging/dependencies names it")
    endif()
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
    target_link_libraries(${target} PRIVATE recto_flags ${ARG_LINK} recto_testpaths Qt6::Test)
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    add_test(NAME ${test} COMMAND ${ARG_RUNNER} $<TARGET_FILE:${target}>)
    set_tests_properties(${test} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${ARG_ENVIRONMENT}")
endfunction()
