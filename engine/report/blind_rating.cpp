// SPDX-License-Identifier: MIT
#include "engine/report/blind_rating.h"

#include <algorithm>
#include <map>
#include <utility>

namespace rapport {
namespace {

/// By which rubrics replies are rated, each brought back once.
class RubricsAsPlayed {
 public:
  RubricsAsPlayed(const Records& records, const TextsAtHand& at_hand)
      : records_(records), at_hand_(at_hand) {}

  std::shared_ptr<const Rubric> of(const AttemptId& id) {
    const auto attempt = records_.attempt(id);
    if (!attempt) return at_hand_.rubric;
    auto& rubric = rubrics_[{attempt->scenario_hash, attempt->rubric_hash}];
    if (rubric == nullptr) {
      const auto texts = texts_as_played(records_, at_hand_, attempt->scenario_id, attempt->scenario_hash,
                                         attempt->rubric_hash);
      rubric = texts ? rubric_of(*texts->scenario, texts->rubric) : at_hand_.rubric;
    }
    return rubric;
  }

 private:
  const Records& records_;
  const TextsAtHand& at_hand_;
  std::map<std::pair<ContentHash, ContentHash>, std::shared_ptr<const Rubric>> rubrics_;
};

}  // namespace

Result<BlindRound> draw_blindly(const Records& records, const TextsAtHand& at_hand, const BlindWish& wish,
                                const std::string& rater_id) {
  auto filter = wish.filter;
  filter.mode = mode_of(filter);
  const auto replies = records.rated_replies(filter, kMostRatedReplies);
  if (!replies) return tl::unexpected(replies.error());
  const auto opinions = records.opinions(filter);
  if (!opinions) return tl::unexpected(opinions.error());
  auto drawn = blind_sample(*replies, wish.sample, wish.seed);
  BlindRound round;
  round.drawn = drawn.size();
  RubricsAsPlayed rubrics(records, at_hand);
  for (auto& item : not_yet_rated(std::move(drawn), *opinions, rater_id)) {
    auto rubric = rubrics.of(item.attempt_id);
    round.questions.push_back({std::move(item), std::move(rubric)});
  }
  std::erase_if(round.questions, [](const BlindQuestion& one) { return one.criteria().empty(); });
  return round;
}

std::vector<CriterionIndex> BlindQuestion::criteria() const {
  std::vector<CriterionIndex> criteria;
  for (std::size_t i = 0; i < rubric->criteria.size(); ++i) {
    if (std::ranges::find(item.criteria, rubric->criteria[i].id) != item.criteria.end())
      criteria.push_back(static_cast<CriterionIndex>(i));
  }
  return criteria;
}

std::vector<TranscriptLine> lines_until(const Session& session, std::size_t reply) {
  std::vector<TranscriptLine> lines;
  const auto exchanges = transcript(session);
  for (std::size_t i = 0; i < exchanges.size() && i <= reply + 1; ++i) {
    const auto& of_exchange = exchanges[i].lines;
    for (std::size_t line = 0; line < of_exchange.size(); ++line) {
      if (i == reply + 1 && line > 0) break;
      if (of_exchange[line].speaker != TranscriptLine::Speaker::Ledger) lines.push_back(of_exchange[line]);
    }
  }
  return lines;
}

Result<void> keep_blindly(Records& records, const BlindItem& item, const std::vector<BlindLevel>& levels,
                          const std::string& rater_id, TimePoint now) {
  if (levels.empty()) return {};
  const auto machine = machine_ratings(records, item.attempt_id, item.reply);
  if (!machine) return tl::unexpected(machine.error());
  std::vector<Opinion> opinions;
  for (const auto& given : levels) {
    Opinion opinion;
    opinion.attempt_id = item.attempt_id;
    opinion.reply = item.reply;
    opinion.scenario_id = item.scenario_id;
    opinion.criterion_id = given.criterion_id;
    if (const auto found = std::ranges::find(*machine, given.criterion_id, &MachineRating::criterion_id);
        found != machine->end()) {
      opinion.machine = found->level;
      opinion.machine_signs = found->signs;
    }
    opinion.level = given.level;
    opinion.blind = true;
    opinion.rater_id = rater_id;
    opinion.at = now;
    opinions.push_back(std::move(opinion));
  }
  return records.add_opinions(opinions);
}

}  // namespace rapport
