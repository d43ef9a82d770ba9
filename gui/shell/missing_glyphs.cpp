// SPDX-License-Identifier: MIT
#include "gui/shell/missing_glyphs.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "engine/base/words.h"

namespace rapport::gui {
namespace {

constexpr std::size_t kMostNamed = 6;
constexpr std::string_view kUsualPackage = "fonts-noto-core";

struct Block {
  char32_t first, last;
  const char* name;
  std::string_view package;
};

/// Source: the blocks of Unicode 15 up to U+FFFF, as far as whole scripts and kinds of signs need a package.
constexpr std::array kBlocks = {
    Block{0x0370, 0x03FF, N_("Greek"), kUsualPackage},
    Block{0x0400, 0x052F, N_("Cyrillic"), kUsualPackage},
    Block{0x0530, 0x058F, N_("Armenian"), kUsualPackage},
    Block{0x0590, 0x05FF, N_("Hebrew"), kUsualPackage},
    Block{0x0600, 0x077F, N_("Arabic"), kUsualPackage},
    Block{0x0900, 0x097F, N_("Devanagari"), kUsualPackage},
    Block{0x0980, 0x0DFF, N_("a script of India or Sri Lanka"), kUsualPackage},
    Block{0x0E00, 0x0E7F, N_("Thai"), kUsualPackage},
    Block{0x10A0, 0x10FF, N_("Georgian"), kUsualPackage},
    Block{0x1100, 0x11FF, N_("Korean"), "fonts-noto-cjk"},
    Block{0x1200, 0x139F, N_("Ethiopic"), kUsualPackage},
    Block{0x2190, 0x2BFF, N_("arrows, signs or symbols"), "fonts-symbola"},
    Block{0x2E80, 0x9FFF, N_("Chinese or Japanese"), "fonts-noto-cjk"},
    Block{0xAC00, 0xD7FF, N_("Korean"), "fonts-noto-cjk"},
    Block{0xE000, 0xF8FF, N_("signs of a private font"), {}},
    Block{0xF900, 0xFAFF, N_("Chinese or Japanese"), "fonts-noto-cjk"},
    Block{0xFF00, 0xFFEF, N_("Chinese, Japanese or Korean"), "fonts-noto-cjk"},
};

const Block* block_of(char32_t character) {
  const auto* const found = std::ranges::find_if(
      kBlocks, [&](const Block& block) { return character >= block.first && character <= block.last; });
  return found == kBlocks.end() ? nullptr : found;
}

void add_once(std::vector<std::string_view>& words, std::string_view word) {
  if (!word.empty() && std::ranges::find(words, word) == words.end()) words.push_back(word);
}

std::string numbers_of(std::span<const char32_t> characters) {
  std::vector<std::string> numbers;
  for (const auto character : characters.first(std::min(characters.size(), kMostNamed)))
    numbers.push_back(fmt::format("U+{:04X}", static_cast<unsigned>(character)));
  const auto named = fmt::format("{}", fmt::join(numbers, ", "));
  if (characters.size() <= kMostNamed) return named;
  const auto more = characters.size() - kMostNamed;
  return tr_n_format("{} and {} more", "{} and {} more", more, named, more);
}

}  // namespace

MissingGlyphsText missing_glyphs_text(std::span<const char32_t> characters) {
  std::vector<std::string_view> scripts, packages;
  for (const auto character : characters) {
    const auto* block = block_of(character);
    add_once(scripts, block == nullptr ? "" : tr(block->name));
    add_once(packages, block == nullptr ? kUsualPackage : block->package);
  }
  const auto numbers = numbers_of(characters);
  MissingGlyphsText text;
  text.what = scripts.empty() ? tr_format("No installed font has these characters: {}.", numbers)
                              : tr_format("No installed font has these characters: {} ({}).", numbers,
                                          fmt::format("{}", fmt::join(scripts, "; ")));
  text.way_out =
      tr("They are shown as a sign for an unknown character; nothing that was written is changed.");
  if (!packages.empty()) {
    const auto separator = fmt::format(" {} ", tr_in("between packages", "and"));
    text.way_out += " " + tr_format("Fonts from {} may have them: install that, then open Rapport again.",
                                    fmt::format("{}", fmt::join(packages, separator)));
  }
  return text;
}

}  // namespace rapport::gui
