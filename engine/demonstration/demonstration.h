// SPDX-License-Identifier: MIT
/// \file People who do not exist and what they held: for a first look, for pictures and for measuring.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/attempt/finished_attempt.h"
#include "engine/base/chance.h"
#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/demonstration/invented_play.h"
#include "engine/demonstration/learner.h"
#include "engine/demonstration/timetable.h"
#include "engine/records/opinion.h"
#include "engine/records/people.h"

namespace rapport {

/// How large a demonstration is wanted.
struct DemonstrationWish {
  std::size_t people = 24;     ///< trainees; managers and trainers come on top
  std::size_t attempts = 600;  ///< exactly as many, unless nobody has begun
  std::uint64_t seed = 1;
  TimePoint until;         ///< the last attempt is held before
  std::size_t weeks = 26;  ///< over which they are spread, at least 1
};

inline constexpr std::size_t kMostDemonstrationPeople = 100'000;
inline constexpr std::size_t kMostDemonstrationAttempts = 10'000'000;

/// Invented cohorts that go through the real engine: learners with curves of their own, some of whom never
/// begin, stop halfway or leave in the middle; practice and counted attempts; chosen and typed replies; teams
/// with managers, and trainers who rate blindly and correct. Everything is marked as demonstration. The same
/// wish, scenarios and assessor give the same, ids included. One thread at a time.
class Demonstration {
 public:
  /// `scenarios` must not be empty. `listener` may be null: nobody types then. It must outlive this.
  Demonstration(const DemonstrationWish& wish, const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                const std::shared_ptr<const Rubric>& rubric, const Listener* listener);
  ~Demonstration();
  Demonstration(const Demonstration&) = delete;
  Demonstration& operator=(const Demonstration&) = delete;

  /// Trainees, managers and trainers.
  [[nodiscard]] const std::vector<Person>& people() const { return people_; }
  [[nodiscard]] const std::vector<Team>& teams() const { return teams_; }

  /// The attempts of the next trainee, in order; empty for somebody who has not begun. Requires !is_done().
  [[nodiscard]] std::vector<FinishedAttempt> next();
  [[nodiscard]] bool is_done() const { return next_ == trainees_.size(); }

  /// What the trainers say of some typed replies of counted attempts, once all were held.
  [[nodiscard]] std::vector<Opinion> opinions() const;

 private:
  struct Trainee {
    std::string person_id;
    Learner learner;
    double from = 0, to = 0;  ///< working days between which they train
    double weight = 0;        ///< how often, relative to the others; 0: has not begun
    std::size_t attempts = 0;
  };
  /// A typed reply that trainers may come to see.
  struct Seen {
    AttemptId attempt_id;
    std::size_t reply = 0;
    std::string scenario_id, reading;
    TimePoint at;
  };

  void invent_people(const DemonstrationWish& wish);
  void share_out(const DemonstrationWish& wish);
  [[nodiscard]] FinishedAttempt hold(const Trainee& trainee, std::size_t number, TimePoint begins, Mode mode,
                                     InventedPlayer& player, Chance& chance);
  [[nodiscard]] InventedPlayer& choose_scenario(std::size_t number, Chance& chance);
  void note_typed(const FinishedAttempt& finished);

  std::uint64_t seed_;
  TimePoint ids_from_;  ///< what the first attempt's id begins with
  Timetable timetable_;
  std::vector<std::unique_ptr<InventedPlayer>> players_;  ///< the easiest scenario first
  std::vector<Person> people_;
  std::vector<Team> teams_;
  std::vector<Trainee> trainees_;
  std::vector<std::string> trainers_;  ///< ids
  std::size_t next_ = 0, made_ = 0;    ///< trainees, attempts
  Chance sampling_;
  std::size_t typed_so_far_ = 0;
  std::vector<Seen> seen_;
};

}  // namespace rapport
