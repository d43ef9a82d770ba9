// SPDX-License-Identifier: MIT
#include "engine/text/folded_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace rapport {
namespace {

/// Letters of other alphabets that look like Latin ones, and those Latin ones (Unicode's confusables, the
/// exact twins only).
constexpr std::u32string_view kLookAlikes = U"аАеЕоОрРсСуУхХіІјЈѕЅԁԛԝһВНКМТαΑοΟΕΖΗΙΚΜΝΡΤΥΧνιιгп";
constexpr std::string_view kLookedLike = "aAeEoOpPcCyYxXiIjJsSdqwhBHKMTaAoOEZHIKMNPTYXviirn";

char look_alike(char32_t letter) {
  const auto found = kLookAlikes.find(letter);
  return found == std::u32string_view::npos ? '\0' : kLookedLike[found];
}

/// Punctuation that has a plain twin; empty for what is simply dropped.
std::string_view plain_sign(char32_t sign) {
  switch (sign) {
    case U'‘':
    case U'’':
    case U'ʼ':
    case U'‛':
    case U'′':
      return "'";
    case U'“':
    case U'”':
    case U'„':
    case U'«':
    case U'»':
    case U'″':
      return "\"";
    case U'–':
    case U'—':
    case U'―':
    case U'−':
      return " - ";
    case U'‐':
    case U'‑':
      return "-";
    case U'…':
      return "... ";
    case U'£':
    case U'€':
    case U'¥':
      return "$";
    case U'•':
    case U'·':
    case U'¶':
    case U'\u2028':
    case U'\u2029':
      return "\n";
    default:
      return {};
  }
}

class Folding {
 public:
  explicit Folding(std::string_view bytes, std::size_t most) : bytes_(bytes.substr(0, most)) {
    folded_.cut = bytes.size() > most;
    folded_.text.reserve(bytes_.size());
    folded_.begins.reserve(bytes_.size());
    folded_.ends.reserve(bytes_.size());
  }

  FoldedText run() {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes_.data());
    const auto length = static_cast<std::int32_t>(bytes_.size());
    for (std::int32_t at = 0; at < length;) {
      begin_ = static_cast<std::uint32_t>(at);
      UChar32 letter = 0;
      U8_NEXT(data, at, length, letter);
      end_ = static_cast<std::uint32_t>(at);
      if (letter < 0) {
        put(' ');
      } else if (letter < 0x80) {
        fold_ascii(static_cast<char>(letter));
      } else {
        fold_other(static_cast<char32_t>(letter));
      }
    }
    settle_word();
    return std::move(folded_);
  }

 private:
  void put(char c) {
    folded_.text += c;
    folded_.begins.push_back(begin_);
    folded_.ends.push_back(end_);
  }

  void fold_ascii(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    folded_.latin_letters += letter ? 1U : 0U;
    word_has_latin_ |= letter;
    if (!letter) settle_word();
    if (c == '\n' || c == '\t' || (c >= ' ' && c < '\x7F')) put(c);
  }

  void fold_other(char32_t letter) {
    if (const auto plain = plain_sign(letter); !plain.empty()) {
      settle_word();
      for (const char c : plain) put(c);
      return;
    }
    const auto kind = u_charType(static_cast<UChar32>(letter));
    if (kind == U_FORMAT_CHAR || kind == U_CONTROL_CHAR || kind == U_NON_SPACING_MARK) return;
    if (u_isUWhiteSpace(static_cast<UChar32>(letter))) {
      settle_word();
      return put(' ');
    }
    if (!u_isalnum(static_cast<UChar32>(letter))) {
      settle_word();
      return put(' ');
    }
    fold_letter(letter);
  }

  void fold_letter(char32_t letter) {
    if (const char twin = look_alike(letter); twin != '\0') {
      waiting_.push_back({folded_.text.size(), twin});
      put(kForeignLetter);
      return;
    }
    UErrorCode error = U_ZERO_ERROR;
    static const auto* const kDecompose = icu::Normalizer2::getNFKDInstance(error);
    icu::UnicodeString parts;
    if (kDecompose == nullptr || !kDecompose->getDecomposition(static_cast<UChar32>(letter), parts)) {
      parts = icu::UnicodeString(static_cast<UChar32>(letter));
    }
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      const auto part = parts.char32At(i);
      if (part < 0x80 && part >= ' ') {
        ++folded_.latin_letters;
        word_has_latin_ = true;
        put(static_cast<char>(part));
      } else if (u_isalpha(part)) {
        ++folded_.foreign_letters;
        put(kForeignLetter);
      }
    }
  }

  /// At the end of a word: look-alikes count as Latin where the word has Latin letters besides.
  void settle_word() {
    for (const auto& [place, twin] : waiting_) {
      if (word_has_latin_) {
        folded_.text[place] = twin;
        ++folded_.latin_letters;
      } else {
        ++folded_.foreign_letters;
      }
    }
    waiting_.clear();
    word_has_latin_ = false;
  }

  struct LookAlike {
    std::size_t place;
    char twin;
  };
  std::string_view bytes_;
  FoldedText folded_;
  std::uint32_t begin_ = 0, end_ = 0;
  std::vector<LookAlike> waiting_;
  bool word_has_latin_ = false;
};

}  // namespace

FoldedText fold_text(std::string_view bytes, std::size_t most_bytes) {
  return Folding(bytes, most_bytes).run();
}

}  // namespace rapport
