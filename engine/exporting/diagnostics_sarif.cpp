// SPDX-License-Identifier: MIT
#include "engine/exporting/diagnostics_sarif.h"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/authoring/diagnostic_pages.h"
#include "engine/authoring/wording.h"
#include "engine/exporting/diagnostic_page_text.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kPlain = "-._~/";
  std::string text;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      text += c;
    } else {
      text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return text;
}

/// Relative if the file lies below `base`; a `file:` address otherwise.
std::string uri_of(const std::string& file, const fs::path& base) {
  const auto whole = (base / file).lexically_normal();
  const auto below = whole.lexically_relative(base);
  if (!below.empty() && *below.begin() != "..") return percent_encoded(below.generic_string());
  return "file://" + percent_encoded(whole.generic_string());
}

const char* level_of(Severity severity) {
  return severity == Severity::Error ? "error" : "warning";
}

/// The first paragraph of a page, without its severity, in one line.
std::string description_of(std::string_view page) {
  const auto begin = page.find(".* ") + 3;
  std::string text(page.substr(begin, page.find("\n\n", begin) - begin));
  for (auto& c : text) {
    if (c == '\n') c = ' ';
  }
  return text;
}

Json rule_of(const DiagnosticEntry& entry) {
  constexpr TextStyle kPlain{100, false};
  return {{"id", entry.number()},
          {"name", entry.name},
          {"shortDescription", {{"text", capitalised(std::string(summary_of(entry.code))) + "."}}},
          {"fullDescription", {{"text", description_of(page_of(entry.code))}}},
          {"help", {{"text", diagnostic_page_text(entry.code, kPlain)}, {"markdown", page_of(entry.code)}}},
          {"defaultConfiguration", {{"level", level_of(entry.severity)}}}};
}

class SarifLog {
 public:
  explicit SarifLog(const SarifRun& run) : run_(run) {
    for (const auto& each : run.found) results_.push_back(result_of(each));
    for (const auto& each : run.allowed) {
      auto result = result_of(each.diagnostic);
      const Json why = {{"kind", "inSource"}, {"justification", repair_utf8(each.reason)}};
      result["suppressions"] = Json::array({why});
      results_.push_back(std::move(result));
    }
  }

  [[nodiscard]] Json whole() const {
    auto notifications = Json::array();
    for (const auto& error : run_.could_not_read)
      notifications.push_back({{"level", "error"}, {"message", {{"text", repair_utf8(error.text())}}}});
    const Json invocation = {{"executionSuccessful", run_.could_not_read.empty()},
                             {"toolExecutionNotifications", notifications}};
    const Json driver = {{"name", "Rapport"}, {"version", run_.version}, {"rules", rules_}};
    const Json run = {{"tool", {{"driver", driver}}},
                      {"invocations", Json::array({invocation})},
                      {"columnKind", "unicodeCodePoints"},
                      {"results", results_}};
    return {{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({run})}};
  }

 private:
  std::size_t rule_index(DiagnosticCode code) {
    const auto [found, is_new] = positions_.emplace(code, rules_.size());
    if (is_new) rules_.push_back(rule_of(entry_of(code)));
    return found->second;
  }

  Json result_of(const Diagnostic& diagnostic) {
    const auto& entry = entry_of(diagnostic.code);
    auto text = diagnostic.message;
    if (!diagnostic.hint.empty()) text += " " + diagnostic.hint;
    Json place = {{"artifactLocation", {{"uri", uri_of(repair_utf8(diagnostic.file), run_.base)}}}};
    if (diagnostic.line != 0) {
      place["region"] = {{"startLine", diagnostic.line},
                         {"startColumn", diagnostic.column},
                         {"endLine", diagnostic.line},
                         {"endColumn", diagnostic.column + diagnostic.width}};
      if (!diagnostic.source_line.empty()) {
        place["contextRegion"] = {{"startLine", diagnostic.line},
                                  {"snippet", {{"text", repair_utf8(diagnostic.source_line)}}}};
      }
    }
    return {{"ruleId", entry.number()},
            {"ruleIndex", rule_index(diagnostic.code)},
            {"level", level_of(entry.severity)},
            {"message", {{"text", repair_utf8(text)}}},
            {"locations", Json::array({{{"physicalLocation", place}}})}};
  }

  const SarifRun& run_;
  Json rules_ = Json::array();
  Json results_ = Json::array();
  std::map<DiagnosticCode, std::size_t> positions_;
};

}  // namespace

std::string diagnostics_sarif(const SarifRun& run) {
  return SarifLog(run).whole().dump(2) + "\n";
}

}  // namespace rapport
