// SPDX-License-Identifier: MIT
/// \file The shipped scenarios held in a trainee's own words: tests/plans/ID/typed-TIER.replies.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <future>
#include <map>
#include <set>

#include "engine/assessment/assess.h"
#include "engine/assessment/listener.h"
#include "engine/attempt/score.h"
#include "engine/authoring/open_assessor.h"
#include "engine/base/file.h"
#include "engine/report/author_comparison.h"
#include "engine/report/debrief.h"
#include "tests/support/shipped.h"
#include "tests/support/shipped_library.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;

/// How often in a plan the customer may fail to understand.
constexpr int kMostFallbacks = 1;

enum class Vectors : std::uint8_t { With, Without };

/// The shipped assessor, or a null pointer where its sentence vectors cannot be had.
std::shared_ptr<const Assessor> assessor(Vectors vectors) {
  if (vectors == Vectors::Without) return {std::shared_ptr<void>(), &shipped_assessor()};
  auto opened = open_assessor(kShipped, shipped_rubric());
  if (!opened) {
    ADD_FAILURE() << opened.error().text();
    return nullptr;
  }
  return (*opened)->has_vectors() ? *opened : nullptr;
}

/// One listener of each kind for all tests of the program; null as assessor() is.
const Listener* listener(Vectors vectors) {
  static std::map<Vectors, std::unique_ptr<const Listener>> listeners;
  const auto known = listeners.find(vectors);
  if (known != listeners.end()) return known->second.get();
  std::unique_ptr<const Listener> made;
  if (auto rates = assessor(vectors)) {
    std::promise<std::shared_ptr<const Assessor>> here;
    here.set_value(std::move(rates));
    made = std::make_unique<const Listener>(here.get_future().share());
  }
  return listeners.emplace(vectors, std::move(made)).first->second.get();
}

std::set<Tier> tiers_of(const Scenario& scenario) {
  std::set<Tier> tiers;
  for (const auto& ending : scenario.endings) tiers.insert(ending.tier);
  return tiers;
}

std::string typed_plan(Tier tier) {
  return fmt::format("typed-{}", word_of(tier));
}

std::vector<WrittenReply> plan_of(const std::string& id, const std::string& plan) {
  const auto file = fs::path(RAPPORT_SOURCE_DIR "/tests/plans") / id / (plan + ".replies");
  const auto text = read_file(file, kLargestPlan);
  if (!text) ADD_FAILURE() << text.error().text();
  return replies_from_lines(text ? *text : std::string());
}

AttemptRunner begin(const std::string& id, const Listener& listener) {
  static const StoppedClock kClock;
  return *AttemptRunner::begin(shipped(id), shipped_rubric(), Mode::Assessment, 1, "plan", "",
                               {nullptr, &kClock, &listener});
}

/// A whole plan played, and how often the customer did not understand.
struct Played {
  AttemptRunner runner;
  int fallbacks = 0;
};

Played play(const std::string& id, const std::string& plan, const Listener& listener) {
  Played played{begin(id, listener)};
  for (const auto& reply : plan_of(id, plan)) {
    const auto given = played.runner.submit(reply);
    if (!given) ADD_FAILURE() << id << "/" << plan << ": " << to_line(reply) << ": " << given.error().text();
    const auto& events = played.runner.session().events();
    if (std::ranges::find(events, SessionEvent::Kind::ReactionSpoken, &SessionEvent::kind) != events.end())
      ++played.fallbacks;
  }
  return played;
}

std::string name_of(std::string id) {
  std::ranges::replace(id, '-', '_');
  return id;
}

class TypedConversation : public testing::TestWithParam<std::tuple<std::string, Vectors>> {
 protected:
  void SetUp() override {
    listener_ = listener(std::get<Vectors>(GetParam()));
    ASSERT_FALSE(HasFailure());
    if (listener_ == nullptr) GTEST_SKIP() << "there are no sentence vectors on this machine";
  }
  [[nodiscard]] const std::string& id() const { return std::get<std::string>(GetParam()); }
  [[nodiscard]] Played play(const std::string& plan) const { return test::play(id(), plan, *listener_); }

  const Listener* listener_ = nullptr;
};

TEST_P(TypedConversation, ReachesEveryTierOfEndingInOwnWords) {
  const auto scenario = shipped(id());
  for (const auto tier : tiers_of(*scenario)) {
    const auto played = play(typed_plan(tier));
    const auto& session = played.runner.session();
    ASSERT_EQ(session.state().phase, Phase::Ended) << typed_plan(tier) << " stops at " << session.turn().id;
    EXPECT_EQ(scenario->endings[session.state().place].tier, tier)
        << typed_plan(tier) << " leads to " << scenario->endings[session.state().place].id;
    EXPECT_LE(played.fallbacks, kMostFallbacks) << typed_plan(tier);
    for (const auto& reply : session.replies()) {
      EXPECT_EQ(reply.kind, WrittenReply::Kind::Typed) << typed_plan(tier);
      EXPECT_FALSE(option_meant(scenario->turns[reply.turn], OptionSet().set(), reply.words))
          << typed_plan(tier) << " repeats a written reply: " << reply.words;
    }
  }
}

