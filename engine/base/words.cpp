// SPDX-License-Identifier: MIT
#include "engine/base/words.h"

#include <algorithm>
#include <atomic>
#include <boost/locale/gnu_gettext.hpp>
#include <cstdint>
#include <cstring>
#include <locale>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "engine/base/file.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;
namespace gettext = boost::locale::gnu_gettext;

constexpr auto kEnglish = "en";
constexpr std::size_t kLargestCatalogue = std::size_t{4} << 20U;

/// The words of one language.
struct Catalogue {
  std::string language;
  std::locale holder;  ///< of `words`
  const boost::locale::message_format<char>* words = nullptr;
};

/// None: English. What was opened once is kept to the end of the program, so whoever holds words of it may go
/// on doing so.
std::atomic<const Catalogue*> spoken = nullptr;

/// Whether every string of a catalogue lies within it and ends there, which the library takes for granted.
/// Source: "The Format of GNU MO Files" in the manual of gettext.
bool is_sound(std::string_view bytes) {
  constexpr std::uint32_t kMagic = 0x950412DE;
  const auto number_at = [&](std::uint64_t at) {
    std::uint32_t number = 0;
    if (at + sizeof number <= bytes.size()) std::memcpy(&number, bytes.data() + at, sizeof number);
    return std::uint64_t{number};
  };
  const auto fits = [&](std::uint64_t at, std::uint64_t size) { return at + size <= bytes.size(); };
  constexpr std::uint64_t kHeader = 28, kEntry = 8, kNumber = 4;
  if (!fits(0, kHeader) || number_at(0) != kMagic || number_at(4) != 0) return false;
  const auto count = number_at(8), originals = number_at(12), translations = number_at(16),
             hash_size = number_at(20), hashes = number_at(24);
  if (count == 0 || !fits(originals, count * kEntry) || !fits(translations, count * kEntry)) return false;
  // The library looks words up by these, in steps that only end at an empty place.
  if (hash_size <= std::max<std::uint64_t>(count, 2) || !fits(hashes, hash_size * kNumber)) return false;
  for (std::uint64_t i = 0; i < hash_size; ++i) {
    if (number_at(hashes + i * kNumber) > count) return false;
  }
  for (const auto table : {originals, translations}) {
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto length = number_at(table + i * kEntry), at = number_at(table + i * kEntry + kNumber);
      if (!fits(at, length + 1) || bytes[at + length] != '\0') return false;
    }
  }
  return true;
}

fs::path catalogue_file(const fs::path& folder, const std::string& language) {
  return folder / language / "LC_MESSAGES" / "rapport.mo";
}

std::unique_ptr<const Catalogue> read_catalogue(const fs::path& folder, const std::string& language) {
  const auto bytes = read_file(catalogue_file(folder, language), kLargestCatalogue);
  if (!bytes || !is_sound(*bytes)) return nullptr;
  gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.domains.emplace_back(std::string("rapport"));
  info.paths = {folder.string()};
  info.callback = [&](const std::string&, const std::string&) {
    return std::vector<char>(bytes->begin(), bytes->end());
  };
  try {
    auto* const words = gettext::create_messages_facet<char>(info);
    if (words == nullptr) return nullptr;
    return std::make_unique<const Catalogue>(Catalogue{language, {std::locale::classic(), words}, words});
  } catch (const std::exception&) {  // the library's way of saying that it makes no sense
    return nullptr;
  }
}

/// Null if there is none that can be used.
const Catalogue* catalogue_of(const fs::path& folder, const std::string& language) {
  static std::mutex mutex;
  // Never taken down: at the end of the program other threads may still hold words of them.
  static auto& kept = *new std::map<fs::path, std::unique_ptr<const Catalogue>>;
  const std::scoped_lock lock(mutex);
  auto& catalogue = kept[catalogue_file(folder, language)];
  if (catalogue == nullptr) catalogue = read_catalogue(folder, language);
  return catalogue.get();
}

/// "es" of "es_MX.UTF-8"; nothing if it is no language.
std::optional<std::string> language_of(std::string_view tag) {
  const auto language = tag.substr(0, tag.find_first_of("_-.@"));
  constexpr std::size_t kShortest = 2, kLongest = 3;
  if (language.size() < kShortest || language.size() > kLongest) return std::nullopt;
  for (const char c : language) {
    if (c < 'a' || c > 'z') return std::nullopt;
  }
  return std::string(language);
}

const char* found_or(const char* found, const char* english) {
  return found == nullptr ? english : found;
}

}  // namespace

const char* tr(const char* english) {
  const auto* const catalogue = spoken.load(std::memory_order_acquire);
  if (catalogue == nullptr || *english == '\0') return english;
  return found_or(catalogue->words->get(0, nullptr, english), english);
}

const char* tr_in(const char* context, const char* english) {
  const auto* const catalogue = spoken.load(std::memory_order_acquire);
  if (catalogue == nullptr || *english == '\0') return english;
  return found_or(catalogue->words->get(0, context, english), english);
}

const char* tr_n(const char* one, const char* many, std::size_t count) {
  const char* const english = count == 1 ? one : many;
  const auto* const catalogue = spoken.load(std::memory_order_acquire);
  if (catalogue == nullptr) return english;
  constexpr std::size_t kEnough =
      1'000'000;  // the library counts in int; of more only the last digits matter
  const auto number = static_cast<int>(count < kEnough ? count : kEnough + count % kEnough);
  return found_or(catalogue->words->get(0, nullptr, one, number), english);
}

std::string format_or_english(const char* wanted, const char* english, fmt::format_args arguments) {
  if (wanted != english) {
    try {
      return fmt::vformat(wanted, arguments);
    } catch (const fmt::format_error&) {  // a slip in a catalogue must not be the person's
    }
  }
  return fmt::vformat(english, arguments);
}

std::vector<std::string> languages_of_system(
    const std::function<const char*(const char* name)>& environment) {
  const auto value = [&](const char* name) {
    const char* const text = environment(name);
    return std::string_view(text == nullptr ? "" : text);
  };
  std::string_view locale;
  for (const auto* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    if (locale.empty()) locale = value(name);
  }
  // As gettext has it: a locale that is not set, or bare "C", asks for no language whatever LANGUAGE says.
  if (locale.empty() || locale == "C" || locale == "POSIX") return {};
  std::vector<std::string> languages;
  auto list = value("LANGUAGE");
  while (!list.empty()) {
    const auto end = std::min(list.find(':'), list.size());
    if (end > 0) languages.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  if (languages.empty()) languages.emplace_back(locale);
  return languages;
}

fs::path catalogue_folder() {
  std::error_code problem;
  const auto program = fs::canonical("/proc/self/exe", problem);
  return program.parent_path().parent_path() / "share" / "locale";
}

bool has_catalogue(const fs::path& folder, const std::string& language) {
  std::error_code problem;
  return language == kEnglish || fs::is_regular_file(catalogue_file(folder, language), problem);
}

std::string speak(const fs::path& folder, std::span<const std::string> wanted) {
  const Catalogue* chosen = nullptr;
  for (const auto& tag : wanted) {
    const auto language = language_of(tag);
    if (!language) continue;
    if (*language == kEnglish) break;
    chosen = catalogue_of(folder, *language);
    if (chosen != nullptr) break;
  }
  spoken.store(chosen, std::memory_order_release);
  return language_spoken();
}

std::string language_spoken() {
  const auto* const catalogue = spoken.load(std::memory_order_acquire);
  return catalogue == nullptr ? kEnglish : catalogue->language;
}

}  // namespace rapport
