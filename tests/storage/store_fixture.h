// SPDX-License-Identifier: MIT
/// \file What tests of the store share: a folder that goes away, attempts, and a look into a file behind its
/// back.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "engine/attempt/attempt.h"
#include "tests/support/raw_store.h"

namespace rapport {

inline bool operator==(const AttemptResult& one, const AttemptResult& other) {
  return one.status == other.status && one.ending_id == other.ending_id && one.overall == other.overall &&
         one.criteria == other.criteria && one.remedy_cost == other.remedy_cost && one.tier == other.tier &&
         one.trust == other.trust && one.anger == other.anger && one.signs == other.signs &&
         one.moments == other.moments;
}

inline bool operator==(const Attempt& one, const Attempt& other) {
  const auto& saved = one.saved;
  const auto& other_saved = other.saved;
  return one.id == other.id && one.trainee == other.trainee &&
         one.scenario_version == other.scenario_version && one.mode == other.mode &&
         one.started == other.started && one.updated == other.updated &&
         saved.scenario_id == other_saved.scenario_id && saved.scenario_hash == other_saved.scenario_hash &&
         saved.rubric_id == other_saved.rubric_id && saved.rubric_hash == other_saved.rubric_hash &&
         saved.seed == other_saved.seed && saved.replies == other_saved.replies && one.result == other.result;
}

}  // namespace rapport

namespace rapport::test {

/// Everything in it is removed with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "rapport-store-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code problem;
    std::filesystem::remove_all(path_, problem);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline TimePoint at(long long milliseconds) {
  return TimePoint(std::chrono::milliseconds(milliseconds));
}

inline Attempt attempt_called(const std::string& id, const std::string& scenario = "wrong-latte",
                              long long started = 1000) {
  Attempt attempt;
  attempt.id = id;
  attempt.trainee = "Ada";
  attempt.scenario_version = 3;
  attempt.mode = Mode::Assessment;
  attempt.started = attempt.updated = at(started);
  attempt.saved = {scenario, std::string(64, 'a'), "recovery", std::string(64, 'b'), 7, {}};
  return attempt;
}

inline WrittenReply option(const std::string& id) {
  return {WrittenReply::Kind::Option, id};
}
inline WrittenReply typed(const std::string& words) {
  return {WrittenReply::Kind::Typed, words};
}
inline WrittenReply silence() {
  return {WrittenReply::Kind::Silence, {}};
}

inline AttemptResult passed() {
  return {AttemptStatus::Passed,
          "advocate",
          0.1 + 0.2,
          {1.0, std::nullopt, 1.0 / 3.0, 0.0},
          450,
          Tier::Advocate,
          92,
          7,
          {{"empathy.names-feeling", 2, 1}},
          {{"empathy", 3, 1, 2}}};
}

/// The file's bytes. Not while a store in this process has it open: closing the file would drop SQLite's
/// locks.
inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace rapport::test
