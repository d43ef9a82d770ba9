# ASan and UBSan together; TSan excludes ASan. UBSan's checks of every pointer double the time of a build and find little
# beside ASan, which sees the access itself: they are left out.
if(RAPPORT_SANITIZE)
  add_compile_options(-fsanitize=${RAPPORT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  if(RAPPORT_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize=null,alignment,vptr)
  endif()
  add_link_options(-fsanitize=${RAPPORT_SANITIZE})
endif()

# rapport_build_together(TARGETS...): under sanitizers a file takes ten seconds, most of them for headers that the next one reads
# again. The files of these are then built a dozen at a time; what is a file's own needs a name that no other file of the target uses.
function(rapport_build_together)
  if(RAPPORT_SANITIZE)
    set_target_properties(${ARGN} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12)
  endif()
endfunction()
