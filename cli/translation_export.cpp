// SPDX-License-Identifier: MIT
#include "cli/translation_export.h"

#include <fmt/format.h>

#include <iostream>
#include <utility>

#include "engine/translation/po_writer.h"
#include "engine/translation/translated_scenario.h"
#include "engine/translation/translation_csv.h"

namespace rapport {
namespace {

/// A translation as it is to be worked on: what there is, held against the scenario as it is now.
Result<Translation> translation_to_write(const ExportOptions& options, const ExportSubject& subject) {
  if (options.language.empty())
    return failure(ErrorCode::Invalid, "It is not said into which language.",
                   "Add --language es, for example.");
  if (const auto can = check_other_language(*subject.scenario, options.language); !can)
    return tl::unexpected(can.error());
  auto there = open_translation(subject.catalogue, subject.file, *subject.scenario, options.language);
  if (!there) return there;
  auto& translation = *there;
  translation.language = options.language;
  translation.scenario_id = subject.scenario->id;
  translation =
      brought_up_to_date(texts_of(*subject.scenario, *subject.catalogue.rubric), std::move(translation));
  const auto counts = counts_of(translation);
  std::cerr << fmt::format(
      "rapport: {} lines: {} translated, {} missing, {} stale; {} of lines that are gone.\n",
      counts.of_scenario(), counts.translated, counts.missing, counts.stale, counts.gone);
  return there;
}

}  // namespace

Result<Written> write_po_file(const ExportOptions& options, const ExportSubject& subject) {
  const auto translation = translation_to_write(options, subject);
  if (!translation) return tl::unexpected(translation.error());
  return Written{write_po(*translation), translation_path(subject.file, options.language)};
}

Result<Written> write_table(const ExportOptions& options, const ExportSubject& subject) {
  const auto translation = translation_to_write(options, subject);
  if (!translation) return tl::unexpected(translation.error());
  const auto mark = options.byte_order_mark ? ByteOrderMark::With : ByteOrderMark::Without;
  return Written{write_translation_csv(*translation, subject.scenario->language, mark), {}};
}

}  // namespace rapport
