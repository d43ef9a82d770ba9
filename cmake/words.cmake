# The words of other languages: po/LANGUAGE.po becomes share/locale/LANGUAGE/LC_MESSAGES/rapport.mo, in the build tree beside bin/ as
# where it is installed, so that the programs find it by one rule (engine/base/words.h). `./dev words` gathers them.
find_program(RAPPORT_MSGFMT msgfmt)
set(RAPPORT_CATALOGUES ${PROJECT_BINARY_DIR}/share/locale)
set(catalogues "")
if(RAPPORT_MSGFMT)
  file(GLOB languages CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/po ${PROJECT_SOURCE_DIR}/po/*.po)
  foreach(language IN LISTS languages)
    get_filename_component(language ${language} NAME_WE)
    set(folder ${language}/LC_MESSAGES)
    file(MAKE_DIRECTORY ${RAPPORT_CATALOGUES}/${folder})
    add_custom_command(OUTPUT ${RAPPORT_CATALOGUES}/${folder}/rapport.mo
      COMMAND ${RAPPORT_MSGFMT} -o ${RAPPORT_CATALOGUES}/${folder}/rapport.mo ${PROJECT_SOURCE_DIR}/po/${language}.po
      DEPENDS ${PROJECT_SOURCE_DIR}/po/${language}.po VERBATIM)
    list(APPEND catalogues ${RAPPORT_CATALOGUES}/${folder}/rapport.mo)
    install(FILES ${RAPPORT_CATALOGUES}/${folder}/rapport.mo DESTINATION share/locale/${folder} COMPONENT words)
  endforeach()
else()
  message(WARNING "There is no msgfmt, so this build speaks English alone. Install Debian's package gettext for the other languages.")
endif()
add_custom_target(rapport_words ALL DEPENDS ${catalogues})
