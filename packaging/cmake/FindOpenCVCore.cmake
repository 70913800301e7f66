# SPDX-License-Identifier: GPL-3.0-or-later
# OpenCV's core and imgproc alone. Debian ships OpenCVConfig.cmake only with the
# whole of OpenCV (GDAL, VTK …); the two small -dev packages are enough for us.
# Target: OpenCVCore::OpenCVCore
find_path(OpenCVCore_INCLUDE_DIR opencv2/imgproc.hpp PATH_SUFFIXES opencv4)
find_library(OpenCVCore_CORE_LIBRARY NAMES opencv_core opencv_core4)
find_library(OpenCVCore_IMGPROC_LIBRARY NAMES opencv_imgproc opencv_imgproc4)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(OpenCVCore
    REQUIRED_VARS OpenCVCore_CORE_LIBRARY OpenCVCore_IMGPROC_LIBRARY OpenCVCore_INCLUDE_DIR)

if(OpenCVCore_FOUND AND NOT TARGET OpenCVCore::OpenCVCore)
    add_library(OpenCVCore::OpenCVCore INTERFACE IMPORTED)
    target_include_directories(OpenCVCore::OpenCVCore SYSTEM INTERFACE ${OpenCVCore_INCLUDE_DIR})
    target_link_libraries(OpenCVCore::OpenCVCore INTERFACE
        ${OpenCVCore_IMGPROC_LIBRARY} ${OpenCVCore_CORE_LIBRARY})
endif()
mark_as_advanced(OpenCVCore_INCLUDE_DIR OpenCVCore_CORE_LIBRARY OpenCVCore_IMGPROC_LIBRARY)
