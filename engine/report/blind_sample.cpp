// SPDX-License-Identifier: MIT
#include "engine/report/blind_sample.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/base/chance.h"

namespace rapport {
namespace {

/// A reply in the order in which the sample is taken.
struct Laid {
  const RatedReply* reply = nullptr;
  int machine = 0;           ///< the sum of what the machine gave
  std::uint64_t chance = 0;  ///< among equals
};

}  // namespace

std::vector<BlindItem> blind_sample(const std::vector<RatedReply>& replies, std::size_t wanted,
                                    std::uint64_t seed) {
  std::vector<Laid> laid;
  for (const auto& reply : replies) {
    int machine = 0;
    for (const auto& rating : reply.ratings) machine += rating.level ? static_cast<int>(*rating.level) : 0;
    laid.push_back({&reply, machine, 0});
  }
  const auto by_id = [](const Laid& one) { return std::tie(one.reply->attempt_id, one.reply->reply); };
  std::ranges::sort(laid, {}, by_id);
  Chance chance(seed);
  for (auto& one : laid) one.chance = chance.next();
  std::ranges::sort(laid, {}, [&](const Laid& one) {
    return std::tuple(std::string_view(one.reply->scenario_id), one.machine, one.chance, by_id(one));
  });
  std::vector<const RatedReply*> drawn;
  const auto count = std::min(wanted, laid.size());
  const double step = count == 0 ? 0 : static_cast<double>(laid.size()) / static_cast<double>(count);
  const double begin = chance.unit() * step;
  for (std::size_t i = 0; i < count; ++i) {
    const auto place = static_cast<std::size_t>(begin + static_cast<double>(i) * step);
    drawn.push_back(laid[std::min(place, laid.size() - 1)].reply);
  }
  for (std::size_t i = drawn.size(); i > 1; --i)
    std::swap(drawn[i - 1], drawn[chance.below(static_cast<std::uint32_t>(i))]);
  std::vector<BlindItem> items;
  for (const auto* reply : drawn) {
    BlindItem item{reply->attempt_id, reply->reply, reply->scenario_id,
                   reply->words,      {},           reply->demonstration};
    for (const auto& rating : reply->ratings) item.criteria.push_back(rating.criterion_id);
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<BlindItem> not_yet_rated(std::vector<BlindItem> items, const std::vector<Opinion>& opinions,
                                     const std::string& rater_id) {
  std::erase_if(items, [&](const BlindItem& item) {
    return std::ranges::any_of(opinions, [&](const Opinion& opinion) {
      return opinion.rater_id == rater_id && opinion.attempt_id == item.attempt_id &&
             opinion.reply == item.reply;
    });
  });
  return items;
}

}  // namespace rapport
