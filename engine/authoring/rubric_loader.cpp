// SPDX-License-Identifier: MIT
#include "engine/authoring/rubric_loader.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "engine/authoring/allowance.h"
#include "engine/authoring/field_reader.h"
#include "engine/authoring/rubric_checker.h"
#include "engine/authoring/rubric_parts_reader.h"
#include "engine/authoring/wording.h"
#include "engine/authoring/yaml_document.h"
#include "engine/base/file.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, kCoreCriteria> kCoreIds = {"listening", "empathy", "ownership",
                                                                  "followup"};

class RubricReader {
 public:
  RubricReader(const YamlValue& root, DiagnosticReport& report)
      : report_(report), fields_(root, "the rubric", report), parts_(rubric_, report) {}

  Rubric read() {
    const auto* format = fields_.value("rubric", Need::Must);
    if (format != nullptr && (!format->is_text() || format->text != "1")) {
      report_.add(DiagnosticCode::UnsupportedFormat, format->place,
                  "This version of the rubric format is not known.",
                  "Write rubric: 1, or use a newer Rapport.");
    }
    rubric_.id = fields_.id();
    rubric_.version = fields_.number("version", Need::May, 1, 1'000'000, 1);
    rubric_.title = fields_.text("title", Need::Must);
    if (const auto* pass = fields_.value("pass", Need::Should)) {
      FieldReader mark(*pass, "the pass mark", report_);
      rubric_.pass.overall = mark.number("overall", Need::Must, 0, 100, 60);
      rubric_.pass.each = mark.number("each", Need::Must, 0, 100, 40);
      mark.finish();
    }
    parts_.read_criteria(fields_, Need::Must);
    check_core();
    parts_.read_word_lists(fields_);
    parts_.read_indicators(fields_, Need::Should);
    for (const auto* value : fields_.mappings("slips", Need::Should, 100)) read_slip(*value);
    fields_.finish();
    return std::move(rubric_);
  }

  /// Of what read() gave.
  [[nodiscard]] const RubricPlaces& places() const { return parts_.places(); }

 private:
  void check_core() {
    for (std::size_t i = 0; i < kCoreIds.size(); ++i) {
      if (i < rubric_.criteria.size() && rubric_.criteria[i].id == kCoreIds[i]) continue;
      report_.add(DiagnosticCode::MissingKey, fields_.place_of("criteria"),
                  fmt::format("Criterion {} should be {}.", i + 1, kCoreIds[i]),
                  "The criteria begin with listening, empathy, ownership and followup, in this order.");
      return;
    }
  }

  void read_slip(const YamlValue& value) {
    FieldReader fields(value, "this slip", report_);
    Slip slip;
    slip.code = fields.text("code", Need::Must);
    slip.name = fields.text("name", Need::Must);
    slip.lesson = fields.text("lesson", Need::Must);
    fields.finish();
    if (rubric_.find_slip(slip.code) != nullptr) {
      report_.add(DiagnosticCode::DuplicateId, fields.place_of("code"),
                  fmt::format("There is already a slip {}.", slip.code), "Give each a code of its own.");
    }
    rubric_.slips.push_back(std::move(slip));
  }

  DiagnosticReport& report_;
  FieldReader fields_;
  Rubric rubric_;
  RubricPartsReader parts_;
};

}  // namespace

Loaded<Rubric> load_rubric_text(std::string name, std::string bytes) {
  const SourceText source(std::move(name), std::move(bytes));
  DiagnosticReport report(source, "docs/rubric-format.md");
  std::shared_ptr<Rubric> rubric;
  std::optional<std::vector<Note>> notes;
  if (const auto root = read_yaml(source, report)) {
    notes = find_notes(source, *root);
    RubricReader reader(*root, report);
    rubric = std::make_shared<Rubric>(reader.read());
    if (!report.has_errors()) check_rubric(*rubric, reader.places(), report);
  }
  const bool usable = !report.has_errors();
  auto [found, allowed] = sift(report, notes);
  if (!usable) return {nullptr, std::move(found), std::move(allowed)};
  rubric->hash = content_hash(source.bytes());
  rubric->source = std::make_shared<const std::string>(source.bytes());
  return {std::move(rubric), std::move(found), std::move(allowed)};
}

Loaded<Rubric> load_rubric(const std::filesystem::path& path) {
  auto bytes = read_file(path, kLargestFileBytes);
  if (bytes) return load_rubric_text(path.string(), std::move(*bytes));
  return {nullptr, {unread_file(path, bytes.error())}};
}

}  // namespace rapport
