# ASan and UBSan together; TSan excludes ASan. UBSan's checks of every pointer double the time of a build and find little
# beside ASan, which sees the access itself: they are left out.
if(RAPPORT_SANITIZE)
  add_compile_options(-fsanitize=${RAPPORT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  if(RAPPORT_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize=null,alignment,vptr)
  endif()
  add_link_options(-fsanitize=${RAPPORT_SANITIZE})
endif()
