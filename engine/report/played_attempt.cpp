// SPDX-License-Identifier: MIT
#include "engine/report/played_attempt.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/wording.h"
#include "engine/base/words.h"
#include "engine/report/debrief.h"

namespace rapport {
namespace {

/// An authored text by its hash, and what it makes; the value that is at hand if it is of that text.
template <typename Value, typename Load>
Result<std::shared_ptr<const Value>> text_as_played(const Records& records, const ContentHash& hash,
                                                    const std::shared_ptr<const Value>& at_hand,
                                                    const Load& load) {
  if (at_hand != nullptr && at_hand->hash == hash) return at_hand;
  const auto kept = records.source(hash);
  if (!kept) {
    return failure(ErrorCode::Conflict,
                   tr("The scenario or the rubric has been edited since, and the store has not kept the text "
                      "that was played."),
                   tr("Bring the file back as it was."));
  }
  auto loaded = load(*kept);
  if (loaded.value == nullptr) {
    return failure(ErrorCode::Invalid, tr("The text that was played cannot be read by this version."),
                   tr("Look at it with the version that it was played with."));
  }
  return loaded.value;
}

tl::unexpected<Error> not_rated(std::size_t reply) {
  return failure(ErrorCode::NotFound,
                 tr_format("The machine has not rated reply {} of this attempt.", reply + 1),
                 tr("Only typed replies of finished attempts that it rated can be corrected."));
}

}  // namespace

Result<HeldTexts> texts_as_played(const Records& records, const TextsAtHand& at_hand,
                                  const std::string& scenario_id, const ContentHash& scenario_hash,
                                  const ContentHash& rubric_hash) {
  auto rubric = text_as_played<Rubric>(records, rubric_hash, at_hand.rubric, [](const std::string& text) {
    return load_rubric_text("rubric.yaml", text);
  });
  if (!rubric) return tl::unexpected(rubric.error());
  const auto now = at_hand.scenario ? at_hand.scenario(scenario_id, **rubric) : nullptr;
  auto scenario = text_as_played<Scenario>(records, scenario_hash, now, [&](const std::string& text) {
    return load_scenario_text(scenario_id + ".yaml", text, **rubric);
  });
  if (!scenario) return tl::unexpected(scenario.error());
  return HeldTexts{std::move(*scenario), std::move(*rubric)};
}

Result<AttemptRunner> as_played(const Records& records, const TextsAtHand& at_hand, const Attempt& attempt,
                                const Listener* listener, const Clock& clock) {
  const auto& saved = attempt.saved;
  const auto texts =
      texts_as_played(records, at_hand, saved.scenario_id, saved.scenario_hash, saved.rubric_hash);
  if (!texts) return tl::unexpected(texts.error());
  return AttemptRunner::resume(texts->scenario, texts->rubric, attempt, {nullptr, &clock, listener});
}

Result<Attempt> as_first_scored(const Records& records, const AttemptRepository& attempts,
                                const AttemptId& id) {
  auto attempt = attempts.find(id);
  if (!attempt) return attempt;
  const auto scorings = records.scorings(id);
  if (!scorings) return tl::unexpected(scorings.error());
  if (scorings->size() < 2) return attempt;
  const auto& first = scorings->front();
  attempt->result.status = first.status;
  attempt->result.overall = first.overall;
  attempt->result.criteria = first.criteria;
  return attempt;
}

Result<Certificate> certificate_of(const Records& records, const AttemptRepository& attempts,
                                   const TextsAtHand& at_hand, const AttemptId& id, const Listener* listener,
                                   const Clock& clock) {
  const auto kept = records.attempt(id);
  if (!kept) return tl::unexpected(kept.error());
  const auto attempt = attempts.find(id);
  if (!attempt) return tl::unexpected(attempt.error());
  const auto scorings = records.scorings(id);
  if (!scorings) return tl::unexpected(scorings.error());
  RecordFilter filter;
  filter.person_id = kept->person_id;
  const auto opinions = records.opinions(filter);
  if (!opinions) return tl::unexpected(opinions.error());
  const auto person = records.person(kept->person_id);
  if (!person) return tl::unexpected(person.error());
  auto anew = *attempt;
  anew.result = {};  // what follows from the replies, whatever was recorded
  anew.mode = Mode::Practice;
  const auto runner = as_played(records, at_hand, anew, listener, clock);
  if (!runner) return tl::unexpected(runner.error());
  return certify(*runner, *kept, *scorings, *opinions, *person);
}

Result<std::vector<MachineRating>> machine_ratings(const Records& records, const AttemptId& attempt_id,
                                                   std::size_t reply) {
  const auto attempt = records.attempt(attempt_id);
  if (!attempt) return tl::unexpected(attempt.error());
  auto replies = records.rated_replies_of(attempt_id);
  if (!replies) return tl::unexpected(replies.error());
  const auto found = std::ranges::find(*replies, reply, &RatedReply::reply);
  if (found == replies->end()) return not_rated(reply);
  return std::move(found->ratings);
}

Result<Opinion> correct(Records& records, const Correction& correction, TimePoint now) {
  const auto attempt = records.attempt(correction.attempt_id);
  if (!attempt) return tl::unexpected(attempt.error());
  const auto ratings = machine_ratings(records, correction.attempt_id, correction.reply);
  if (!ratings) return tl::unexpected(ratings.error());
  const auto machine = std::ranges::find(*ratings, correction.criterion_id, &MachineRating::criterion_id);
  if (machine == ratings->end()) {
    std::vector<std::string> rated;
    for (const auto& rating : *ratings) rated.push_back(rating.criterion_id);
    return failure(ErrorCode::NotFound,
                   tr_format("The machine has not rated {} in reply {} of this attempt.",
                             correction.criterion_id, correction.reply + 1),
                   tr_format("It has rated {}.", list_of(rated)));
  }
  if (machine->level == correction.level) {
    return failure(
        ErrorCode::Conflict,
        tr_format("The machine gave {} too, so there is nothing to correct.", level_name(machine->level)),
        tr("Choose another level, or rate a sample blindly to say where you agree."));
  }
  Opinion opinion;
  opinion.attempt_id = correction.attempt_id;
  opinion.reply = correction.reply;
  opinion.scenario_id = attempt->scenario_id;
  opinion.criterion_id = correction.criterion_id;
  opinion.machine = machine->level;
  opinion.machine_signs = machine->signs;
  opinion.level = correction.level;
  opinion.reason = correction.reason;
  opinion.rater_id = correction.rater_id;
  opinion.at = now;
  if (auto added = records.add_opinion(opinion); !added) return tl::unexpected(added.error());
  return opinion;
}

}  // namespace rapport
