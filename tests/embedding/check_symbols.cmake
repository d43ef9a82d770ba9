# The linker keeps one copy of a function that several files define alike. Were that the copy of the file built for newer
# processors, a plain one would stop at an instruction it does not know. So that file may define nothing that others define too:
# its own function, and templates of the Eigen that was renamed for it. Run as `cmake -DNM=nm -DOBJECT=FILE -P check_symbols.cmake`.
cmake_minimum_required(VERSION 3.25)

execute_process(COMMAND ${NM} --defined-only --extern-only --demangle ${OBJECT}
  OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE ";" "," symbols "${symbols}")
string(REGEX REPLACE "\n+" ";" symbols "${symbols}")
set(own 0)
set(shared "")
foreach(symbol IN LISTS symbols)
  if(symbol MATCHES "rapport::forward_pass_x86_64_v3\\(")
    math(EXPR own "${own} + 1")
  elseif(NOT symbol STREQUAL "" AND NOT symbol MATCHES "Eigen_x86_64_v3::| DW\\.ref\\.__gxx_personality_v0$")
    list(APPEND shared "${symbol}")
  endif()
endforeach()
if(shared OR NOT own EQUAL 1)
  list(JOIN shared "\n  " text)
  message(FATAL_ERROR "${OBJECT} defines the forward pass ${own} times, and what others may define too:\n  ${text}")
endif()
