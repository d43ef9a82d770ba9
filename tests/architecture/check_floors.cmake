# Holds the table of docs/ARCHITECTURE.md against the code: includes go down a floor or stay in the room, libraries stay
# behind their one door. Run as `cmake -DROOT=DIR -P check_floors.cmake`; fails with one line for each breach.
cmake_minimum_required(VERSION 3.25)

set(FLOOR_engine/base 0)
set(FLOOR_engine/embedding 1)
set(FLOOR_engine/text 1)
set(FLOOR_engine/rubric 1)
set(FLOOR_engine/assessor 2)
set(FLOOR_engine/matching 2)
set(FLOOR_engine/scenario 2)
set(FLOOR_engine/authoring 3)
set(FLOOR_engine/assessment 3)
set(FLOOR_engine/session 3)
set(FLOOR_engine/graph 4)
set(FLOOR_engine/training 4)
set(FLOOR_engine/exchange 4)
set(FLOOR_engine/translation 4)
set(FLOOR_engine/attempt 4)
set(FLOOR_engine/records 4)
set(FLOOR_engine/report 5)
set(FLOOR_engine/proof 5)
set(FLOOR_engine/rehearsal 5)
set(FLOOR_engine/demonstration 5)
set(FLOOR_engine/storage 5)
set(FLOOR_engine/exporting 6)
set(FLOOR_gui 7)
set(FLOOR_cli 7)

# LIBRARY HEADER-PATTERN ALLOWED-FILES-PATTERN
set(DOORS
  "yaml-cpp/" "^engine/authoring/yaml_document\\.cpp$"
  "soci" "^engine/storage/"
  "sqlite3" "^engine/storage/"
  "libpq" "^engine/storage/"
  "GLFW/|GL/|fontconfig/|ft2build" "^gui/shell/"
  "imgui" "^gui/(shell|widgets|theme)/|^gui/.*_screen\\.(cpp|h)$"
  "espeak-ng/" "^gui/voice/speech\\.cpp$"
  "alsa/" "^gui/voice/alsa_device\\.cpp$"
  "CLI/" "^cli/(main|[a-z]+_options)\\.cpp$|^gui/shell/main\\.cpp$"
  "utf8.h" "^engine/text/|^engine/authoring/diagnostic\\.cpp$"
  "nlohmann/" "^engine/exporting/|^engine/embedding/model_package\\.cpp$|^engine/assessment/kept_hearing\\.cpp$|^engine/storage/(result_text|sql_rows)\\.cpp$|^engine/storage/personal_data\\.cpp$|^engine/exchange/story_data\\.cpp$|^gui/(settings/settings_json|shell/draft_store)\\.cpp$"
  "Eigen/" "^engine/embedding/"
  "unicode/" "^engine/(text|embedding)/"
  "libstemmer|cld2/" "^engine/text/"
  "re2/" "^engine/assessor/cue_grammar\\.cpp$"
  "linear\\.h" "^engine/training/"
  "boost/" "^engine/base/(words|named_uuid)\\.cpp$"
  "curl/" "^engine/exporting/http_post\\.cpp$"
  "graphviz/" "^engine/graph/graphviz_layout\\.cpp$"
  "sodium" "^engine/base/|^engine/attempt/")

set(breaches "")
file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/engine/*.h ${ROOT}/engine/*.cpp ${ROOT}/gui/*.h ${ROOT}/gui/*.cpp
  ${ROOT}/cli/*.h ${ROOT}/cli/*.cpp)
foreach(source IN LISTS sources)
  string(REGEX MATCH "^(engine/[a-z]+|gui|cli)/" room ${source})
  string(REGEX REPLACE "/$" "" room "${room}")
  if(NOT DEFINED FLOOR_${room})
    list(APPEND breaches "${source}: the room ${room} has no floor")
    continue()
  endif()
  file(STRINGS ${ROOT}/${source} includes REGEX "^#include ")
  foreach(line IN LISTS includes)
    if(line MATCHES "^#include \"((engine/[a-z]+|gui|cli)/[^\"]*)\"")
      set(other ${CMAKE_MATCH_2})
      if(NOT DEFINED FLOOR_${other})
        list(APPEND breaches "${source}: includes ${CMAKE_MATCH_1}, whose room has no floor")
      elseif(NOT other STREQUAL room AND NOT FLOOR_${other} LESS FLOOR_${room})
        list(APPEND breaches "${source}: includes ${CMAKE_MATCH_1}, which is not below it")
      endif()
      continue()
    endif()
    list(LENGTH DOORS count)
    math(EXPR last "${count} - 1")
    foreach(i RANGE 0 ${last} 2)
      math(EXPR j "${i} + 1")
      list(GET DOORS ${i} library)
      list(GET DOORS ${j} allowed)
      if(line MATCHES "^#include [<\"](${library})" AND NOT source MATCHES "${allowed}")
        list(APPEND breaches "${source}: ${line}: only ${allowed} knows this library")
      endif()
    endforeach()
  endforeach()
endforeach()

list(LENGTH sources count)
if(count LESS 10)
  list(APPEND breaches "only ${count} sources were found below ${ROOT}")
endif()
if(breaches)
  list(JOIN breaches "\n  " text)
  message(FATAL_ERROR "The floors do not hold:\n  ${text}")
endif()
message(STATUS "${count} files keep to their floors")
