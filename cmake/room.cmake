# rapport_room(NAME SOURCES ... USES ...): one room of the engine or the gui is one static library, RAPPORT::NAME.
# USES names the rooms below it and the libraries it needs; tests/architecture checks that includes say the same.
function(rapport_room name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_library(rapport_${name} STATIC ${ARG_SOURCES})
  add_library(RAPPORT::${name} ALIAS rapport_${name})
  target_include_directories(rapport_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(rapport_${name} PUBLIC ${ARG_USES} PRIVATE rapport_warnings)
endfunction()
