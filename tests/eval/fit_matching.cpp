// SPDX-License-Identifier: MIT
/// \file Fits the weights of engine/matching and measures them: `fit_matching FOLDER [TABLE...]`. FOLDER is
/// assets/matching; the tables are only measured on.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/embedding/sentence_model_folder.h"
#include "engine/matching/option_matcher.h"
#include "tests/eval/matching_measure.h"

namespace rapport::eval {
namespace {

constexpr std::size_t kDraws = 300;  ///< of each protocol
constexpr std::array kShares = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8};

/// Wordings by the name of their domain and request.
using Named = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;

Result<void> read_wordings(const std::filesystem::path& path, Named& into) {
  std::ifstream in(path);
  if (!in) return failure(ErrorCode::NotFound, fmt::format("{} cannot be read.", path.string()));
  std::pair<std::string, std::string> name;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[')) {
      name.first = line;
    } else if (line.ends_with(':')) {
      name.second = line;
    } else {
      into[name].push_back(line);
    }
  }
  return {};
}

Intents read_for_matching(const Named& named, const std::optional<SentenceEncoder>& encoder) {
  Intents intents;
  std::map<std::string, std::size_t> domains;
  for (const auto& [name, wordings] : named) {
    intents.domains.push_back(domains.emplace(name.first, domains.size()).first->second);
    intents.wordings.emplace_back();
    for (const auto& wording : wordings) intents.wordings.back().push_back(matchable_text(wording, encoder));
  }
  return intents;
}

/// A text that was matched: what speaks for each option, and which was meant.
struct Sample {
  std::vector<OptionLikeness> options;
  std::optional<std::size_t> meant;
  double weight = 1;
};

