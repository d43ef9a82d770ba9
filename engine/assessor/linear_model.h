// SPDX-License-Identifier: MIT
/// \file The fitted heads: weights in a text file that a person can read.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/assessor/feature_weights.h"
#include "engine/assessor/setting.h"
#include "engine/base/content_hash.h"
#include "engine/base/result.h"
#include "engine/embedding/sentence_vector.h"
#include "engine/rubric/rating.h"
#include "engine/text/lexicon.h"

namespace rapport {

/// The features of one sentence, as unit_features() names them and text_key() numbers them, each once.
using FeatureKeys = std::vector<std::uint64_t>;

/// How much a feature that is there counts; how much a vector does. They put both on one scale for the fit.
inline constexpr float kFeatureScale = 0.5F;
inline constexpr float kVectorScale = 3.0F;
inline constexpr float kPreviousScale = 1.5F;

/// Linear heads over the same features. A head answers one question about a sentence with yes (above 0) or
/// no: whether it shows an indicator (`listening.restates`), or whether it earns or harms a criterion
/// (`empathy:partial`, `empathy:strong`, `empathy:harmful`).
struct HeadSet {
  struct Head {
    std::string question;
    float bias = 0;
    std::vector<float> vector;    ///< weights on the sentence's vector; empty without vectors
    std::vector<float> previous;  ///< and on that of the sentence before it; may be empty
  };
  std::vector<Head> heads;
  FeatureWeights features;  ///< sorted by name

  [[nodiscard]] std::optional<std::size_t> find(std::string_view question) const;
  /// The score of every head, in their order. Vectors may be null.
  [[nodiscard]] std::vector<float> scores(const FeatureKeys& features, const SentenceVector* vector,
                                          const SentenceVector* previous) const;
};

/// What the levels of a reply hang on: the best partial, best strong and worst harmful score among its
/// sentences, and the logarithm of how many there are, for among many sentences one scores high by chance.
using Extremes = std::array<double, 4>;

/// How likely a reply is at least Missing, Partial and Strong on a criterion: the logistic function of a line
/// over its extremes.
struct LevelLines {
  struct Line {
    double offset = 0;
    Extremes slopes{};
  };
  std::array<Line, 3> at_least;
};

/// Heads for every setting, and how levels follow from them.
struct Heads {
  HeadSet places;  ///< one head for each setting, over a whole reply and what was said before it
  std::array<HeadSet, kSettings> settings;
  std::array<std::array<LevelLines, kCoreCriteria>, kSettings> levels;

  /// The setting whose heads answer a question: `setting` if its replies were labelled for it, else Service.
  [[nodiscard]] Setting answering(Setting setting, std::string_view question) const {
    return settings[static_cast<std::size_t>(setting)].find(question) ? setting : Setting::Service;
  }
};

/// Which heads of a model rate replies.
enum class HeadsBy : std::uint8_t { Words, Vectors };

/// What was fitted from a corpus. Immutable once read; shared between threads without locks.
struct Model {
  std::string rubric_id;
  ContentHash corpus;
  Lexicon lexicon;
  Heads plain;    ///< words and cues alone
  Heads vectors;  ///< and sentence vectors

  /// Lets go of what rating by these heads does not need: the features of the others, and all names. What is
  /// left rates as before, and is no longer to be written.
  void keep_only(HeadsBy by);
};

/// A weight as a model file holds it: in whole thousandths.
[[nodiscard]] float as_written(double weight);

/// The text of a model file, and back. Fails with Invalid, and the line, if it is not one.
[[nodiscard]] std::string to_text(const Model& model);
[[nodiscard]] Result<Model> model_from_text(std::string_view text);
[[nodiscard]] Result<Model> load_model(const std::filesystem::path& path);

}  // namespace rapport
