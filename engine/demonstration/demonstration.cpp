// SPDX-License-Identifier: MIT
#include "engine/demonstration/demonstration.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <iterator>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/assessment/kept_hearing.h"
#include "engine/base/new_uuid.h"

namespace rapport {
namespace {

constexpr std::size_t kTeamSize = 8;          ///< trainees, about
constexpr std::size_t kSeenByTrainers = 160;  ///< typed replies, at most
constexpr std::uint32_t kNotBegunPercent = 8, kStalledPercent = 15, kSharedPercent = 10;

constexpr std::array<std::string_view, 40> kFirstNames = {
    "Ada",  "Bela", "Carl",  "Dora",  "Emil", "Fay",  "Gus",  "Hana", "Ivo",  "Jana",
    "Kofi", "Lena", "Marek", "Nia",   "Otto", "Pia",  "Quin", "Rosa", "Sami", "Tess",
    "Udo",  "Vera", "Wim",   "Xenia", "Yara", "Zeno", "Amir", "Bibi", "Cleo", "Dmitri",
    "Elsa", "Finn", "Gita",  "Hugo",  "Ines", "Jack", "Kira", "Luca", "Mona", "Nils"};
constexpr std::array<std::string_view, 5> kLastNames = {"Example", "Sample", "Specimen", "Mockup",
                                                        "Placeholder"};
constexpr std::array<std::string_view, 10> kTeamNames = {
    "Front counter", "Telephone",    "Night shift", "Workshop", "Deliveries",
    "Online help",   "Reservations", "Accounts",    "Returns",  "Floor three"};

/// Chance for one thing of the demonstration, whatever was drawn for others.
Chance chance_for(std::uint64_t seed, std::uint64_t what, std::uint64_t which) {
  Chance one(seed);
  Chance two(one.next() ^ (what * 0x9E3779B97F4A7C15ULL));
  return Chance(two.next() + which * 0xD1B54A32D192ED03ULL);
}
enum : std::uint64_t { kOfPerson = 1, kOfStaff, kOfTrainee, kOfSampling, kOfOpinions };

UuidBytes drawn_bytes(Chance& chance) {
  UuidBytes bytes{};
  for (std::size_t half = 0; half < 2; ++half) {
    const auto drawn = chance.next();
    for (std::size_t i = 0; i < 8; ++i)
      bytes[half * 8 + i] = static_cast<unsigned char>(drawn >> (56 - 8 * i));
  }
  return bytes;
}

/// "Ada Example", and from the second round on "Ada Example 2".
std::string invented_name(std::size_t number) {
  const auto first = kFirstNames[number % kFirstNames.size()];
  const auto last = kLastNames[number / kFirstNames.size() % kLastNames.size()];
  const auto round = number / (kFirstNames.size() * kLastNames.size());
  return round == 0 ? fmt::format("{} {}", first, last) : fmt::format("{} {} {}", first, last, round + 1);
}

/// A level that a trainer gives who mostly agrees with the machine.
Level trainers_level(Level machine, Chance& chance) {
  const auto drawn = chance.below(100);
  const int by = drawn < 70 ? 0 : drawn < 88 ? -1 : drawn < 96 ? 1 : drawn < 98 ? -2 : 2;
  return static_cast<Level>(std::clamp(static_cast<int>(machine) + by, -1, 2));
}

}  // namespace

Demonstration::Demonstration(const DemonstrationWish& wish,
                             const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                             const std::shared_ptr<const Rubric>& rubric, const Listener* listener)
    : seed_(wish.seed),
      ids_from_(wish.until),
      timetable_(wish.until, wish.weeks),
      sampling_(chance_for(wish.seed, kOfSampling, 0)) {
  auto order = scenarios;
  std::ranges::sort(order, {}, [](const auto& one) {
    return std::tuple(one->difficulty, one->minutes, std::string_view(one->id));
  });
  for (const auto& scenario : order)
    players_.push_back(std::make_unique<InventedPlayer>(scenario, rubric, listener));
  invent_people(wish);
  share_out(wish);
}

Demonstration::~Demonstration() = default;

void Demonstration::invent_people(const DemonstrationWish& wish) {
  const auto teams = std::max<std::size_t>(1, (wish.people + kTeamSize / 2) / kTeamSize);
  const double days = timetable_.days();
  for (std::size_t i = 0; i < wish.people; ++i) {
    auto chance = chance_for(seed_, kOfPerson, i);
    people_.push_back({"p-" + random_uuid(drawn_bytes(chance)), invented_name(i), {}, true});
    Trainee trainee;
    trainee.person_id = people_.back().id;
    trainee.learner = draw_learner(chance);
    trainee.from = days * 0.35 * chance.unit() * chance.unit();
    trainee.to = days;
    const auto fate = chance.below(100);
    // Who stalls does so at least six weeks before the end, where there are as many.
    if (fate >= kNotBegunPercent && fate < kNotBegunPercent + kStalledPercent)
      trainee.to = std::max(trainee.from + 1, std::min(days - 30, days * (0.2 + 0.5 * chance.unit())));
    if (fate >= kNotBegunPercent)
      trainee.weight = std::exp(0.5 * bell(chance)) * (trainee.to - trainee.from) / days;
    trainees_.push_back(std::move(trainee));
  }
  for (std::size_t t = 0; t < teams; ++t) {
    auto chance = chance_for(seed_, kOfStaff, t);
    const auto round = t / kTeamNames.size();
    const auto name = kTeamNames[t % kTeamNames.size()];
    Team team{fmt::format("demo-{:04}", t + 1),
              round == 0 ? fmt::format("{} (demonstration)", name)
                         : fmt::format("{} {} (demonstration)", name, round + 1),
              {}};
    for (std::size_t i = t; i < wish.people; i += teams)
      team.members.push_back({trainees_[i].person_id, Role::Trainee});
    for (const auto role : {Role::Manager, Role::Trainer}) {
      people_.push_back({"p-" + random_uuid(drawn_bytes(chance)), invented_name(people_.size()), {}, true});
      team.members.push_back({people_.back().id, role});
      if (role == Role::Trainer) trainers_.push_back(people_.back().id);
    }
    teams_.push_back(std::move(team));
  }
}

/// Who has begun gets one attempt, as far as they go, and the rest is shared by weight; what is left by
/// rounding goes to the first.
void Demonstration::share_out(const DemonstrationWish& wish) {
  double sum = 0;
  std::size_t begun = 0;
  for (const auto& trainee : trainees_) {
    sum += trainee.weight;
    begun += trainee.weight > 0 ? 1U : 0U;
  }
  if (begun == 0) return;
  const auto ones = std::min(begun, wish.attempts);
  auto left = wish.attempts;
  std::size_t given_one = 0;
  for (auto& trainee : trainees_) {
    if (trainee.weight <= 0 || given_one == ones) continue;
    ++given_one;
    trainee.attempts =
        1 + static_cast<std::size_t>(static_cast<double>(wish.attempts - ones) * trainee.weight / sum);
    left -= trainee.attempts;
  }
  for (std::size_t i = 0; left > 0; i = (i + 1) % trainees_.size()) {
    if (trainees_[i].attempts == 0) continue;
    ++trainees_[i].attempts;
    --left;
  }
}

InventedPlayer& Demonstration::choose_scenario(std::size_t number, Chance& chance) {
  const auto known = std::min(players_.size(), 3 + number / 2);
  return *players_[chance.below(static_cast<std::uint32_t>(known))];
}

std::vector<FinishedAttempt> Demonstration::next() {
  const auto& trainee = trainees_[next_];
  auto chance = chance_for(seed_, kOfTrainee, next_);
  ++next_;
  std::vector<FinishedAttempt> held;
  held.reserve(trainee.attempts);
  auto free_from = TimePoint::min();
  const auto moments = timetable_.moments(trainee.from, trainee.to, trainee.attempts, chance);
  for (std::size_t i = 0; i < trainee.attempts; ++i) {
    const auto begins = std::max(moments[i], free_from);
    const auto mode = i >= 2 && chance.unit() < trainee.learner.assessed ? Mode::Assessment : Mode::Practice;
    held.push_back(hold(trainee, i, begins, mode, choose_scenario(i, chance), chance));
    free_from = held.back().attempt.updated + std::chrono::minutes{1};
    note_typed(held.back());
  }
  return held;
}

FinishedAttempt Demonstration::hold(const Trainee& trainee, std::size_t number, TimePoint begins, Mode mode,
                                    InventedPlayer& player, Chance& chance) {
  const auto& scenario = player.scenario();
  const auto& rubric = player.rubric();
  FinishedAttempt finished;
  auto& attempt = finished.attempt;
  // One behind the other in the order in which they are made up, for the store's sake.
  attempt.id = ordered_uuid(ids_from_ + std::chrono::milliseconds(made_++), drawn_bytes(chance));
  attempt.person_id = trainee.person_id;
  attempt.scenario_version = scenario.version;
  attempt.rubric_version = rubric.version;
  attempt.mode = mode;
  attempt.started = begins;
  attempt.demonstration = true;
  const auto seed = chance.next();
  auto play = player.play(skill_at(trainee.learner, number, chance), trainee.learner.typing,
                          trainee.learner.leaves, seed, chance);
  attempt.saved = {scenario.id, scenario.hash, rubric.id, rubric.hash, seed, std::move(play.replies)};
  attempt.readings = std::move(play.readings);
  attempt.result = std::move(play.result);
  auto now = begins;
  for (const auto& reply : attempt.saved.replies) {
    const bool typed = reply.kind == WrittenReply::Kind::Typed;
    now += std::chrono::milliseconds{(typed ? 25'000 : 9'000) + chance.below(typed ? 60'000 : 30'000)};
    finished.given.push_back(now);
  }
  attempt.updated = now;
  // Most of what is left in the middle was given up; the rest may still go on.
  if (attempt.result.status == AttemptStatus::Incomplete && chance.below(3) > 0)
    attempt.result.status = AttemptStatus::Abandoned;
  finished.finished = now;
  const bool shares =
      mode == Mode::Practice && is_finished(attempt.result.status) && chance.below(100) < kSharedPercent;
  if (shares) attempt.shared = now + std::chrono::minutes{5};
  return finished;
}

/// Keeps so many typed replies of counted attempts, each with the same chance however many there are (Vitter
/// 1985, algorithm R).
void Demonstration::note_typed(const FinishedAttempt& finished) {
  const auto& attempt = finished.attempt;
  if (attempt.mode != Mode::Assessment || !is_finished(attempt.result.status)) return;
  for (std::size_t i = 0; i < attempt.readings.size(); ++i) {
    if (attempt.readings[i].empty()) continue;
    const auto place =
        ++typed_so_far_ <= kSeenByTrainers ? typed_so_far_ - 1 : sampling_.next() % typed_so_far_;
    if (place >= kSeenByTrainers) continue;
    if (place == seen_.size()) seen_.emplace_back();
    seen_[place] = {attempt.id, i, attempt.saved.scenario_id, attempt.readings[i], attempt.updated};
  }
}

std::vector<Opinion> Demonstration::opinions() const {
  std::vector<Opinion> opinions, corrections;
  auto chance = chance_for(seed_, kOfOpinions, 0);
  const auto add = [&](const Seen& seen, const KeptRating& rating, std::size_t trainer, bool blind) {
    Opinion opinion;
    opinion.attempt_id = seen.attempt_id;
    opinion.reply = seen.reply;
    opinion.scenario_id = seen.scenario_id;
    opinion.criterion_id = rating.criterion_id;
    opinion.machine = rating.level;
    opinion.machine_signs = rating.signs;
    opinion.blind = blind;
    opinion.level = trainers_level(rating.level, chance);
    opinion.rater_id = trainers_[trainer % trainers_.size()];
    opinion.at = seen.at + std::chrono::days{1 + static_cast<int>(trainer)};
    opinion.demonstration = true;
    if (!blind) {
      if (opinion.level == rating.level) return;
      opinion.reason = opinion.level < rating.level
                           ? "Demonstration: the words are there, but they do not answer this customer."
                           : "Demonstration: it is said in plain words, only not in the usual ones.";
    }
    (blind ? opinions : corrections).push_back(std::move(opinion));
  };
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    const bool twice = i % 3 == 0 && trainers_.size() > 1;
    for (const auto& rating : ratings_of_kept_text(seen_[i].reading)) {
      add(seen_[i], rating, 0, true);
      if (twice) add(seen_[i], rating, 1, true);
      if (i % 5 == 0) add(seen_[i], rating, 2, false);
    }
  }
  // Whoever has corrected a reply has seen what the machine gave, and rates it blindly no more.
  opinions.insert(opinions.end(), std::make_move_iterator(corrections.begin()),
                  std::make_move_iterator(corrections.end()));
  return opinions;
}

}  // namespace rapport