/// Half of the draws among neighbours, half among everything. Those that mean none count as much as the
/// others.
std::vector<Sample> samples(const Intents& intents, double share) {
  std::vector<Sample> result;
  double meant = 0;
  for (std::size_t seed = 1; seed <= 2 * kDraws; ++seed) {
    auto draw = draw_matching(intents, {.one_domain = seed % 2 == 0}, 100'000 + seed);
    const OptionMatcher matcher(std::move(draw.options), {.vectors = share});
    for (const auto& asked : draw.asked) {
      result.push_back({matcher.likeness(*asked.text), asked.option, 1});
      meant += asked.option ? 1 : 0;
    }
  }
  const auto nones = static_cast<double>(result.size()) - meant;
  for (auto& sample : result) sample.weight = 0.5 / (sample.meant ? meant : nones);
  return result;
}

/// Newton's method for a convex function of few numbers: `derive` adds gradient and curvature at a place.
template <std::size_t kSize>
struct Slope {
  double loss = 0;
  std::array<double, kSize> gradient{};
  std::array<std::array<double, kSize>, kSize> curvature{};
};

template <std::size_t kSize>
std::array<double, kSize> solve(std::array<std::array<double, kSize>, kSize> a, std::array<double, kSize> b) {
  for (std::size_t i = 0; i < kSize; ++i) {
    a[i][i] += 1e-9;
    for (std::size_t j = i + 1; j < kSize; ++j) {
      const auto factor = a[j][i] / a[i][i];
      for (std::size_t k = i; k < kSize; ++k) a[j][k] -= factor * a[i][k];
      b[j] -= factor * b[i];
    }
  }
  for (std::size_t i = kSize; i-- > 0;) {
    for (std::size_t k = i + 1; k < kSize; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

template <std::size_t kSize, typename Derive>
std::pair<std::array<double, kSize>, double> minimised(const Derive& derive) {
  std::array<double, kSize> place{};
  auto here = derive(place);
  for (int step = 0; step < 40; ++step) {
    const auto move = solve(here.curvature, here.gradient);
    double length = 1;
    for (int halving = 0; halving < 30; ++halving, length /= 2) {
      auto next_place = place;
      for (std::size_t i = 0; i < kSize; ++i) next_place[i] -= length * move[i];
      const auto next = derive(next_place);
      if (next.loss > here.loss) continue;
      place = next_place;
      here = next;
      break;
    }
  }
  return {place, here.loss};
}

/// How likely each option is, if one is meant: a conditional logit (McFadden 1974).
std::pair<std::array<double, 2>, double> fit_options(const std::vector<Sample>& samples) {
  return minimised<2>([&](const std::array<double, 2>& p) {
    Slope<2> slope;
    std::vector<double> chance;
    for (const auto& sample : samples) {
      if (!sample.meant) continue;
      chance.clear();
      double most = -HUGE_VAL, all = 0;
      for (const auto& o : sample.options) {
        chance.push_back(p[0] * o.two_best + p[1] * o.regressed);
        most = std::max(most, chance.back());
      }
      for (auto& c : chance) all += c = std::exp(c - most);
      const auto& meant = sample.options[*sample.meant];
      slope.loss -= sample.weight * std::log(chance[*sample.meant] / all);
      std::array<double, 2> mean{};
      for (std::size_t i = 0; i < chance.size(); ++i) {
        const std::array<double, 2> x = {sample.options[i].two_best, sample.options[i].regressed};
        for (std::size_t j = 0; j < 2; ++j) {
          mean[j] += chance[i] / all * x[j];
          for (std::size_t k = 0; k < 2; ++k)
            slope.curvature[j][k] += sample.weight * chance[i] / all * x[j] * x[k];
        }
      }
      const std::array<double, 2> x = {meant.two_best, meant.regressed};
      for (std::size_t j = 0; j < 2; ++j) {
        slope.gradient[j] -= sample.weight * (x[j] - mean[j]);
        for (std::size_t k = 0; k < 2; ++k) slope.curvature[j][k] -= sample.weight * mean[j] * mean[k];
      }
    }
    return slope;
  });
}

/// How likely none is meant: logistic regression over the best option's likeness.
std::pair<std::array<double, 3>, double> fit_none(const std::vector<Sample>& samples,
                                                  const std::array<double, 2>& p) {
  return minimised<3>([&](const std::array<double, 3>& q) {
    Slope<3> slope;
    for (const auto& sample : samples) {
      const auto best = std::ranges::max_element(sample.options, {}, [&](const OptionLikeness& o) {
        return p[0] * o.two_best + p[1] * o.regressed;
      });
      const std::array<double, 3> x = {1, best->two_best, best->regressed};
      const auto chance = 1 / (1 + std::exp(-(q[0] * x[0] + q[1] * x[1] + q[2] * x[2])));
      const auto truth = sample.meant ? 0.0 : 1.0;
      slope.loss -= sample.weight * std::log(std::max(1e-12, sample.meant ? 1 - chance : chance));
      for (std::size_t j = 0; j < 3; ++j) {
        slope.gradient[j] += sample.weight * (chance - truth) * x[j];
        for (std::size_t k = 0; k < 3; ++k)
          slope.curvature[j][k] += sample.weight * chance * (1 - chance) * x[j] * x[k];
      }
    }
    return slope;
  });
}

struct Fit {
  MatchWeights weights;
  double loss = 0;  ///< of both regressions
};

Fit fitted(const Intents& intents, double share) {
  const auto all = samples(intents, share);
  const auto [p, loss] = fit_options(all);
  const auto [q, none_loss] = fit_none(all, p);
  fmt::print("  {{{}, {:.2f}, {:.2f}, {:.2f}, {:.2f}, {:.2f}}}  loss {:.4f} (option) + {:.4f} (none)\n",
             share, p[0], p[1], q[0], q[1], q[2], loss, none_loss);
  return {{share, p[0], p[1], q[0], q[1], q[2]}, loss + none_loss};
}

/// The share of vectors that does best on wordings as most people say them: where all are as different as can
/// be, letters look worse than they are.
double best_share(const Intents& plain) {
  double share = 0, least = HUGE_VAL;
  for (const auto each : kShares) {
    const auto loss = fitted(plain, each).loss;
    if (loss < least) share = each;
    least = std::min(least, loss);
  }
  return share;
}

void print(const std::string& name, const MatchingMeasure& measure) {
  fmt::print("  {:28} accuracy {:.3f}, none: area {:.3f}, found {:.2f}, wrong {:.2f}\n", name,
             measure.accuracy, measure.none_area, measure.none_found, measure.none_wrong);
}

void fit_and_measure(const Named& plain, const Named& all, const std::vector<std::filesystem::path>& tables,
                     const std::optional<SentenceEncoder>& encoder) {
  fmt::print("{}:\n", encoder ? "with vectors" : "letters alone");
  const auto share = encoder ? best_share(read_for_matching(plain, encoder)) : 0;
  const auto intents = read_for_matching(all, encoder);
  fmt::print(" fitted:\n");
  const auto weights = fitted(intents, share).weights;
  fmt::print(" measured, fitted and as built in:\n");
  for (const auto& each : {weights, match_weights(encoder.has_value())}) {
    print("our wordings, one domain", measure_matching(intents, each, {6, 5, 20, 20, true}, 100));
    for (const auto& table : tables) {
      const auto measure = measure_matching(table, encoder, each);
      if (measure) {
        print(table.stem().string(), *measure);
      } else {
        std::cerr << measure.error().text() << "\n";
      }
    }
  }
}

int fit(const std::vector<std::filesystem::path>& arguments) {
  if (arguments.empty()) {
    std::cerr << "usage: fit_matching FOLDER [TABLE...]\n";
    return 2;
  }
  Named plain, all;
  auto read = read_wordings(arguments.front() / "plain.txt", plain);
  if (read) read = read_wordings(arguments.front() / "plain.txt", all);
  if (read) read = read_wordings(arguments.front() / "varied.txt", all);
  if (!read) {
    std::cerr << read.error().text() << "\n";
    return 2;
  }
  const std::vector<std::filesystem::path> tables(arguments.begin() + 1, arguments.end());
  fit_and_measure(plain, all, tables, std::nullopt);
  const auto folder = sentence_model_folder();
  const auto encoder =
      folder ? SentenceEncoder::load(*folder) : Result<SentenceEncoder>(failure(ErrorCode::NotFound, ""));
  if (encoder) fit_and_measure(plain, all, tables, *encoder);
  return 0;
}

}  // namespace
}  // namespace rapport::eval

int main(int argc, char** argv) {
  try {
    return rapport::eval::fit({argv + 1, argv + argc});
  } catch (const std::exception& problem) {
    std::cerr << "fit_matching: " << problem.what() << "\n";
    return 2;
  }
}
