// SPDX-License-Identifier: MIT
#include "engine/training/fit_places.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/assessor/assessor.h"
#include "engine/training/logistic_regression.h"

namespace rapport {
namespace {

constexpr std::size_t kFewestReplies = 6;  ///< a feature that fewer replies show is left out
constexpr double kPlaceCost = 0.1;
constexpr float kLightestPlace = 0.02F;  ///< lighter weights are left out
constexpr double kNever = -9;            ///< the bias of a setting that the corpus does not have

class Places {
 public:
  Places(const TrainingSet& set, const std::optional<SentenceEncoder>& encoder)
      : set_(set), encoder_(encoder) {
    name_features();
  }

  HeadSet fit() {
    const auto rows = all_rows();
    HeadSet places;
    std::map<std::string, std::vector<HeadWeight>> features;
    for (std::size_t s = 0; s < kSettings; ++s) {
      std::vector<bool> yes;
      for (const auto& reply : set_.replies)
        yes.push_back(reply.labelled->setting == static_cast<Setting>(s));
      HeadSet::Head head{std::string(kSettingNames[s]), kNever, {}, {}};
      if (has_both_answers(yes)) {
        const auto weights = logistic_regression(rows, yes, bias_column(), kPlaceCost, Balance::EqualClasses);
        head.bias = static_cast<float>(weights.back());
        if (encoder_) {
          const auto begin = weights.begin() + last_column();
          head.vector.assign(begin, begin + kVectorColumns);
          head.previous.assign(begin + kVectorColumns, begin + 2 * kVectorColumns);
        }
        for (const auto& [name, column] : columns_) {
          const float value = as_written(weights[static_cast<std::size_t>(column) - 1]);
          if (std::abs(value) >= kLightestPlace)
            features[name].push_back({static_cast<std::uint16_t>(s), value});
        }
      }
      places.heads.push_back(std::move(head));
    }
    for (const auto& [name, weights] : features) places.features.add(name, weights);
    places.features.finish();
    return places;
  }

 private:
  [[nodiscard]] int last_column() const { return static_cast<int>(columns_.size()); }
  [[nodiscard]] int bias_column() const { return last_column() + (encoder_ ? 2 * kVectorColumns : 0) + 1; }

  /// Names and counts the features of every reply, and numbers those that are not rare.
  void name_features() {
    std::map<std::uint64_t, std::string> names;
    for (const auto& name : set_.features) names.emplace(text_key(name), name);
    std::map<std::uint64_t, std::size_t> seen;
    for (const auto& reply : set_.replies) {
      for (const auto& word : reply.customer.words.words) {
        const auto name = "before:" + word.stem;
        names.emplace(text_key(name), name);
      }
      for (const auto key : place_features(reply.reading, reply.customer)) ++seen[key];
    }
    for (const auto& [key, count] : seen) {
      if (const auto name = names.find(key); count >= kFewestReplies && name != names.end())
        columns_.emplace(name->second, 0);
    }
    int last = 0;
    for (auto& [name, column] : columns_) {
      column = ++last;
      column_of_key_.emplace(text_key(name), column);
    }
  }

  std::vector<Row> all_rows() {
    std::vector<Row> rows;
    for (const auto& reply : set_.replies) {
      auto& row = rows.emplace_back();
      for (const auto key : place_features(reply.reading, reply.customer)) {
        if (const auto found = column_of_key_.find(key); found != column_of_key_.end())
          row.push_back({found->second, kFeatureScale});
      }
      std::ranges::sort(row, {}, &Cell::column);
      if (encoder_) {
        append(row, mean_vector(reply.vectors), kVectorScale, last_column());
        append(row, told_vector(reply.customer.text), kPreviousScale, last_column() + kVectorColumns);
      }
      row.push_back({bias_column(), 1});
    }
    return rows;
  }

  /// What the customer said before a reply; the same line is encoded once.
  const SentenceVector& told_vector(const std::string& text) {
    const auto found = told_.find(text);
    return found != told_.end() ? found->second : told_.emplace(text, encoder_->embed(text)).first->second;
  }

  const TrainingSet& set_;
  const std::optional<SentenceEncoder>& encoder_;
  std::map<std::string, int> columns_;
  std::map<std::uint64_t, int> column_of_key_;
  std::map<std::string, SentenceVector> told_;
};

}  // namespace

HeadSet fit_places(const TrainingSet& set, const std::optional<SentenceEncoder>& encoder) {
  return Places(set, encoder).fit();
}

}  // namespace rapport
