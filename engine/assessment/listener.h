// SPDX-License-Identifier: MIT
/// \file Understands what the trainee types: which option it means, and how good it is.
#pragma once

#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "engine/assessor/assessor.h"
#include "engine/matching/option_matcher.h"
#include "engine/scenario/evaluate.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// What typed words were understood to be.
struct Hearing {
  std::optional<OptionIndex> option;  ///< the open option that they mean
  bool verbatim = false;              ///< they are an authored wording of it: its author's ratings hold
  Heard heard;
  std::string assessor;            ///< who rated: the corpus it learnt from, in short; empty if nobody did
  std::optional<Reading> reading;  ///< none where an authored wording was typed, or nobody can rate
};

/// An assessor that may still be loading on another thread. Null: there is none.
using AssessorToCome = std::shared_future<std::shared_ptr<const Assessor>>;

/// Without an assessor it knows authored wordings only. Any thread; the same words always mean the same.
class Listener {
 public:
  Listener() = default;
  explicit Listener(AssessorToCome assessor) : assessor_(std::move(assessor)) {}

  /// What `words` mean at a turn of `scenario`. In a scenario that is not in English they are rated only if
  /// they are surely English. Waits for the assessor if it is still loading.
  [[nodiscard]] Hearing hear(const Scenario& scenario, TurnIndex turn, const OptionSet& open_options,
                             std::string_view words) const;

  /// Does the work of hear() that does not depend on the words, so that hear() is quick; for a thread that
  /// has the time.
  void prepare(const Scenario& scenario, TurnIndex turn) const;

  /// Gives back what memory can be had again at once: for a program that waits for a person. Never waits.
  void give_back_memory() const;

 private:
  [[nodiscard]] Hearing hear_anew(const Scenario& scenario, TurnIndex turn, const OptionSet& open_options,
                                  std::string_view words) const;
  [[nodiscard]] std::shared_ptr<const Assessor> assessor() const;
  /// That assessor with the scenario's own rubric, if it has one.
  [[nodiscard]] std::shared_ptr<const Assessor> assessor_for(const Scenario& scenario) const;
  [[nodiscard]] std::shared_ptr<const OptionMatcher> matcher_of(const Assessor& assessor,
                                                                const Scenario& scenario,
                                                                TurnIndex turn) const;

  AssessorToCome assessor_;
  // What follows only saves time.
  struct Remembered {
    std::string scenario, words;
    TurnIndex turn = 0;
    OptionSet open_options;
    Hearing hearing;
  };
  mutable std::mutex mutex_;
  mutable std::map<ContentHash, std::shared_ptr<const Assessor>> own_assessors_;
  mutable std::map<std::pair<std::string, TurnIndex>, std::shared_ptr<const OptionMatcher>> matchers_;
  mutable std::optional<Remembered> last_;
};

/// What words that mean `option` earn of it, and the harm they add: over the criteria that its author
/// credits, the share of the credit that `reading` gives too. An option without credit is earned in full.
[[nodiscard]] Heard heard_as(const ReplyOption& option, const Rubric& rubric, const Reading& reading);

/// The ratings and signs of a reading as a scenario's rules ask for them.
[[nodiscard]] Heard heard_of(const Rubric& rubric, const Reading& reading);

/// What the customer says at a turn, in every wording: what a reply there is compared with.
[[nodiscard]] std::string customer_words_at(const Turn& turn);

}  // namespace rapport
