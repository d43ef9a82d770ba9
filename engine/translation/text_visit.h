// SPDX-License-Identifier: MIT
/// \file A walk over every text of a scenario that a person reads, each with its line id.
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/translation/story_order.h"

namespace rapport {

/// What a text is in its scenario.
enum class TextKind : std::uint8_t {
  Title,
  Sector,
  Summary,
  Failure,
  Briefing,
  Name,
  Problem,
  Worry,
  Reaction,
  Fact,
  Promise,
  Remedy,
  Rubric,
  Narration,
  Message,
  Line,
  Silence,
  Coaching,
  Hint,
  Reply,
  OtherWording,
  Reason,
  Fallback,
  EndingTitle,
  EndingNarration,
  EndingLine,
  Account,
  WordOfMouth,
};

/// Where a text stands. Pointers are null where there is nothing of the kind, and valid as long as the
/// scenario.
struct TextContext {
  TextKind kind = TextKind::Title;
  const Turn* turn = nullptr;
  const ReplyOption* reply = nullptr;
  const AuthoredRating* rating = nullptr;
  const LineVariant* line = nullptr;
  const Ending* ending = nullptr;
};

/// The key under which the words of a reply stand.
[[nodiscard]] constexpr std::string_view key_of(ReplyOption::Kind kind) {
  return kind == ReplyOption::Kind::Said ? "say" : kind == ReplyOption::Kind::Done ? "do" : "write";
}

/// Calls `see(id, text, context)` for every text of a Scenario, const or not, in story order: the briefing,
/// the customer, what is learnt, promised and given, then the turns and endings. Texts that are left out are
/// skipped. Ids are made from the ids on the way to a text, so they stay while others come and go; only the
/// texts of a list, which have no ids of their own, are counted. `base` is the rubric that the scenario was
/// loaded with, `own` the scenario's, or null if it adds nothing.
template <typename AnyScenario, typename AnyRubric, typename See>
class TextVisit {
 public:
  TextVisit(AnyScenario& scenario, const Rubric& base, AnyRubric* own, See see)
      : scenario_(scenario), base_(base), own_(own), see_(std::move(see)) {}

  void run() {
    visit_card();
    visit_briefing();
    visit_customer();
    for (auto& fact : scenario_.facts) give("fact." + fact.id, fact.text, {TextKind::Fact});
    for (auto& promise : scenario_.promises) give("promise." + promise.id, promise.what, {TextKind::Promise});
    for (auto& remedy : scenario_.remedies) give("remedy." + remedy.id, remedy.what, {TextKind::Remedy});
    visit_additions();
    for (const auto& place : story_order(scenario_)) {
      if (place.kind == Destination::Kind::Turn) visit_turn(scenario_.turns[place.index]);
      if (place.kind == Destination::Kind::Ending) visit_ending(scenario_.endings[place.index]);
    }
  }

 private:
  template <typename Text>
  void give(const std::string& id, Text& text, const TextContext& context) {
    if (!text.empty()) see_(id, text, context);
  }

  template <typename Texts>
  void give_all(const std::string& id, Texts& texts, const TextContext& context) {
    for (std::size_t i = 0; i < texts.size(); ++i) give(fmt::format("{}.{}", id, i + 1), texts[i], context);
  }

  void visit_card() {
    give("title", scenario_.title, {TextKind::Title});
    give("sector", scenario_.sector, {TextKind::Sector});
    give("summary", scenario_.summary, {TextKind::Summary});
  }

  void visit_briefing() {
    auto& briefing = scenario_.briefing;
    const TextContext context{TextKind::Briefing};
    give("briefing.role", briefing.role, context);
    give("briefing.situation", briefing.situation, context);
    give_all("briefing.objectives", briefing.objectives, context);
    for (std::size_t i = 0; i < briefing.case_file.size(); ++i) {
      give(fmt::format("briefing.case_file.{}.when", i + 1), briefing.case_file[i].when, context);
      give(fmt::format("briefing.case_file.{}.note", i + 1), briefing.case_file[i].note, context);
    }
    give_all("briefing.may", briefing.may, context);
    give_all("briefing.may_not", briefing.may_not, context);
    give_all("briefing.solutions", briefing.solutions, context);
    give("failure.what", scenario_.failure.what, {TextKind::Failure});
  }

  void visit_customer() {
    auto& customer = scenario_.customer;
    give("customer.name", customer.name, {TextKind::Name});
    give("customer.problem", customer.problem, {TextKind::Problem});
    give("customer.concern.worry", customer.worry, {TextKind::Worry});
    const auto& criteria = own_ != nullptr ? own_->criteria : base_.criteria;
    for (std::size_t c = 0; c < criteria.size(); ++c)
      give("customer.reactions." + criteria[c].id, customer.reactions[c], {TextKind::Reaction});
    give("customer.reactions.otherwise", customer.reaction_otherwise, {TextKind::Reaction});
  }

