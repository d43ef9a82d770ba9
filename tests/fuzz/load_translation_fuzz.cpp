// SPDX-License-Identifier: MIT
/// \file Any bytes as a translation, as PO and as a table: they are read, or they give diagnostics; and what
/// is read is written, read again and the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/translation/import_translation.h"
#include "engine/translation/po_reader.h"
#include "engine/translation/po_writer.h"
#include "engine/translation/translated_scenario.h"
#include "engine/translation/translation_csv.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

std::optional<rapport::Translation> read_again(const std::string& bytes, bool is_po,
                                               const std::vector<rapport::ScenarioText>& texts) {
  const rapport::SourceText source("again", bytes);
  rapport::DiagnosticReport report(source);
  return is_po ? rapport::read_po(source, report) : rapport::read_translation_csv(source, texts, report);
}

/// What was read, taken in: out and back it has the same bytes.
void exchange(rapport::Translation translation, const std::vector<rapport::ScenarioText>& texts) {
  translation.language = "es";
  const auto present = rapport::import_translation(texts, {}, std::move(translation));
  const auto po = rapport::write_po(present.translation);
  const auto from_po = read_again(po, true, texts);
  check(from_po.has_value());
  check(rapport::write_po(rapport::brought_up_to_date(texts, *from_po)) == po);
  const auto csv = rapport::write_translation_csv(present.translation, "en", rapport::ByteOrderMark::With);
  check(read_again(csv, false, texts).has_value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kRubric = rapport::load_rubric(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml").value;
  static const auto kScenario =
      rapport::load_scenario(RAPPORT_SOURCE_DIR "/docs/diagnostics/base.yaml", *kRubric).value;
  static const auto kTexts = rapport::texts_of(*kScenario, *kRubric);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto loaded = rapport::load_translation_text("fuzz.es.po", bytes, *kScenario, *kRubric, "es");
  for (const auto& diagnostic : loaded.diagnostics) check(!rapport::to_text(diagnostic).empty());
  check(loaded.value || !loaded.diagnostics.empty());
  if (loaded.value) {
    check(rapport::in_language(*kScenario, *kRubric, *loaded.value).scenario->turns.size() ==
          kScenario->turns.size());
    exchange(*loaded.value, kTexts);
  }
  if (auto table = read_again(bytes, false, kTexts)) exchange(std::move(*table), kTexts);
  return 0;
}
