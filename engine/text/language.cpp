// SPDX-License-Identifier: MIT
#include "engine/text/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

#include "engine/text/utf8.h"

namespace rapport {
namespace {
constexpr std::size_t kMostBytes = 2000;  ///< more would not make it surer
}

std::string detected_language(std::string_view bytes) {
  const auto text = repair_utf8(bytes.substr(0, kMostBytes));
  bool reliable = false;
  const auto language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return CLD2::LanguageCode(language);
}

}  // namespace rapport
