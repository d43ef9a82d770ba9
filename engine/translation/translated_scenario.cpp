// SPDX-License-Identifier: MIT
#include "engine/translation/translated_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "engine/authoring/scenario_loader.h"
#include "engine/base/content_hash.h"
#include "engine/base/file.h"
#include "engine/translation/po_reader.h"
#include "engine/translation/scenario_texts.h"
#include "engine/translation/translation_checker.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".po";

/// Without blanks and line breaks around it, as the loader reads the texts of a scenario.
std::string trimmed(const std::string& text) {
  constexpr const char* kAround = " \t\n";
  const auto first = text.find_first_not_of(kAround);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kAround) - first + 1);
}

}  // namespace

std::vector<TranslationFile> translation_files(const fs::path& scenario_file) {
  std::vector<TranslationFile> files;
  const auto beginning = scenario_file.stem().string() + ".";
  const auto folder = scenario_file.has_parent_path() ? scenario_file.parent_path() : fs::path(".");
  std::error_code problem;
  for (fs::directory_iterator it(folder, problem), end; !problem && it != end; it.increment(problem)) {
    const auto name = it->path().filename().string();
    if (!name.starts_with(beginning) || !name.ends_with(kExtension)) continue;
    if (name.size() <= beginning.size() + kExtension.size()) continue;
    std::error_code ignored;
    if (!it->is_regular_file(ignored)) continue;
    const auto language = name.substr(beginning.size(), name.size() - beginning.size() - kExtension.size());
    // What has another dot belongs to a scenario with a longer name.
    if (language.find('.') == std::string::npos)
      files.push_back({language, translation_path(scenario_file, language)});
  }
  std::ranges::sort(files, {}, &TranslationFile::language);
  return files;
}

fs::path translation_path(const fs::path& scenario_file, std::string_view language) {
  return scenario_file.parent_path() /
         fmt::format("{}.{}{}", scenario_file.stem().string(), language, kExtension);
}

std::optional<fs::path> scenario_path_of(const fs::path& translation_file) {
  if (translation_file.extension() != kExtension) return std::nullopt;
  const auto stem = translation_file.stem();
  if (!stem.has_extension()) return std::nullopt;
  return translation_file.parent_path() / (stem.stem().string() + ".yaml");
}

Loaded<Translation> load_translation_text(std::string name, std::string bytes, const Scenario& scenario,
                                          const Rubric& base, const std::string& language) {
  const SourceText source(std::move(name), std::move(bytes));
  DiagnosticReport report(source, "docs/translations.md");
  auto translation = read_po(source, report);
  if (translation) {
    check_translation_head(*translation, scenario, language, report);
    if (!report.has_errors()) check_translated_lines(texts_of(scenario, base), *translation, report);
  }
  if (report.has_errors()) return {nullptr, report.take()};
  return {std::make_shared<const Translation>(std::move(*translation)), report.take()};
}

Loaded<Translation> load_translation(const TranslationFile& file, const Scenario& scenario,
                                     const Rubric& base) {
  auto bytes = read_file(file.path, kLargestTranslationBytes);
  if (bytes)
    return load_translation_text(file.path.string(), std::move(*bytes), scenario, base, file.language);
  return {nullptr, {unread_file(file.path, bytes.error())}};
}

std::vector<Diagnostic> translation_problems(const TranslationFile& file, const Scenario* scenario,
                                             const Rubric& base) {
  if (scenario != nullptr) return load_translation(file, *scenario, base).diagnostics;
  auto bytes = read_file(file.path, kLargestTranslationBytes);
  if (!bytes) return {unread_file(file.path, bytes.error())};
  const SourceText source(file.path.string(), std::move(*bytes));
  DiagnosticReport report(source, "docs/translations.md");
  static_cast<void>(read_po(source, report));
  return report.take();
}

std::vector<Diagnostic> lint_translation(const fs::path& file, const Rubric& base) {
  const auto beside = scenario_path_of(file);
  std::error_code ignored;
  if (!beside || !fs::exists(*beside, ignored)) {
    Diagnostic diagnostic;
    diagnostic.code = DiagnosticCode::NoSuchScenario;
    diagnostic.file = file.string();
    diagnostic.message =
        beside ? fmt::format("There is no scenario {} beside this translation.", beside->filename().string())
               : "The name does not say of which scenario this is a translation.";
    diagnostic.hint = "Call it SCENARIO.LANGUAGE.po, such as cold-house.es.po beside cold-house.yaml.";
    return {diagnostic};
  }
  const auto language = file.stem().extension().string().substr(1);
  return translation_problems({language, file}, load_scenario(*beside, base).value.get(), base);
}

TranslatedScenario in_language(const Scenario& scenario, const Rubric& base, Translation translation) {
  translation = brought_up_to_date(texts_of(scenario, base), std::move(translation));
  std::unordered_map<std::string, std::string> words;
  std::string all = translation.language;
  for (const auto& line : translation.lines) {
    if (state_of(line) != LineState::Translated) continue;
    all += fmt::format("\n{}\n{}", line.id, line.translation);
    words.emplace(line.id, trimmed(line.translation));
  }
  const auto result = with_words(scenario, base, [&](const std::string& id) -> const std::string* {
    const auto found = words.find(id);
    return found == words.end() ? nullptr : &found->second;
  });
  result->language = translation.language;
  result->translation = content_hash(all);
  return {result, counts_of(translation)};
}

}  // namespace rapport
