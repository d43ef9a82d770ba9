# Finds Dear ImGui with its GLFW and OpenGL3 backends and exports imgui::imgui, ready to link.
#
# Looked for in this order:
#   1. a CMake package (vcpkg, Conan)
#   2. pkg-config (Debian, Ubuntu), whose library holds the backends already
#   3. a source tree named by IMGUI_SOURCE_DIR, which is compiled here
#
# RAPPORT_IMGUI_FREETYPE is defined for users where the library is known to have the FreeType glyph builder.

include(FindPackageHandleStandardArgs)

find_package(imgui CONFIG QUIET)
if(TARGET imgui::imgui)
  set(ImGui_ORIGIN "CMake package")
endif()

if(NOT TARGET imgui::imgui)
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(ImGui_PKG QUIET IMPORTED_TARGET imgui glfw3 fontconfig freetype2)
  endif()
  if(ImGui_PKG_FOUND)
    find_package(OpenGL REQUIRED)
    find_library(ImGui_STB_LIBRARY stb)
    add_library(imgui::imgui INTERFACE IMPORTED)
    # The static archive needs its libraries after it, so they are named once more.
    target_link_libraries(imgui::imgui INTERFACE PkgConfig::ImGui_PKG OpenGL::GL ${CMAKE_DL_LIBS})
    if(ImGui_STB_LIBRARY)
      target_link_libraries(imgui::imgui INTERFACE ${ImGui_STB_LIBRARY})
    endif()
    find_path(ImGui_BACKENDS_DIR imgui_impl_glfw.h HINTS ${ImGui_PKG_imgui_INCLUDEDIR} ${ImGui_PKG_INCLUDE_DIRS}
      PATH_SUFFIXES backends imgui/backends)
    if(ImGui_BACKENDS_DIR)
      target_include_directories(imgui::imgui SYSTEM INTERFACE ${ImGui_BACKENDS_DIR})
    endif()
    target_compile_definitions(imgui::imgui INTERFACE RAPPORT_IMGUI_FREETYPE)
    set(ImGui_ORIGIN "pkg-config ${ImGui_PKG_imgui_VERSION}")
  endif()
endif()

if(NOT TARGET imgui::imgui AND IMGUI_SOURCE_DIR)
  find_package(glfw3 REQUIRED)
  find_package(OpenGL REQUIRED)
  add_library(rapport_imgui STATIC
    ${IMGUI_SOURCE_DIR}/imgui.cpp
    ${IMGUI_SOURCE_DIR}/imgui_draw.cpp
    ${IMGUI_SOURCE_DIR}/imgui_tables.cpp
    ${IMGUI_SOURCE_DIR}/imgui_widgets.cpp
    ${IMGUI_SOURCE_DIR}/misc/cpp/imgui_stdlib.cpp
    ${IMGUI_SOURCE_DIR}/backends/imgui_impl_glfw.cpp
    ${IMGUI_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp)
  target_include_directories(rapport_imgui SYSTEM PUBLIC
    ${IMGUI_SOURCE_DIR} ${IMGUI_SOURCE_DIR}/backends ${IMGUI_SOURCE_DIR}/misc/cpp)
  target_link_libraries(rapport_imgui PUBLIC glfw OpenGL::GL ${CMAKE_DL_LIBS})
  add_library(imgui::imgui ALIAS rapport_imgui)
  set(ImGui_ORIGIN "source tree ${IMGUI_SOURCE_DIR}")
endif()

# The window itself needs GLFW and fontconfig, wherever ImGui came from.
if(TARGET imgui::imgui AND NOT ImGui_PKG_FOUND)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(ImGui_WINDOW REQUIRED IMPORTED_TARGET glfw3 fontconfig)
  set_property(TARGET imgui::imgui APPEND PROPERTY INTERFACE_LINK_LIBRARIES PkgConfig::ImGui_WINDOW)
endif()

find_package_handle_standard_args(ImGui REQUIRED_VARS ImGui_ORIGIN
  REASON_FAILURE_MESSAGE "install libimgui-dev, libglfw3-dev and libfontconfig-dev, or set IMGUI_SOURCE_DIR")
mark_as_advanced(ImGui_ORIGIN ImGui_STB_LIBRARY ImGui_BACKENDS_DIR)
