// SPDX-License-Identifier: MIT
#include "gui/shell/fonts.h"

#include <fontconfig/fontconfig.h>
#ifdef RAPPORT_IMGUI_FREETYPE
#include <imgui_freetype.h>
#endif

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

namespace rapport::gui {
namespace {

template <auto destroy>
struct Destroy {
  template <typename T>
  void operator()(T* thing) const {
    destroy(thing);
  }
};
using Config = std::unique_ptr<FcConfig, Destroy<FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>>;
using CharSet = std::unique_ptr<FcCharSet, Destroy<FcCharSetDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Destroy<FcFontSetDestroy>>;

struct FontFile {
  std::string path, family;
  int index = 0;
  CharSet characters;
};

const FcChar8* bytes(const char* text) {
  return reinterpret_cast<const FcChar8*>(text);
}
std::string text_of(const FcPattern* pattern, const char* object) {
  FcChar8* value = nullptr;
  if (FcPatternGetString(pattern, object, 0, &value) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(value);
}

/// What to ask for.
Pattern pattern_for(FcConfig* config, const char* family, bool bold, const FcCharSet* wanted) {
  Pattern pattern(FcPatternCreate());
  if (family != nullptr) FcPatternAddString(pattern.get(), FC_FAMILY, bytes(family));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, bold ? FC_WEIGHT_DEMIBOLD : FC_WEIGHT_REGULAR);
  FcPatternAddInteger(pattern.get(), FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(pattern.get(), FC_OUTLINE, FcTrue);
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  if (wanted != nullptr) FcPatternAddCharSet(pattern.get(), FC_CHARSET, wanted);
  FcConfigSubstitute(config, pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  return pattern;
}

/// The file of a font that was found, if it is one that can be drawn.
std::optional<FontFile> file_of(const FcPattern* found) {
  const auto format = text_of(found, FC_FONTFORMAT);
  if (format != "TrueType" && format != "CFF") return std::nullopt;
  FontFile file{text_of(found, FC_FILE), text_of(found, FC_FAMILY), 0, nullptr};
  FcPatternGetInteger(found, FC_INDEX, 0, &file.index);
  FcCharSet* characters = nullptr;
  if (FcPatternGetCharSet(found, FC_CHARSET, 0, &characters) == FcResultMatch)
    file.characters.reset(FcCharSetCopy(characters));
  if (file.path.empty() || file.characters == nullptr || file.index > 0xFFFF) return std::nullopt;
  return file;
}

/// The installed outline font that matches best; fontconfig always gives one, so the caller looks at what
/// came.
std::optional<FontFile> match(FcConfig* config, const char* family, bool bold) {
  const auto pattern = pattern_for(config, family, bold, nullptr);
  FcResult result = FcResultNoMatch;
  const Pattern found(FcFontMatch(config, pattern.get(), &result));
  if (found == nullptr || result != FcResultMatch) return std::nullopt;
  return file_of(found.get());
}

std::optional<FontFile> first_choice(FcConfig* config, bool bold) {
  for (const char* family : {"Inter", "Noto Sans", "DejaVu Sans"}) {
    auto file = match(config, family, bold);
    if (file && file->family == family) return file;
  }
  return match(config, "sans-serif", bold);
}

/// ImGui's form of a set of characters: pairs of first and last, then 0.
std::vector<ImWchar> ranges_of(const std::vector<char32_t>& characters) {
  std::vector<ImWchar> ranges;
  for (const auto character : characters) {
    const auto glyph = static_cast<ImWchar>(character);
    if (!ranges.empty() && ranges.back() + 1 == glyph) {
      ranges.back() = glyph;
    } else {
      ranges.push_back(glyph);
      ranges.push_back(glyph);
    }
  }
  ranges.push_back(0);
  return ranges;
}

/// One file and what is taken from it.
struct Source {
  FontFile file;
  std::vector<ImWchar> ranges;
};

/// Moves what the file has from `wanted` to a source of its own.
void take_from(FontFile file, std::vector<char32_t>& wanted, std::vector<Source>& sources) {
  std::vector<char32_t> has, lacks;
  for (const auto character : wanted) {
    (FcCharSetHasChar(file.characters.get(), character) == FcTrue ? has : lacks).push_back(character);
  }
  if (has.empty()) return;
  sources.push_back({std::move(file), ranges_of(has)});
  wanted = std::move(lacks);
}

/// The files that together have the most of `wanted`; what none of them has stays in it. The best match for
/// what the first one lacks may have none of it, so all the others are looked at in order.
std::vector<Source> find_sources(FcConfig* config, bool bold, std::vector<char32_t>& wanted) {
  constexpr std::size_t kMostFiles = 12;
  std::vector<Source> sources;
  if (auto file = first_choice(config, bold)) take_from(std::move(*file), wanted, sources);
  if (wanted.empty()) return sources;
  const CharSet rest(FcCharSetCreate());
  for (const auto character : wanted) FcCharSetAddChar(rest.get(), character);
  const auto pattern = pattern_for(config, nullptr, bold, rest.get());
  FcResult result = FcResultNoMatch;
  const FontSet others(FcFontSort(config, pattern.get(), FcTrue, nullptr, &result));
  for (int i = 0; others != nullptr && i < others->nfont; ++i) {
    if (wanted.empty() || sources.size() == kMostFiles) break;
    if (auto file = file_of(others->fonts[i])) take_from(std::move(*file), wanted, sources);
  }
  return sources;
}

ImFont* add_style(ImFontAtlas& atlas, const TypeSize& size, const std::vector<Source>& sources, float scale,
                  float density) {
  ImFont* font = nullptr;
  const float pixels = std::round(size.pixels * scale * density);
  for (const auto& [file, ranges] : sources) {
    ImFontConfig config;
    config.MergeMode = font != nullptr;
    config.FontNo = file.index;
    config.OversampleH = scale * density >= 1.5F ? 1 : 2;
    config.OversampleV = 1;
    config.PixelSnapH = false;
    auto* added = atlas.AddFontFromFileTTF(file.path.c_str(), pixels, &config, ranges.data());
    if (font == nullptr) font = added;
  }
  return font;
}

/// The tables of a font reach to its last character, which is U+FFFD, the sign for what a font lacks. That is
/// found without them, for it stands for whatever lies beyond their end, so they may end where letters do.
void cut_tables(ImFont& font) {
#if IMGUI_VERSION_NUM < 19200
  constexpr ImWchar kReplacement = 0xFFFD;
  constexpr auto kNone = static_cast<ImWchar>(-1);
  if (font.FallbackChar != kReplacement) return;
  int end = std::min<int>(font.IndexLookup.Size, kReplacement);
  while (end > 0 && font.IndexLookup[end - 1] == kNone) --end;
  const auto cut = [&](auto& table) {
    std::remove_reference_t<decltype(table)> shorter;
    shorter.resize(end);
    std::copy_n(table.begin(), end, shorter.begin());
    shorter.swap(table);
  };
  cut(font.IndexLookup);
  cut(font.IndexAdvanceX);
#else
  static_cast<void>(font);
#endif
}

FontReport default_font(ImFontAtlas& atlas, float scale) {
  FontReport report;
  for (std::size_t i = 0; i < kTextStyles; ++i) {
    ImFontConfig config;
    config.SizePixels = std::round(kTypeSizes[i].pixels * scale);
    report.fonts[i] = atlas.AddFontDefault(&config);
  }
  atlas.Build();
  return report;
}

}  // namespace

FontReport load_fonts(ImFontAtlas& atlas, const GlyphSet& glyphs, float scale, float density) {
  const Config config(FcInitLoadConfigAndFonts());
  if (config == nullptr) return default_font(atlas, scale);
  atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;  // which would be up to twice what is drawn on
  FontReport report;
  auto missing = glyphs.characters();
  auto missing_bold = missing;
  const auto regular = find_sources(config.get(), false, missing);
  const auto bold = find_sources(config.get(), true, missing_bold);
  if (regular.empty() || bold.empty()) return default_font(atlas, scale);
#ifdef RAPPORT_IMGUI_FREETYPE
  atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
  for (std::size_t i = 0; i < kTextStyles; ++i) {
    report.fonts[i] = add_style(atlas, kTypeSizes[i], kTypeSizes[i].bold ? bold : regular, scale, density);
  }
  if (std::ranges::find(report.fonts, nullptr) != report.fonts.end() || !atlas.Build()) {
    atlas.Clear();
    return default_font(atlas, scale);
  }
  atlas.ClearInputData();  // each style has read its own copies of the files; the letters are drawn now
  for (auto* font : report.fonts) {
    font->Scale = 1.0F / density;
    cut_tables(*font);
  }
  report.family = regular.front().file.family;
  report.missing = std::move(missing);
  return report;
}

}  // namespace rapport::gui
