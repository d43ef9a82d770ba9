// SPDX-License-Identifier: MIT
/// \file What the window needs of the world, for tests: a clock that stands, ids that count, attempts in
/// memory.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <memory>
#include <string>

#include "engine/authoring/rubric_loader.h"
#include "engine/base/words.h"
#include "engine/storage/memory_repository.h"
#include "gui/shell/update.h"

namespace rapport::gui {

class StandingClock final : public Clock {
 public:
  /// Each look is a millisecond later, so that the order of attempts is known.
  [[nodiscard]] TimePoint now() const override { return now_ += std::chrono::milliseconds(1); }

 private:
  mutable TimePoint now_{std::chrono::milliseconds(1'700'000'000'000)};
};

/// A store that can be told to fail.
class ShakyRepository final : public AttemptRepository {
 public:
  bool fails = false;

  Result<void> keep_source(std::string_view kind, const ContentHash& hash, std::string_view text) override {
    return fails ? broken() : memory_.keep_source(kind, hash, text);
  }
  Result<void> begin(const Attempt& attempt) override { return fails ? broken() : memory_.begin(attempt); }
  Result<void> append_reply(const AttemptId& id, std::size_t position, const KeptReply& reply,
                            TimePoint at) override {
    return fails ? broken() : memory_.append_reply(id, position, reply, at);
  }
  Result<void> take_back(const AttemptId& id, std::size_t count, TimePoint at) override {
    return fails ? broken() : memory_.take_back(id, count, at);
  }
  Result<void> finish(const AttemptId& id, const AttemptResult& result, TimePoint at) override {
    return fails ? broken() : memory_.finish(id, result, at);
  }
  [[nodiscard]] Result<Attempt> find(const AttemptId& id) const override {
    if (fails) return tl::unexpected(broken().error());
    return memory_.find(id);
  }
  [[nodiscard]] Result<std::vector<Attempt>> list(std::string_view scenario_id,
                                                  std::size_t most) const override {
    if (fails) return tl::unexpected(broken().error());
    return memory_.list(scenario_id, most);
  }

 private:
  static Result<void> broken() {
    return failure(ErrorCode::Unreadable, "The disk is full.", "Nothing was lost; make room and try again.");
  }

  MemoryRepository memory_;
};

/// A shelf, a store and services over them.
class TestDesk {
 public:
  TestDesk() {
    services.attempts = &attempts;
    services.clock = &clock;
    services.new_seed = [] { return std::uint64_t{1}; };
    services.languages = {{"en", "es"}, "en"};
    services.speak = [this](const std::string& language) {
      static_cast<void>(
          speak(catalogues, std::array{language.empty() ? services.languages.of_system : language}));
    };
    services.new_id = [this] { return fmt::format("00000000-0000-4000-8000-{:012}", ++last_id_); };
  }
  TestDesk(const TestDesk&) = delete;
  TestDesk& operator=(const TestDesk&) = delete;

  static std::filesystem::path source(const char* path) {
    return std::filesystem::path(RAPPORT_SOURCE_DIR) / path;
  }

  static std::shared_ptr<const Rubric> rubric() {
    auto loaded = load_rubric(source("assets/rubrics/recovery.yaml"));
    EXPECT_NE(loaded.value, nullptr);
    return loaded.value;
  }

  /// The small scenario of these tests alone.
  static Shelf small_shelf() {
    Shelf shelf;
    add_to_shelf(shelf, source("tests/gui/scenarios/late-parcel.yaml"), rubric());
    EXPECT_EQ(shelf.scenarios.size(), 1U)
        << (shelf.unplayable.empty() ? "" : shelf.unplayable.front().message);
    return shelf;
  }

  static Shelf shipped_shelf() { return read_shelf({source("scenarios"), source("assets/rubrics"), {}}); }

  /// Whether this build has words in a language; a machine without gettext has English alone.
  static bool has_words(const std::string& language) { return has_catalogue(RAPPORT_CATALOGUES, language); }

  std::filesystem::path catalogues = RAPPORT_CATALOGUES;
  StandingClock clock;
  ShakyRepository attempts;
  Services services;

 private:
  int last_id_ = 0;
};

inline constexpr auto kParcel = "late-parcel";

}  // namespace rapport::gui
