# What is installed beside the programs and the scenarios, and how `cpack -G DEB` makes one Debian package of it all.
# tests/package builds, unpacks and removes that package.
include(GNUInstallDirs)
find_program(RAPPORT_GZIP gzip REQUIRED)

set(CPACK_PACKAGE_NAME rapport)
set(CPACK_PACKAGE_VENDOR "The Rapport authors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "training simulator for talks with upset customers")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
# We have no address in the network; .invalid is set aside for saying so.
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Rapport authors <rapport@rapport.invalid>")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A delivery never came, a car came back scratched, a table is gone. The
customer speaks; you answer, by choosing a reply or in your own words, in a
window or in the terminal. The customer's trust and anger move, and the
conversation goes where your words take it.
.
Every reply is rated on listening, empathy, ownership and follow-up, with the
reason, and a debrief tells what to keep, what to start and what to stop.
Scenarios are plain text files that can be written with any editor. No network
is needed.")

# Debian wants manuals and changelogs compressed, and the same bytes each time: -n leaves out name and time.
set(compressed "")
function(rapport_compressed source name folder)
  set(output ${PROJECT_BINARY_DIR}/compressed/${name})
  add_custom_command(OUTPUT ${output} COMMAND ${RAPPORT_GZIP} -9nc ${source} > ${output} DEPENDS ${source} VERBATIM)
  install(FILES ${output} DESTINATION ${folder} COMPONENT documents)
  set(compressed ${compressed} ${output} PARENT_SCOPE)
endfunction()

file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/compressed)
file(TIMESTAMP ${PROJECT_SOURCE_DIR}/CHANGELOG.md RAPPORT_CHANGELOG_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${PROJECT_SOURCE_DIR}/assets/desktop/debian/changelog.in ${PROJECT_BINARY_DIR}/compressed/changelog.Debian @ONLY)
set(documents ${CMAKE_INSTALL_DATADIR}/doc/rapport)
rapport_compressed(${PROJECT_SOURCE_DIR}/docs/man/rapport.1 rapport.1.gz ${CMAKE_INSTALL_MANDIR}/man1)
if(RAPPORT_GUI)
  rapport_compressed(${PROJECT_SOURCE_DIR}/docs/man/rapport-gui.1 rapport-gui.1.gz ${CMAKE_INSTALL_MANDIR}/man1)
endif()
rapport_compressed(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog.gz ${documents})
rapport_compressed(${PROJECT_BINARY_DIR}/compressed/changelog.Debian changelog.Debian.gz ${documents})
add_custom_target(rapport_documents ALL DEPENDS ${compressed})

install(FILES assets/desktop/debian/copyright DESTINATION ${documents} COMPONENT documents)
install(DIRECTORY docs/ DESTINATION ${documents} COMPONENT documents
  FILES_MATCHING PATTERN "*.md" PATTERN "diagnostics/*.yaml" PATTERN man EXCLUDE PATTERN pictures EXCLUDE)
if(RAPPORT_GUI)
  install(FILES assets/desktop/rapport.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT gui)
  install(FILES assets/desktop/rapport.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT gui)
  install(FILES assets/desktop/internal.rapport.rapport.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT gui)
endif()

include(CPack)
