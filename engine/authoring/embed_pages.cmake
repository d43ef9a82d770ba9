# rapport_embed_pages(OUTPUT FOLDER): writes a source file that holds the pages of docs/diagnostics, each with its line of the
# README's table, so that no file has to be found when somebody asks what a code means. Editing one runs the configure step again.
function(rapport_embed_pages output folder)
  set(rows "")
  set(count 0)
  file(GLOB pages CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/SC*-*.md)
  list(SORT pages)
  file(READ ${folder}/README.md readme)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/README.md)
  foreach(page IN LISTS pages)
    string(REGEX MATCH "^SC0*([1-9][0-9]*)-" numbered ${page})
    set(number ${CMAKE_MATCH_1})
    string(REGEX MATCH "\\]\\(${page}\\) \\| [^|\n]* \\| [^|\n]* \\| ([^|\n]*) \\|" row "${readme}")
    if(NOT row)
      message(FATAL_ERROR "The table of docs/diagnostics/README.md has no line for ${page}.")
    endif()
    set(summary "${CMAKE_MATCH_1}")
    file(READ ${folder}/${page} text)
    string(APPEND rows "    Page{${number}, R\"page(${summary})page\", R\"page(${text})page\"},\n")
    math(EXPR count "${count} + 1")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${page})
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Generated from docs/diagnostics by embed_pages.cmake.
#include \"engine/authoring/diagnostic_pages.h\"

#include <algorithm>
#include <array>

namespace rapport {
namespace {

struct Page {
  int number;
  std::string_view summary, text;
};

constexpr std::array<Page, ${count}> kPages = {
${rows}};

const Page& page_numbered(int number) {
  static constexpr Page kNone{0, {}, {}};
  const auto* const found = std::ranges::lower_bound(kPages, number, {}, &Page::number);
  return found != kPages.end() && found->number == number ? *found : kNone;
}

}  // namespace

std::string_view summary_of(DiagnosticCode code) { return page_numbered(static_cast<int>(code)).summary; }

std::string_view page_of(DiagnosticCode code) { return page_numbered(static_cast<int>(code)).text; }

}  // namespace rapport
")
endfunction()
