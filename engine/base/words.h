// SPDX-License-Identifier: MIT
/// \file The program's words in the language of the person in front of it.
///
/// English stands in the code and is what is looked up; a catalogue holds the words of one other language.
/// What is spoken is one for the whole program, since words are needed everywhere, and may change at any
/// time: every function here may be called from any thread meanwhile (docs/adr/0015).
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace rapport {

/// Marks words that stand in a table: `./dev words` finds them there, and what shows them calls tr().
constexpr const char* N_(const char* english) {
  return english;
}
/// The same for words that tr_in() shows.
constexpr const char* NC_(const char* /*context*/, const char* english) {
  return english;
}

/// `english` in the language that is spoken, for as long as the program lives. Where that has no words for
/// it: `english` itself.
[[nodiscard]] const char* tr(const char* english);

/// The same for words that mean different things in different places, such as the key "Home". `context` is
/// never shown.
[[nodiscard]] const char* tr_in(const char* context, const char* english);

/// The form for so many of them: `one` and `many` are English's two; other languages have others.
[[nodiscard]] const char* tr_n(const char* one, const char* many, std::size_t count);

/// `wanted` with its placeholders filled, or `english` with them if `wanted` does not fit the arguments.
[[nodiscard]] std::string format_or_english(const char* wanted, const char* english,
                                            fmt::format_args arguments);

/// Words with placeholders, as fmt::format fills them. A translation may name them in another order, as {1}
/// and {0}.
template <typename... Args>
[[nodiscard]] std::string tr_format(fmt::format_string<Args...> english, Args&&... args) {
  const char* const words = fmt::string_view(english).data();
  return format_or_english(tr(words), words, fmt::make_format_args(args...));
}

/// The same for a number of things, which is not by itself one of the arguments.
template <typename... Args>
[[nodiscard]] std::string tr_n_format(fmt::format_string<Args...> one, fmt::format_string<Args...> many,
                                      std::size_t count, Args&&... args) {
  const char* const single = fmt::string_view(one).data();
  const char* const several = fmt::string_view(many).data();
  return format_or_english(tr_n(single, several, count), count == 1 ? single : several,
                           fmt::make_format_args(args...));
}

/// The languages that the person's system asks for, the dearest first, read from the variables that gettext's
/// programs read. Empty if it asks for none.
[[nodiscard]] std::vector<std::string> languages_of_system(
    const std::function<const char*(const char* name)>& environment);

/// Where the catalogues of this program lie, as LANGUAGE/LC_MESSAGES/rapport.mo: in share/locale beside the
/// folder of the program.
[[nodiscard]] std::filesystem::path catalogue_folder();

/// Whether there is a catalogue of that language ("es") in a folder. English needs none.
[[nodiscard]] bool has_catalogue(const std::filesystem::path& folder, const std::string& language);

/// From now on the first of the `wanted` languages is spoken that there are words in ("es_MX" is content with
/// "es"); English if there is none, or if its catalogue is damaged. Gives the language as language_spoken()
/// does.
std::string speak(const std::filesystem::path& folder, std::span<const std::string> wanted);

/// The language that is spoken, as "en" or "es".
[[nodiscard]] std::string language_spoken();

}  // namespace rapport