TEST_P(TypedConversation, PassesAtItsBestAndFailsAtItsWorst) {
  const auto tiers = tiers_of(*shipped(id()));
  EXPECT_EQ(make_debrief(play(typed_plan(*tiers.begin())).runner).status, AttemptStatus::Passed);
  EXPECT_EQ(make_debrief(play(typed_plan(*tiers.rbegin())).runner).status, AttemptStatus::Failed);
}

/// What a strong option says, said by somebody who does not care.
struct ColdReply {
  std::string turn, option, words;
};

const std::map<std::string, ColdReply>& cold_replies() {
  static const std::map<std::string, ColdReply> kReplies = {
      {"propane-missed-delivery",
       {"twenty-past-six", "until-you-see-lights",
        "Calm down. I'm calling Ines on the radio and you can stay on the line till you see her lights."}},
      {"scratched-car-door",
       {"two-days-without", "estate-for-the-chair",
        "Calm down. I've booked the estate for you, the chair fits in. Keys at the desk, Thursday quarter to "
        "eight."}},
      {"lost-reservation",
       {"bench-wait", "minutes-given-back",
        "There's no need to look at the clock like that. I'm taking you in at eight and a taxi is booked for "
        "ten past "
        "ten."}},
      {"repeated-billing-error",
       {"nine-people", "our-name-on-it",
        "Calm down, it's only a chat. I'll put it in writing for them that the mistake was ours and not "
        "yours."}},
      {"lapsed-members",
       {"the-top-table", "paid-you-with-a-joke",
        "Don't be so sensitive. We laughed at you after you burnt your bees for us, forty of us, and I'm "
        "sorry."}},
      {"quiet-switcher",
       {"third-of-july", "they-were-not-sick",
        "Don't get upset, but they weren't sick. We moved your four to a warehouse for more money and told "
        "you "
        "sick."}},
      {"thirty-day-procedure",
       {"the-queue", "in-our-shop",
        "Don't be so sensitive. He said that in our shop with your neighbour there, he was one of us, and "
        "I'm "
        "sorry."}},
      {"slow-internet",
       {"nine-seconds", "we-dropped-the-rest",
        "Calm down. It was us who dropped the rest of it. Your seven o'clock is the first thing on this desk "
        "now."}},
      {"four-remedies",
       {"names-on-the-back", "steady-tonight",
        "There's no need to be dramatic about three weeks. We sold you the lamp, so I'm giving you a light "
        "for tonight "
        "that keeps still."}},
      {"the-unwinnable-one",
       {"toward-the-kitchen", "nobody-touches-it",
        "Calm down, it's only a log. Nobody touches that trunk, I'm having it sawn out by hand when you say "
        "so."}},
      {"wrong-coffee",
       {"lid-on", "half-past-seven",
        "Nothing. At least it wasn't far to run. Half past seven tomorrow there's one ready, her name on "
        "it."}},
      {"storm-delayed-dinner",
       {"nine-oclock", "go-in-to-them",
        "At least it's there now. Go in to them. Your $84 are back and your next three are half price. I'll "
        "write "
        "tomorrow at noon to hear how it was."}},
      {"rude-colleague",
       {"to-kuba", "you-broke-nothing",
        "You asked if you broke the rule. No. It's only a rule, no need to hide. On Saturday everyone here "
        "knows that "
        "your sensor swims, I'll be at the slide."}},
      {"first-day-at-the-counter",
       {"in-the-mirror", "quarter-past-five",
        "It fits. No need to have worried like that. I'll call you at quarter past five, I want to hear how "
        "it "
        "went."}},
  };
  return kReplies;
}

TEST_P(TypedConversation, WinsNoTrustWithAStrongOptionSaidColdly) {
  ASSERT_TRUE(cold_replies().contains(id())) << "a new scenario needs a strong option said coldly";
  const auto& [turn, option, words] = cold_replies().at(id());
  auto warm = begin(id(), *listener_);
  auto cold = begin(id(), *listener_);
  for (const auto& reply : plan_of(id(), "best")) {
    if (warm.session().turn().id == turn) break;
    ASSERT_TRUE(warm.submit(reply) && cold.submit(reply));
  }
  ASSERT_TRUE(warm.submit({WrittenReply::Kind::Option, option}));
  ASSERT_TRUE(cold.submit({WrittenReply::Kind::Typed, words}));
  EXPECT_EQ(cold.session().replies().back().option, warm.session().replies().back().option)
      << "it means the option";
  EXPECT_EQ(cold.session().turn().id, warm.session().turn().id) << "and does what the option does";
  EXPECT_LT(cold.session().state().trust(), warm.session().state().trust());
  EXPECT_GT(cold.session().state().anger(), warm.session().state().anger());
  EXPECT_LT(cold.session().replies().back().heard.earned_percent, 100);
}

