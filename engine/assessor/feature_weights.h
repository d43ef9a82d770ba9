// SPDX-License-Identifier: MIT
/// \file The weights of many heads on many features, in few large blocks of memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// A weight of one head on one feature.
struct HeadWeight {
  std::uint16_t head = 0;
  float value = 0;

  friend bool operator==(const HeadWeight&, const HeadWeight&) = default;
};

/// The same as a model file writes it: in whole thousandths. Four bytes, for there are a million of them.
class WrittenWeight {
 public:
  static constexpr int kHeadBits = 10;
  static constexpr std::int32_t kHeads = 1 << kHeadBits;       ///< heads are numbered below it
  static constexpr std::int32_t kMostThousandths = 2'000'000;  ///< either way

  /// `head` and `thousandths` lie within these bounds.
  constexpr WrittenWeight(std::uint16_t head, std::int32_t thousandths)
      : both_(thousandths * kHeads + head) {}

  [[nodiscard]] constexpr std::uint16_t head() const {
    return static_cast<std::uint16_t>(both_ & (kHeads - 1));
  }
  [[nodiscard]] constexpr std::int32_t thousandths() const { return both_ >> kHeadBits; }
  [[nodiscard]] constexpr float value() const { return static_cast<float>(thousandths()) / 1000.0F; }

 private:
  std::int32_t both_;
};
static_assert(sizeof(WrittenWeight) == 4);

/// Features by name, each with the heads that weigh it, found by text_key() of the name.
class FeatureWeights {
 public:
  /// Adds a feature behind the others. The name stays findable by the first feature that bears it.
  void add(std::string_view name, std::span<const WrittenWeight> weights);
  /// The same with weights as they come from a fit: rounded to thousandths, cut to what can be written.
  void add(std::string_view name, std::span<const HeadWeight> weights);
  /// Call once after the last add(): makes features findable, and gives back what was held in reserve.
  void finish();

  /// Call after finish() where features are only to be found: from now on they have no names, and another
  /// order.
  void forget_names();

  [[nodiscard]] std::size_t size() const { return weights_ends_.size(); }
  /// In the order in which they were added. The views live as long as this and until the next add().
  [[nodiscard]] std::string_view name(std::size_t feature) const;
  [[nodiscard]] std::span<const WrittenWeight> weights(std::size_t feature) const;

  /// The weights of the feature whose name has this key; none if there is no such feature, or no finish()
  /// yet.
  [[nodiscard]] std::span<const WrittenWeight> find(std::uint64_t key) const;

 private:
  std::string names_;
  std::vector<WrittenWeight> weights_;
  /// Where each feature's name and weights end; they begin where those of the one before end.
  std::vector<std::uint32_t> name_ends_, weights_ends_;
  /// Keys that end in the same bits share a drawer; drawer d begins at drawers_[d] and ends where the next
  /// one begins. Filled in time linear in the features, whatever their names are.
  std::vector<std::uint32_t> drawers_;
  std::vector<std::uint64_t> keys_;     ///< in the drawers; before finish() in the order of add()
  std::vector<std::uint32_t> numbers_;  ///< of the features whose keys these are; none after forget_names()
};

}  // namespace rapport