  /// What the scenario adds to the rubric stands behind what the rubric has.
  void visit_additions() {
    if (own_ == nullptr) return;
    const TextContext context{TextKind::Rubric};
    for (std::size_t c = base_.criteria.size(); c < own_->criteria.size(); ++c) {
      auto& criterion = own_->criteria[c];
      const auto id = "criterion." + criterion.id;
      give(id + ".name", criterion.name, context);
      give(id + ".question", criterion.question, context);
      constexpr const char* kAnchors[] = {"harmful", "missing", "partial", "strong"};
      for (std::size_t i = criterion.anchors.size(); i-- > 0;)
        give(fmt::format("{}.anchors.{}", id, kAnchors[i]), criterion.anchors[i], context);
      give(id + ".keep", criterion.keep, context);
      give(id + ".start", criterion.start, context);
      give(id + ".stop", criterion.stop, context);
    }
    for (std::size_t i = base_.indicators.size(); i < own_->indicators.size(); ++i) {
      auto& indicator = own_->indicators[i];
      give(fmt::format("indicator.{}.sign", indicator.id), indicator.sign, context);
      give(fmt::format("indicator.{}.coaching", indicator.id), indicator.coaching, context);
    }
  }

  /// The first wording has the line's own id, so that a second one does not rename it.
  template <typename Lines>
  void visit_lines(const std::string& id, Lines& lines, TextContext context) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      context.line = &lines[i];
      const auto line_id = fmt::format("{}.{}", id, i + 1);
      for (std::size_t w = 0; w < lines[i].wordings.size(); ++w)
        give(w == 0 ? line_id : fmt::format("{}.{}", line_id, w + 1), lines[i].wordings[w], context);
    }
  }

  template <typename AnyTurn>
  void visit_turn(AnyTurn& turn) {
    const auto id = "turn." + turn.id;
    const auto in = [&](TextKind kind) { return TextContext{kind, &turn}; };
    give(id + ".narration", turn.narration, in(TextKind::Narration));
    visit_lines(id + ".customer", turn.customer, in(TextKind::Line));
    if (turn.message) {
      give(id + ".message.to", turn.message->to, in(TextKind::Message));
      give(id + ".message.subject", turn.message->subject, in(TextKind::Message));
      give(id + ".message.task", turn.message->task, in(TextKind::Message));
    }
    if (turn.clock) give(id + ".clock.say", turn.clock->say, in(TextKind::Silence));
    give(id + ".coaching", turn.coaching, in(TextKind::Coaching));
    give(id + ".hint", turn.hint, in(TextKind::Hint));
    for (auto& reply : turn.replies) visit_reply(id, turn, reply);
    if (turn.typed_fallback.say) give(id + ".fallback.say", *turn.typed_fallback.say, in(TextKind::Fallback));
  }

  template <typename AnyTurn, typename AnyReply>
  void visit_reply(const std::string& turn_id, AnyTurn& turn, AnyReply& reply) {
    const auto id = fmt::format("{}.reply.{}", turn_id, reply.id);
    const auto in = [&](TextKind kind) { return TextContext{kind, &turn, &reply}; };
    give(fmt::format("{}.{}", id, key_of(reply.kind)), reply.words, in(TextKind::Reply));
    give_all(id + ".also", reply.also, in(TextKind::OtherWording));
    for (auto& rating : reply.ratings) {
      auto context = in(TextKind::Reason);
      context.rating = &rating;
      const auto& criteria = own_ != nullptr ? own_->criteria : base_.criteria;
      give(fmt::format("{}.because.{}", id, criteria[rating.criterion].id), rating.because, context);
    }
  }

  template <typename AnyEnding>
  void visit_ending(AnyEnding& ending) {
    const auto id = "ending." + ending.id;
    const auto in = [&](TextKind kind) {
      TextContext context{kind};
      context.ending = &ending;
      return context;
    };
    give(id + ".title", ending.title, in(TextKind::EndingTitle));
    give(id + ".narration", ending.narration, in(TextKind::EndingNarration));
    visit_lines(id + ".say", ending.say, in(TextKind::EndingLine));
    give(id + ".account", ending.account, in(TextKind::Account));
    give(id + ".word_of_mouth", ending.word_of_mouth, in(TextKind::WordOfMouth));
  }

  AnyScenario& scenario_;
  const Rubric& base_;
  AnyRubric* own_;
  See see_;
};

}  // namespace rapport