/// What is not the trainee's to promise, promised in words that sound well.
struct Overpromise {
  std::string turn, promise, words;
};

const std::map<std::string, Overpromise>& overpromises() {
  static const std::map<std::string, Overpromise> kReplies = {
      {"propane-missed-delivery",
       {"say-it-will-come", "driver-tonight",
        "I promise you there will be a truck at your house by eight tonight, you can rely on me."}},
      {"scratched-car-door",
       {"straight-answer", "tomorrow-night",
        "Yes! You get it back tomorrow evening, good as new, I promise."}},
      {"lost-reservation",
       {"what-do-you-suggest", "ten-minutes",
        "I swear that the corner is yours in ten minutes. Those two have nearly finished."}},
      {"repeated-billing-error",
       {"before-thursday", "paid-by-thursday",
        "Of course. The money will be there before your meeting on Thursday, I guarantee it, count on me."}},
      {"lapsed-members",
       {"the-top-table", "gordon-rings",
        "How dare he! I'll make him apologise, and I promise you that Gordon will call you by Sunday."}},
      {"quiet-switcher",
       {"since-were-telling-the-truth", "nobody-moves",
        "I guarantee that your people will never be moved again, not one of them, you can trust me on "
        "that."}},
      {"thirty-day-procedure",
       {"straight", "quality-yes",
        "Of course they will say yes, I promise you a new machine by the weekend."}},
      {"slow-internet",
       {"does-it-hold", "full-speed-tonight",
        "It'll hold. I'll push your line to the front, I promise you won't notice anything this evening."}},
      {"four-remedies",
       {"four-ways", "new-one-tomorrow",
        "I'll get on the phone to the maker and you'll have a new one here tomorrow morning, I promise."}},
      {"the-unwinnable-one",
       {"what-can-you-do", "same-tree-again",
        "I promise you the same tree will stand there again by the summer, grown from its own branches."}},
      {"wrong-coffee",
       {"how-long", "up-to-the-ward",
        "Go and sit with her. I'll bring it up to her bed in a couple of minutes, promise."}},
      {"storm-delayed-dinner",
       {"coming-or-not", "across-the-water",
        "Yes, I'll get someone across the creek with it, you have it by half past eight, I promise."}},
      {"rude-colleague",
       {"his-head", "brian-gone",
        "I swear to you that he'll be sacked for this, you won't see him here again."}},
      {"first-day-at-the-counter",
       {"so-when", "ten-past-eight",
        "The van's here at ten past eight, I swear, and you'll be on that bus wearing it."}},
  };
  return kReplies;
}

TEST_P(TypedConversation, HoldsTheTraineeToAnOverpromiseInOwnWords) {
  ASSERT_TRUE(overpromises().contains(id()))
      << "a new scenario needs something that is not the trainee's to promise";
  const auto& [turn, promise, words] = overpromises().at(id());
  auto runner = begin(id(), *listener_);
  for (const auto& reply : plan_of(id(), "best")) {
    if (runner.session().turn().id == turn) break;
    ASSERT_TRUE(runner.submit(reply));
  }
  ASSERT_TRUE(runner.submit({WrittenReply::Kind::Typed, words}));
  const auto promises = make_debrief(runner).promises;
  EXPECT_NE(std::ranges::find(promises, promise, &PromiseDebrief::id), promises.end());
  for (const auto& criterion : runner.assessments().back().criteria)
    EXPECT_TRUE(!criterion.called_for || criterion.level == Level::Harmful);
}

INSTANTIATE_TEST_SUITE_P(All, TypedConversation,
                         testing::Combine(testing::ValuesIn(shipped_ids()),
                                          testing::Values(Vectors::With, Vectors::Without)),
                         [](const auto& each) {
                           return name_of(std::get<std::string>(each.param)) +
                                  (std::get<Vectors>(each.param) == Vectors::With ? "_with_vectors"
                                                                                  : "_without_vectors");
                         });

class AuthorsRating : public testing::TestWithParam<std::string> {};

TEST_P(AuthorsRating, DiffersFromTheAssessorsByTwoLevelsOnlyForAReason) {
  const auto rates = assessor(Vectors::With);
  ASSERT_FALSE(HasFailure());
  if (rates == nullptr) GTEST_SKIP() << "there are no sentence vectors on this machine";
  for (const auto& difference : rating_differences(*shipped(GetParam()), *rates))
    EXPECT_FALSE(difference.explanation.empty()) << to_text(difference);
}

INSTANTIATE_TEST_SUITE_P(All, AuthorsRating, testing::ValuesIn(shipped_ids()),
                         [](const auto& each) { return name_of(each.param); });

}  // namespace
}  // namespace rapport::test
