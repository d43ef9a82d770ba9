# Warnings are errors on our own targets only; libraries come in as SYSTEM.
add_library(rapport_warnings INTERFACE)
target_compile_options(rapport_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-align -Wunused -Woverloaded-virtual -Wimplicit-fallthrough
  # GCC 12 warns of overlaps in operator+ of std::string that cannot happen (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<BOOL:${RAPPORT_WERROR}>:-Werror>)
if(RAPPORT_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # Under sanitizers GCC sees uninitialised members in std::regex that are not; its manual warns of it.
  target_compile_options(rapport_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
