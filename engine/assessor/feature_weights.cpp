// SPDX-License-Identifier: MIT
#include "engine/assessor/feature_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

#include "engine/text/lexicon.h"

namespace rapport {

void FeatureWeights::add(std::string_view name, std::span<const WrittenWeight> weights) {
  names_ += name;
  weights_.insert(weights_.end(), weights.begin(), weights.end());
  name_ends_.push_back(static_cast<std::uint32_t>(names_.size()));
  weights_ends_.push_back(static_cast<std::uint32_t>(weights_.size()));
  keys_.push_back(text_key(name));
}

void FeatureWeights::add(std::string_view name, std::span<const HeadWeight> weights) {
  constexpr float kMost = WrittenWeight::kMostThousandths;
  std::vector<WrittenWeight> written;
  written.reserve(weights.size());
  for (const auto& weight : weights) {
    const float thousandths = std::clamp(std::round(weight.value * 1000), -kMost, kMost);
    written.emplace_back(weight.head, static_cast<std::int32_t>(thousandths));
  }
  add(name, written);
}

void FeatureWeights::finish() {
  names_.shrink_to_fit();
  weights_.shrink_to_fit();
  name_ends_.shrink_to_fit();
  weights_ends_.shrink_to_fit();
  const auto count = std::bit_ceil(size() / 2 + 1);  // one or two features a drawer
  drawers_.assign(count + 1, 0);
  for (const auto key : keys_) ++drawers_[(key & (count - 1)) + 1];
  std::partial_sum(drawers_.begin(), drawers_.end(), drawers_.begin());
  auto next = drawers_;  // free place of each drawer
  std::vector<std::uint64_t> keys(size());
  numbers_.resize(size());
  for (std::size_t feature = 0; feature < size(); ++feature) {
    const auto place = next[keys_[feature] & (count - 1)]++;
    keys[place] = keys_[feature];
    numbers_[place] = static_cast<std::uint32_t>(feature);
  }
  keys_ = std::move(keys);
}

void FeatureWeights::forget_names() {
  names_ = {};
  names_.shrink_to_fit();
  name_ends_ = {};
  // Without names, features may be numbered by their places in the drawers.
  std::vector<WrittenWeight> sorted;
  std::vector<std::uint32_t> ends;
  sorted.reserve(weights_.size());
  ends.reserve(numbers_.size());
  for (const auto number : numbers_) {
    const auto these = weights(number);
    sorted.insert(sorted.end(), these.begin(), these.end());
    ends.push_back(static_cast<std::uint32_t>(sorted.size()));
  }
  weights_ = std::move(sorted);
  weights_ends_ = std::move(ends);
  numbers_ = {};
}

std::string_view FeatureWeights::name(std::size_t feature) const {
  if (name_ends_.empty()) return {};
  const auto begin = feature == 0 ? 0 : name_ends_[feature - 1];
  return std::string_view(names_).substr(begin, name_ends_[feature] - begin);
}

std::span<const WrittenWeight> FeatureWeights::weights(std::size_t feature) const {
  const auto begin = feature == 0 ? 0 : weights_ends_[feature - 1];
  return std::span(weights_).subspan(begin, weights_ends_[feature] - begin);
}

std::span<const WrittenWeight> FeatureWeights::find(std::uint64_t key) const {
  if (drawers_.empty()) return {};
  const auto drawer = key & (drawers_.size() - 2);
  for (auto place = drawers_[drawer]; place < drawers_[drawer + 1]; ++place) {
    if (keys_[place] == key) return weights(numbers_.empty() ? place : numbers_[place]);
  }
  return {};
}

}  // namespace rapport
