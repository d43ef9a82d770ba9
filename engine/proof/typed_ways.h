// SPDX-License-Identifier: MIT
/// \file Which rules typed words can meet, whatever they are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "engine/scenario/evaluate.h"
#include "engine/scenario/program.h"

namespace rapport {

/// Finds for a turn and a state how words that mean none of the options can be routed. Any ratings and any
/// signs are thought possible together, so no way that real words could take is left out. Remembers what it
/// found; one thread at a time.
class TypedWays {
 public:
  /// `program` must outlive it.
  explicit TypedWays(const Program& program);

  /// The fallback, as a rule's number.
  static constexpr std::uint32_t kFallback = 0xFFFF;

  /// One way: the position of the rule in its turn, or kFallback, and ratings that lead there.
  struct Way {
    std::uint32_t rule = kFallback;
    Heard heard;
  };

  /// The ways from `turn` with this memory, each once.
  [[nodiscard]] const std::vector<Way>& from(std::uint32_t turn, const std::vector<std::int32_t>& slots);

  /// How words may be rated, as far as the rules of `turn` ask: every combination of levels and signs. Empty
  /// if tries_all() is false.
  [[nodiscard]] std::vector<Heard> all_answers(std::uint32_t turn) const;

  /// False if the rules of `turn` ask so much together that not every combination was tried.
  [[nodiscard]] bool tries_all(std::uint32_t turn) const;

 private:
  /// What the rules of a turn ask, and the ways found so far by the values of the slots among it.
  struct Asked {
    std::vector<std::int32_t> criteria, indicators;
    std::vector<Slot> slots;
    std::map<std::vector<std::int32_t>, std::vector<Way>> known;
  };

  void collect(TableRange code, Asked& asked) const;
  [[nodiscard]] static std::optional<std::size_t> combinations_of(const Asked& asked);
  [[nodiscard]] static Heard heard_of(const Asked& asked, std::size_t combination);
  [[nodiscard]] std::vector<Way> find(std::uint32_t turn, const std::vector<std::int32_t>& slots) const;

  const Program& program_;
  std::vector<Asked> turns_;
};

}  // namespace rapport
