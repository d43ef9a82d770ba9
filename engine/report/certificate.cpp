// SPDX-License-Identifier: MIT
#include "engine/report/certificate.h"

#include <algorithm>
#include <utility>

#include "engine/attempt/score.h"
#include "engine/base/words.h"

namespace rapport {
namespace {

tl::unexpected<Error> no_certificate(std::string why, std::string way_out) {
  return failure(ErrorCode::Conflict, tr("There is no certificate for this attempt: ") + std::move(why),
                 std::move(way_out));
}

std::optional<int> in_points(const std::optional<double>& score) {
  return score ? std::optional(points(*score)) : std::nullopt;
}

std::vector<std::optional<int>> in_points(const std::vector<std::optional<double>>& scores) {
  std::vector<std::optional<int>> all;
  for (const auto& score : scores) all.push_back(in_points(score));
  return all;
}

bool follows_from_replies(const AttemptResult& replayed, const AttemptSummary& kept, const Scoring& scoring) {
  return replayed.status == scoring.status && replayed.ending_id == kept.ending_id &&
         replayed.remedy_cost == kept.remedy_cost &&
         in_points(replayed.overall) == in_points(scoring.overall) &&
         in_points(replayed.criteria) == in_points(scoring.criteria);
}

void count_replies(Certificate& certificate, const AttemptRunner& runner) {
  const auto& replies = runner.session().replies();
  certificate.replies = replies.size();
  for (std::size_t i = 0; i < replies.size(); ++i) {
    switch (replies[i].kind) {
      case WrittenReply::Kind::Option:
        ++certificate.chosen;
        break;
      case WrittenReply::Kind::Typed:
        ++certificate.typed;
        break;
      case WrittenReply::Kind::Silence:
        ++certificate.silent;
        break;
    }
    const auto rated_by = runner.assessments()[i].rated_by;
    if (rated_by == RatedBy::Assessor) ++certificate.rated_by_machine;
    if (rated_by == RatedBy::Nobody) ++certificate.unrated;
  }
}

}  // namespace

Result<Certificate> certify(const AttemptRunner& runner, const AttemptSummary& kept,
                            const std::vector<Scoring>& scorings, const std::vector<Opinion>& opinions,
                            const Person& person) {
  const auto& scenario = runner.scenario();
  const auto& rubric = runner.rubric();
  if (kept.mode != Mode::Assessment) {
    return no_certificate(tr("it was practice."),
                          tr("Hold the conversation in assessment mode: rapport play --mode assessment."));
  }
  if (kept.scenario_hash != scenario.hash || kept.rubric_hash != rubric.hash ||
      kept.id != runner.attempt().id) {
    return no_certificate(tr("the scenario or the rubric is not the one that it was held with."),
                          tr("Keep the files as they were, or the store in which their text was kept."));
  }
  if (scorings.empty() || scorings.front().status != AttemptStatus::Passed)
    return no_certificate(tr("it was not passed."),
                          tr("The debrief says what was missing: rapport debrief."));
  const auto& scoring = scorings.front();
  if (!follows_from_replies(runner.attempt().result, kept, scoring)) {
    return no_certificate(
        tr("its replies do not lead to the result that was recorded."),
        tr("Either the record was changed, or its typed words were read by an older version of the machine "
           "and that reading was not kept."));
  }
  Certificate certificate;
  certificate.attempt_id = kept.id;
  certificate.person_id = kept.person_id;
  certificate.name = person.name;
  certificate.scenario_id = scenario.id;
  certificate.scenario_title = scenario.title;
  certificate.scenario_version = kept.scenario_version;
  certificate.scenario_hash = kept.scenario_hash;
  certificate.rubric_id = rubric.id;
  certificate.rubric_title = rubric.title;
  certificate.rubric_version = rubric.version;
  certificate.rubric_hash = kept.rubric_hash;
  certificate.finished = kept.finished.value_or(kept.updated);
  certificate.mark = scenario.pass.value_or(rubric.pass);
  certificate.overall = in_points(scoring.overall).value_or(0);
  for (std::size_t c = 0; c < std::min(rubric.criteria.size(), scoring.criteria.size()); ++c) {
    certificate.criteria.push_back(
        {rubric.criteria[c].id, spoken_text(rubric.criteria[c].name), in_points(scoring.criteria[c])});
  }
  certificate.ending_title = scenario.endings[runner.session().state().place].title;
  count_replies(certificate, runner);
  for (const auto& opinion : opinions) {
    if (opinion.attempt_id != kept.id) continue;
    ++certificate.opinions;
    if (opinion.machine && *opinion.machine != opinion.level) ++certificate.differing;
  }
  const auto current = std::ranges::find_if(scorings, &Scoring::is_current);
  if (current != scorings.end() && current != scorings.begin()) certificate.scored_again = *current;
  certificate.demonstration = kept.demonstration || person.demonstration;
  return certificate;
}

}  // namespace rapport
