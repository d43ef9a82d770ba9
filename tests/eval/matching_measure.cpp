// SPDX-License-Identifier: MIT
#include "tests/eval/matching_measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <utility>

#include "engine/training/measures.h"
#include "tests/eval/table_file.h"

namespace rapport::eval {
namespace {

/// The first `count` of `things` become a random choice among them, in random order. Not std::shuffle, which
/// differs between libraries.
template <typename T>
void choose(std::vector<T>& things, std::size_t count, std::mt19937& random) {
  for (std::size_t i = 0; i < std::min(count, things.size()); ++i)
    std::swap(things[i], things[i + random() % (things.size() - i)]);
}

}  // namespace

MatchingDraw draw_matching(const Intents& intents, const MatchingProtocol& protocol, std::size_t seed) {
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  std::vector<std::size_t> pool(intents.wordings.size());
  std::iota(pool.begin(), pool.end(), 0);
  if (protocol.one_domain) {
    const auto domain = intents.domains[random() % intents.domains.size()];
    std::erase_if(pool, [&](std::size_t intent) { return intents.domains[intent] != domain; });
  }
  choose(pool, protocol.options, random);
  MatchingDraw draw;
  std::vector<const MatchableText*> others;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    std::vector<const MatchableText*> wordings;
    for (const auto& wording : intents.wordings[pool[i]]) wordings.push_back(&wording);
    if (i >= protocol.options) {
      others.insert(others.end(), wordings.begin(), wordings.end());
      continue;
    }
    choose(wordings, protocol.examples + protocol.asked_of_each, random);
    draw.options.emplace_back();
    for (std::size_t j = 0; j < std::min(wordings.size(), protocol.examples + protocol.asked_of_each); ++j) {
      if (j < protocol.examples) {
        draw.options.back().push_back(*wordings[j]);
      } else {
        draw.asked.push_back({wordings[j], i});
      }
    }
  }
  choose(others, protocol.asked_of_none, random);
  for (std::size_t j = 0; j < std::min(others.size(), protocol.asked_of_none); ++j)
    draw.asked.push_back({others[j], std::nullopt});
  return draw;
}

MatchingMeasure measure_matching(const Intents& intents, const MatchWeights& weights,
                                 const MatchingProtocol& protocol, std::size_t draws) {
  MatchingMeasure measure;
  std::size_t routed = 0, right = 0, nones = 0, found = 0, wrong = 0;
  for (std::size_t seed = 1; seed <= draws; ++seed) {
    auto draw = draw_matching(intents, protocol, seed);
    const OptionMatcher matcher(std::move(draw.options), weights);
    std::vector<bool> is_none;
    std::vector<double> scores;
    for (const auto& asked : draw.asked) {
      const auto match = matcher.match(*asked.text);
      is_none.push_back(!asked.option);
      scores.push_back(match.none);
      if (asked.option) {
        ++routed;
        right += match.best == *asked.option ? 1U : 0U;
        wrong += match.is_none() ? 1U : 0U;
      } else {
        ++nones;
        found += match.is_none() ? 1U : 0U;
      }
    }
    measure.none_area += area_under_curve(is_none, scores) / static_cast<double>(draws);
  }
  const auto share = [](std::size_t part, std::size_t all) {
    return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all);
  };
  measure.accuracy = share(right, routed);
  measure.none_found = share(found, nones);
  measure.none_wrong = share(wrong, routed);
  return measure;
}

Result<MatchingMeasure> measure_matching(const std::filesystem::path& path,
                                         const std::optional<SentenceEncoder>& encoder,
                                         const MatchWeights& weights) {
  const auto table = read_table(path);
  if (!table) return tl::unexpected(table.error());
  const auto text = table->find("text"), label = table->find("label");
  if (!text || !label)
    return failure(ErrorCode::Invalid, fmt::format("{} has no columns text and label.", path.string()));
  std::map<std::string, std::vector<MatchableText>> by_label;
  for (const auto& row : table->rows) by_label[row[*label]].push_back(matchable_text(row[*text], encoder));
  const MatchingProtocol protocol;
  Intents intents;
  for (auto& [name, wordings] : by_label) {
    if (wordings.size() > protocol.examples) intents.wordings.push_back(std::move(wordings));
  }
  if (intents.wordings.size() <= protocol.options)
    return failure(ErrorCode::Invalid, fmt::format("{} has too few labels.", path.string()));
  intents.domains.resize(intents.wordings.size());
  return measure_matching(intents, weights, protocol);
}

}  // namespace rapport::eval
