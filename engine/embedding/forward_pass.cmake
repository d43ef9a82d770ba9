# rapport_forward_pass(TARGET SOURCE): makes the forward pass fast whatever the build type, and on x86-64 adds a second build of it
# for processors with AVX2. There Eigen's namespace has another name, so that the linker cannot merge functions of the two builds.
# Under sanitizers the arithmetic would take a hundred times as long and every test of a rated reply with it; Eigen's own checks of
# its bounds stay, and what goes in has been checked by code that is sanitized.
function(rapport_forward_pass target source)
  set(options -O3)
  if(RAPPORT_SANITIZE)
    list(APPEND options -fno-sanitize=all)
  endif()
  set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS "${options}")
  if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|amd64|AMD64)$")
    return()
  endif()
  add_library(${target}_v3 OBJECT ${source})
  target_include_directories(${target}_v3 PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_options(${target}_v3 PRIVATE -march=x86-64-v3)
  target_compile_definitions(${target}_v3 PRIVATE RAPPORT_FORWARD_PASS=forward_pass_x86_64_v3 Eigen=Eigen_x86_64_v3)
  target_link_libraries(${target}_v3 PRIVATE Eigen3::Eigen rapport_warnings)
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_v3>)
  target_compile_definitions(${target} PRIVATE RAPPORT_FORWARD_PASS_V3)
endfunction()
