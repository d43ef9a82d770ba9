// SPDX-License-Identifier: MIT
#include "engine/matching/option_matcher.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace rapport {
namespace {

/// The penalty of the ridge regression (Hoerl and Kennard 1970); from 0.1 to 3 it makes next to no
/// difference.
constexpr double kRidge = 0.3;

// Fitted by tests/eval/fit_matching.cpp on assets/matching, where a text means none half of the
// time.
constexpr MatchWeights kWithVectors = {0.6, 3.80, 12.57, 5.17, -5.02, -8.41};
constexpr MatchWeights kLettersAlone = {0, 7.36, 5.82, 1.87, -4.91, -3.39};

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

std::vector<std::vector<MatchableText>> read_all(const std::vector<OptionWordings>& options,
                                                 const std::optional<SentenceEncoder>& encoder) {
  std::vector<std::vector<MatchableText>> read(options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    for (const auto& example : options[i].examples) read[i].push_back(matchable_text(example, encoder));
  }
  return read;
}

/// A square matrix, row by row.
class Square {
 public:
  explicit Square(std::size_t size) : size_(size), cells_(size * size) {}
  double& at(std::size_t row, std::size_t column) { return cells_[row * size_ + column]; }

  /// Replaces the lower half of a symmetric, positive definite matrix by its Cholesky factor.
  void factorise() {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        auto rest = at(i, j);
        for (std::size_t k = 0; k < j; ++k) rest -= at(i, k) * at(j, k);
        at(i, j) = i == j ? std::sqrt(std::max(rest, 1e-9)) : rest / at(j, j);
      }
    }
  }

  /// Solves for `x`, with the factor in place.
  void solve(std::vector<double>& x) {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t k = 0; k < i; ++k) x[i] -= at(i, k) * x[k];
      x[i] /= at(i, i);
    }
    for (std::size_t i = size_; i-- > 0;) {
      for (std::size_t k = i + 1; k < size_; ++k) x[i] -= at(k, i) * x[k];
      x[i] /= at(i, i);
    }
  }

 private:
  std::size_t size_;
  std::vector<double> cells_;
};

}  // namespace

const MatchWeights& match_weights(bool with_vectors) {
  return with_vectors ? kWithVectors : kLettersAlone;
}

OptionMatcher::OptionMatcher(const std::vector<OptionWordings>& options,
                             const std::optional<SentenceEncoder>& encoder)
    : OptionMatcher(read_all(options, encoder), match_weights(encoder.has_value())) {
  encoder_ = encoder;
}

OptionMatcher::OptionMatcher(std::vector<std::vector<MatchableText>> options, const MatchWeights& weights)
    : weights_(weights), options_(options.size()) {
  for (std::size_t i = 0; i < options.size(); ++i) {
    for (auto& text : options[i]) {
      if (!text.words.empty()) examples_.push_back({i, std::move(text)});
    }
  }
  regress();
}

/// Kernel ridge regression on membership of each option, so that what several options have in common counts
/// for less.
void OptionMatcher::regress() {
  const auto size = examples_.size();
  Square likenesses(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) likenesses.at(i, j) = likeness(examples_[i].text, examples_[j].text);
    likenesses.at(i, i) += kRidge;
  }
  likenesses.factorise();
  coefficients_.resize(size * options_);
  for (std::size_t option = 0; option < options_; ++option) {
    std::vector<double> column(size);
    for (std::size_t i = 0; i < size; ++i) column[i] = examples_[i].option == option ? 1 : 0;
    likenesses.solve(column);
    for (std::size_t i = 0; i < size; ++i) coefficients_[i * options_ + option] = column[i];
  }
}

double OptionMatcher::likeness(const MatchableText& one, const MatchableText& other) const {
  const auto letters = (1 - weights_.vectors) * likeness_of_letters(one, other);
  return weights_.vectors == 0 ? letters : letters + weights_.vectors * likeness_of_vectors(one, other);
}

std::vector<OptionLikeness> OptionMatcher::likeness(const MatchableText& reply) const {
  std::vector<OptionLikeness> result(options_);
  std::vector<std::array<double, 2>> best(options_, {0, 0});
  std::vector<std::size_t> count(options_, 0);
  for (std::size_t i = 0; i < examples_.size(); ++i) {
    const auto like = likeness(reply, examples_[i].text);
    const auto option = examples_[i].option;
    auto& [first, second] = best[option];
    if (count[option]++ == 0) {
      first = like;
    } else if (like > first) {
      second = std::exchange(first, like);
    } else if (count[option] == 2 || like > second) {
      second = like;
    }
    for (std::size_t j = 0; j < options_; ++j) result[j].regressed += like * coefficients_[i * options_ + j];
  }
  for (std::size_t j = 0; j < options_; ++j)
    result[j].two_best = count[j] < 2 ? best[j][0] : (best[j][0] + best[j][1]) / 2;
  return result;
}

Match OptionMatcher::match(std::string_view reply) const {
  return match(matchable_text(reply, encoder_));
}

Match OptionMatcher::match(const MatchableText& reply) const {
  if (reply.words.empty() || examples_.empty()) return {};
  const auto repeated = std::ranges::find(examples_, reply.words, [](const auto& e) { return e.text.words; });
  if (repeated != examples_.end()) return {repeated->option, 1, 0};
  const auto likenesses = likeness(reply);
  std::vector<double> sums(options_, -HUGE_VAL);
  for (const auto& example : examples_) {
    const auto& like = likenesses[example.option];
    sums[example.option] = weights_.two_best * like.two_best + weights_.regressed * like.regressed;
  }
  Match match;
  match.best = static_cast<std::size_t>(std::ranges::max_element(sums) - sums.begin());
  double all = 0;
  for (const auto sum : sums) all += std::exp(sum - sums[match.best]);
  const auto& like = likenesses[match.best];
  match.none = logistic(weights_.none_constant + weights_.none_two_best * like.two_best +
                        weights_.none_regressed * like.regressed);
  match.score = (1 - match.none) / all;
  return match;
}

}  // namespace rapport
