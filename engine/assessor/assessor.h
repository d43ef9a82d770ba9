// SPDX-License-Identifier: MIT
/// \file Rates a reply in the trainee's own words.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/assessor/cue_grammar.h"
#include "engine/assessor/levels.h"
#include "engine/assessor/linear_model.h"
#include "engine/assessor/reply_reading.h"
#include "engine/embedding/sentence_encoder.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// Bytes [begin, end) of the reply as typed.
struct ByteRange {
  std::size_t begin = 0, end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// An indicator that a reply shows.
struct ShownSign {
  IndicatorIndex indicator = 0;
  double confidence = 0;  ///< 0 to 1
  ByteRange words;
};

/// What the assessor makes of a reply.
struct Reading {
  std::string language;  ///< ISO 639-1; `und` where there is nothing to tell by
  bool rated = true;     ///< false: this language cannot be rated; the levels then say nothing
  bool cut = false;      ///< only the beginning of a very long reply was read
  Setting setting = Setting::Service;
  std::vector<CriterionReading> criteria;  ///< one for each of the rubric's
  std::vector<ShownSign> signs;            ///< in the order of the reply
};

/// What a reply answers.
struct ReplyContext {
  CustomerWords customer;
  std::optional<Setting> setting = Setting::Service;  ///< none: to be told from the words
};

/// A rubric, a model and perhaps a sentence encoder, ready to rate. Immutable; any thread.
class Assessor {
 public:
  /// `rubric` must not be null. Fails with Invalid if the rubric's cues cannot be used or the model was
  /// fitted for another rubric. Without an encoder words and cues must do; see docs/assessor.md for what that
  /// costs.
  [[nodiscard]] static Result<Assessor> make(std::shared_ptr<const Rubric> rubric, Model model,
                                             std::optional<SentenceEncoder> encoder);

  /// The same model and encoder with a rubric that adds to this one: its further criteria and indicators are
  /// judged by their cues alone. A further sign that harms a criterion of this one makes it harmful, one that
  /// earns gives what it is worth. Fails with Invalid if the cues cannot be used.
  [[nodiscard]] Result<Assessor> with_rubric(std::shared_ptr<const Rubric> rubric) const;

  [[nodiscard]] ReplyContext context(std::string_view customer,
                                     std::optional<Setting> setting = Setting::Service) const;

  /// Rates a reply. Pure; never fails, whatever the bytes; linear in the reply, of which the first 20,000
  /// bytes are read.
  [[nodiscard]] Reading read(const ReplyContext& context, std::string_view reply) const;

  [[nodiscard]] const Rubric& rubric() const { return *rubric_; }
  [[nodiscard]] const Model& model() const { return *model_; }
  [[nodiscard]] bool has_vectors() const { return encoder_.has_value(); }
  [[nodiscard]] const std::optional<SentenceEncoder>& encoder() const { return encoder_; }

 private:
  Assessor(std::shared_ptr<const Rubric> rubric, std::shared_ptr<const Model> model,
           std::shared_ptr<const CueGrammar> grammar, std::optional<SentenceEncoder> encoder);

  [[nodiscard]] Setting likely_setting(const HeadSet& places, const ReplyReading& reading,
                                       const std::vector<SentenceVector>& vectors,
                                       const ReplyContext& context) const;

  std::shared_ptr<const Rubric> rubric_;
  std::shared_ptr<const Model> model_;
  std::shared_ptr<const CueGrammar> grammar_;
  std::optional<SentenceEncoder> encoder_;
  std::size_t fitted_indicators_;  ///< those behind are judged by their cues alone
};

/// The vectors of a reply's sentences, zeros for those far behind in a very long one; empty without an
/// encoder.
[[nodiscard]] std::vector<SentenceVector> unit_vectors(const ReplyReading& reading,
                                                       const std::optional<SentenceEncoder>& encoder);

/// The mean direction of some vectors; zeros for none.
[[nodiscard]] SentenceVector mean_vector(const std::vector<SentenceVector>& vectors);

/// The features by which places are told: every feature of the reply, and the customer's words.
[[nodiscard]] FeatureKeys place_features(const ReplyReading& reading, const CustomerWords& customer);

}  // namespace rapport
