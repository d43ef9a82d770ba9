# rapport_embed_migrations(OUTPUT FILE...): writes a source file that holds the SQL files, numbered from 1 in their order.
# They are embedded so that no file has to be found when a store is opened. Editing one runs the configure step again.
function(rapport_embed_migrations output)
  set(version 0)
  set(rows "")
  foreach(file IN LISTS ARGN)
    math(EXPR version "${version} + 1")
    get_filename_component(name ${file} NAME)
    string(REGEX MATCH "^0*([1-9][0-9]*)_" numbered ${name})
    if(NOT numbered OR NOT CMAKE_MATCH_1 EQUAL version)
      message(FATAL_ERROR "Migration ${name} should begin with number ${version}: list them in order, without a gap.")
    endif()
    file(READ ${file} sql)
    string(APPEND rows "    Migration{${version}, R\"sql(${sql})sql\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Generated from engine/storage/migrations by embed_migrations.cmake.
#include \"engine/storage/migrations.h\"

#include <array>

namespace rapport {
namespace {

constexpr std::array<Migration, ${version}> kMigrations = {
${rows}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace rapport
")
endfunction()
