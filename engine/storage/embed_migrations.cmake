# rapport_embed_migrations(OUTPUT FOLDER): writes a source file that holds every file of FOLDER/sqlite and FOLDER/postgresql,
# numbered from 1 in their order and as many in the one as in the other, and FOLDER/postgresql_roles.sql.
# They are embedded so that no file has to be found when a store is opened. Editing one runs the configure step again.
function(rapport_embed_migrations output folder)
  set(tables "")
  foreach(dialect sqlite postgresql)
    set(version 0)
    set(rows "")
    file(GLOB there RELATIVE ${folder}/${dialect} CONFIGURE_DEPENDS ${folder}/${dialect}/*.sql)
    list(SORT there)
    foreach(file IN LISTS there)
      math(EXPR version "${version} + 1")
      string(REGEX MATCH "^0*([1-9][0-9]*)_" numbered ${file})
      if(NOT numbered OR NOT CMAKE_MATCH_1 EQUAL version)
        message(FATAL_ERROR "Migration ${file} should begin with number ${version}.")
      endif()
      file(READ ${folder}/${dialect}/${file} sql)
      string(APPEND rows "    Migration{${version}, R\"sql(${sql})sql\"},\n")
      set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${dialect}/${file})
    endforeach()
    set(version_${dialect} ${version})
    string(APPEND tables "constexpr std::array<Migration, ${version}> k_${dialect} = {\n${rows}};\n\n")
  endforeach()
  if(NOT version_sqlite EQUAL version_postgresql)
    message(FATAL_ERROR "Both dialects need every version: SQLite has ${version_sqlite}, PostgreSQL ${version_postgresql}.")
  endif()
  file(READ ${folder}/postgresql_roles.sql roles)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/postgresql_roles.sql)
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Generated from engine/storage/migrations by embed_migrations.cmake.
#include \"engine/storage/migrations.h\"

#include <array>

namespace rapport {
namespace {

${tables}constexpr std::string_view kRoles = R\"sql(${roles})sql\";

}  // namespace

std::span<const Migration> sqlite_migrations() { return k_sqlite; }
std::span<const Migration> postgresql_migrations() { return k_postgresql; }
std::string_view postgresql_roles() { return kRoles; }

}  // namespace rapport
")
endfunction()
