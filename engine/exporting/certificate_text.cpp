// SPDX-License-Identifier: MIT
#include "engine/exporting/certificate_text.h"

#include <fmt/format.h>

#include "engine/base/words.h"
#include "engine/exporting/text_table.h"
#include "engine/report/moment_text.h"

namespace rapport {
namespace {

using Emphasis = TextStyle::Emphasis;
using Side = TextTable::Side;

}  // namespace

std::string certificate_note(const Certificate& certificate) {
  return certificate.demonstration ? tr("DEMONSTRATION: this person does not exist and passed nothing.") : "";
}

std::string certificate_sentence(const Certificate& certificate, std::chrono::minutes utc_offset) {
  const auto name = certificate.name.empty() ? certificate.person_id : certificate.name;
  return tr_format("{} passed \"{}\" on {} ({}).", name, certificate.scenario_title,
                   moment_text(certificate.finished, utc_offset), zone_text(utc_offset));
}

std::string certificate_points(const Certificate& certificate) {
  return tr_format(
      "Overall {} of 100; {} were needed, and {} on each criterion that "
      "was called for.",
      certificate.overall, certificate.mark.overall, certificate.mark.each);
}

std::vector<std::string> certificate_grounds(const Certificate& certificate) {
  std::vector<std::string> grounds;
  grounds.push_back(
      tr_format("A counted attempt, without help and without a way back, that came to the "
                "ending \"{}\". Its replies were played again and lead to this result.",
                certificate.ending_title));
  grounds.push_back(
      tr_format("Replies: {}. Chosen, and rated by the scenario's author: {}. Typed: {}. Unanswered: {}.",
                certificate.replies, certificate.chosen, certificate.typed, certificate.silent));
  if (certificate.typed > 0) {
    grounds.push_back(
        tr_format("Of the typed ones the machine rated {}; {} could not be rated and counted neither way.",
                  certificate.rated_by_machine, certificate.unrated));
  }
  if (certificate.opinions > 0) {
    grounds.push_back(
        tr_format("Trainers' ratings of its replies: {}, of which {} differ from the machine's.",
                  certificate.opinions, certificate.differing));
  }
  if (certificate.scored_again) {
    grounds.push_back(tr_format(
        "It was scored again later by the rubric \"{}\", version {}: {}.",
        certificate.scored_again->rubric_id, certificate.scored_again->rubric_version,
        certificate.scored_again->status == AttemptStatus::Passed ? tr("passed") : tr("not passed")));
  }
  return grounds;
}

std::vector<std::string> certificate_texts(const Certificate& certificate) {
  return {tr_format("Scenario {}, version {}, SHA-256 {}", certificate.scenario_id,
                    certificate.scenario_version, certificate.scenario_hash),
          tr_format("Rubric {}, version {}, SHA-256 {}", certificate.rubric_id, certificate.rubric_version,
                    certificate.rubric_hash),
          tr_format("Attempt {}", certificate.attempt_id)};
}

std::string certificate_text(const Certificate& certificate, std::chrono::minutes utc_offset,
                             const TextStyle& style) {
  std::string text;
  if (const auto note = certificate_note(certificate); !note.empty()) text += style.wrapped(note) + "\n";
  text += style.marked(Emphasis::Strong, tr("Certificate")) + "\n";
  text += style.wrapped(certificate_sentence(certificate, utc_offset));
  text += "\n" + style.wrapped(certificate_points(certificate));
  TextTable table({{tr("Criterion"), Side::Left}, {tr("points"), Side::Right}});
  for (const auto& score : certificate.criteria) {
    table.add_row({score.criterion, score.points ? fmt::format("{}", *score.points) : tr("not called for")});
  }
  text += table.text(style);
  text += "\n" + style.marked(Emphasis::Strong, tr("What it rests on")) + "\n";
  for (const auto& ground : certificate_grounds(certificate)) text += style.wrapped(ground);
  for (const auto& line : certificate_texts(certificate)) text += style.wrapped(line, "", "  ");
  return text;
}

}  // namespace rapport
