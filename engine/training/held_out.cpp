// SPDX-License-Identifier: MIT
#include "engine/training/held_out.h"

#include <vector>

#include "engine/training/measures.h"

namespace rapport {
namespace {

/// What was labelled and what was read, reply by reply.
struct Pairs {
  std::vector<int> labelled, read;
  std::vector<bool> right;
  std::vector<double> confidence;

  void add(Level label, const CriterionReading& reading) {
    labelled.push_back(static_cast<int>(label));
    read.push_back(static_cast<int>(reading.level));
    right.push_back(label == reading.level);
    confidence.push_back(reading.confidence);
  }
};

}  // namespace

HeldOutAgreement held_out_agreement(const Corpus& corpus, const Assessor& assessor, SettingIs setting) {
  HeldOutAgreement result;
  std::array<std::array<Pairs, kCoreCriteria>, kSettings> pairs;
  for (const auto& reply : corpus.replies) {
    if (!is_held_out(corpus, reply)) continue;
    const auto told = setting == SettingIs::Said ? std::optional(reply.setting) : std::nullopt;
    const auto reading = assessor.read(assessor.context(reply.customer, told), reply.words);
    const auto place = static_cast<std::size_t>(reply.setting);
    ++result.settings[place][static_cast<std::size_t>(reading.setting)];
    for (std::size_t c = 0; c < kCoreCriteria; ++c) {
      if (reply.levels[c]) pairs[place][c].add(*reply.levels[c], reading.criteria[c]);
    }
  }
  for (std::size_t s = 0; s < kSettings; ++s) {
    for (std::size_t c = 0; c < kCoreCriteria; ++c) {
      const auto& each = pairs[s][c];
      if (each.read.empty()) continue;
      result.agreement[s][c] = {each.read.size(), weighted_kappa(each.labelled, each.read),
                                calibration_error(each.right, each.confidence)};
    }
  }
  return result;
}

}  // namespace rapport
