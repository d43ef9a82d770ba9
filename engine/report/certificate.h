// SPDX-License-Identifier: MIT
/// \file That somebody passed, and everything it rests on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt_runner.h"
#include "engine/base/result.h"
#include "engine/records/records.h"

namespace rapport {

struct CertificateScore {
  std::string criterion_id, criterion;
  std::optional<int> points;  ///< of 100; none: the conversation never called for it
};

/// One passed counted attempt. The hashes are the SHA-256 of the files, so that anybody can check which texts
/// are meant.
struct Certificate {
  AttemptId attempt_id;
  std::string person_id;
  std::string name;  ///< empty: it was deleted
  std::string scenario_id, scenario_title;
  int scenario_version = 1;
  ContentHash scenario_hash;
  std::string rubric_id, rubric_title;
  int rubric_version = 1;
  ContentHash rubric_hash;
  TimePoint finished;
  PassMark mark;
  int overall = 0;  ///< points of 100
  std::vector<CertificateScore> criteria;
  std::string ending_title;
  std::size_t replies = 0, chosen = 0, typed = 0, silent = 0;
  std::size_t rated_by_machine = 0;  ///< typed replies that the assessor rated
  std::size_t unrated = 0;           ///< typed replies that nobody could rate; they counted neither way
  std::size_t opinions = 0;          ///< trainers' ratings of its replies
  std::size_t differing = 0;         ///< of these, other than the machine's
  /// The current scoring, where it is not the first: by another rubric, or by the same one with a machine
  /// that has learnt more.
  std::optional<Scoring> scored_again;
  bool demonstration = false;
};

/// The certificate of an attempt, by its first scoring. `runner` has brought it back by the very texts that
/// were played; `kept`, `scorings` and `opinions` are what the records say of it. Conflict if it was practice
/// or did not pass, if the texts are others than those that were played, or if what was recorded does not
/// follow from the replies: then nothing is certified.
[[nodiscard]] Result<Certificate> certify(const AttemptRunner& runner, const AttemptSummary& kept,
                                          const std::vector<Scoring>& scorings,
                                          const std::vector<Opinion>& opinions, const Person& person);

}  // namespace rapport
