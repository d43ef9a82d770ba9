// SPDX-License-Identifier: MIT
#include "engine/assessor/assessor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace rapport {
namespace {

constexpr float kNothing = -9;        ///< the score of a sentence that may earn nothing
constexpr double kShown = 0.5;        ///< an indicator this likely is shown
constexpr double kShownByCue = 0.25;  ///< and this likely where a cue points at it too

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

double likely(const LevelLines::Line& line, const std::array<double, 3>& x) {
  return logistic(line.offset + line.slopes[0] * x[0] + line.slopes[1] * x[1] + line.slopes[2] * x[2]);
}

/// 0 to 1 as `value` goes from `from` to `to`.
double way(double value, double from, double to) { return std::clamp((value - from) / (to - from), 0.0, 1.0); }

CriterionReading level_of(const LevelLines& lines, const Certainty& needs, const std::array<double, 3>& x) {
  const double unharmed = likely(lines.at_least[0], x);
  const double partial = std::min(likely(lines.at_least[1], x), unharmed);
  const double strong = std::min(likely(lines.at_least[2], x), partial);
  CriterionReading reading;
  if (1 - unharmed >= needs.harmful) {
    reading.level = Level::Harmful;
    reading.score = 0.5 * way(partial, 0, needs.partial) * way(unharmed, 0, 1 - needs.harmful);
    reading.score = std::min(reading.score, 0.49);
    reading.confidence = 1 - unharmed;
  } else if (partial < needs.partial) {
    reading.level = Level::Missing;
    reading.score = 0.5 * way(partial, 0, needs.partial);
    reading.confidence = unharmed - partial;
  } else if (strong < needs.strong) {
    reading.level = Level::Partial;
    reading.score = 0.5 + 0.25 * way(strong, 0, needs.strong);
    reading.confidence = partial - strong;
  } else {
    reading.level = Level::Strong;
    reading.score = 0.75 + 0.25 * way(strong, needs.strong, 1);
    reading.confidence = strong;
  }
  return reading;
}

ByteRange bytes_of(const ReplyReading& reading, std::size_t first, std::size_t last) {
  const auto& words = reading.words.words;
  while (first + 1 < last && words[first].kind == Word::Kind::Sign) ++first;
  while (last > first + 1 && words[last - 1].kind == Word::Kind::Sign) --last;
  return {words[first].begin_byte, words[last - 1].end_byte};
}

/// Everything that is known of a reply while it is rated.
struct Rating {
  const Rubric& rubric;
  const HeadSet& heads;
  const ReplyReading& reading;
  const std::vector<std::vector<float>>& scores;
};

const CueHit* cue_for(const UnitReading& unit, IndicatorIndex indicator) {
  const auto found = std::ranges::find(unit.hits, indicator, &CueHit::indicator);
  return found == unit.hits.end() ? nullptr : &*found;
}

ShownSign shown(const Rating& rating, std::size_t unit, IndicatorIndex indicator, double confidence) {
  const auto& reading = rating.reading.units[unit];
  const auto* cue = cue_for(reading, indicator);
  const auto words = cue != nullptr ? bytes_of(rating.reading, cue->first, cue->last)
                                    : bytes_of(rating.reading, reading.unit.first, reading.unit.last);
  return {indicator, confidence, words};
}

bool may_show(const Rating& rating, std::size_t unit, const Indicator& indicator) {
  return indicator.polarity == Polarity::Harms || may_earn(rating.reading.empty[unit], indicator.criterion);
}

double likelihood(const Rating& rating, std::size_t unit, IndicatorIndex indicator) {
  const auto head = rating.heads.find(rating.rubric.indicators[indicator].id);
  return head ? logistic(rating.scores[unit][*head]) : 0;
}

std::vector<ShownSign> signs_of(const Rating& rating) {
  std::vector<ShownSign> signs;
  for (std::size_t u = 0; u < rating.reading.units.size(); ++u) {
    for (std::size_t i = 0; i < rating.rubric.indicators.size(); ++i) {
      const auto index = static_cast<IndicatorIndex>(i);
      if (!may_show(rating, u, rating.rubric.indicators[i])) continue;
      const double p = likelihood(rating, u, index);
      const bool cued = cue_for(rating.reading.units[u], index) != nullptr;
      if (p >= kShown || (cued && p >= kShownByCue)) signs.push_back(shown(rating, u, index, p));
    }
  }
  return signs;
}

/// A level that no sign explains gets the likeliest one, so that no rating stands without its words.
void explain(const Rating& rating, CriterionIndex criterion, Level level, std::vector<ShownSign>& signs) {
  if (level == Level::Missing) return;
  const auto wanted = level == Level::Harmful ? Polarity::Harms : Polarity::Earns;
  const auto fits = [&](IndicatorIndex index) {
    const auto& indicator = rating.rubric.indicators[index];
    return indicator.polarity == wanted && indicator.concerns(criterion);
  };
  if (std::ranges::any_of(signs, [&](const ShownSign& sign) { return fits(sign.indicator); })) return;
  std::optional<ShownSign> best;
  for (std::size_t u = 0; u < rating.reading.units.size(); ++u) {
    for (std::size_t i = 0; i < rating.rubric.indicators.size(); ++i) {
      const auto index = static_cast<IndicatorIndex>(i);
      if (!fits(index) || !may_show(rating, u, rating.rubric.indicators[i])) continue;
      const double p = likelihood(rating, u, index);
      if (!best || p > best->confidence) best = shown(rating, u, index, p);
    }
  }
  if (best) signs.push_back(*best);
}

}  // namespace

Assessor::Assessor(std::shared_ptr<const Rubric> rubric, std::shared_ptr<const Model> model,
                   std::shared_ptr<const CueGrammar> grammar, std::optional<SentenceEncoder> encoder)
    : rubric_(std::move(rubric)), model_(std::move(model)), grammar_(std::move(grammar)), encoder_(std::move(encoder)) {}

Result<Assessor> Assessor::make(std::shared_ptr<const Rubric> rubric, Model model,
                                std::optional<SentenceEncoder> encoder) {
  if (model.rubric_id != rubric->id) {
    return failure(ErrorCode::Invalid,
                   fmt::format("The model was fitted for the rubric {}, not for {}.", model.rubric_id, rubric->id),
                   "Fit one with rapport train.");
  }
  auto grammar = CueGrammar::compile(*rubric);
  if (!grammar) return tl::unexpected(grammar.error());
  return Assessor(std::move(rubric), std::make_shared<const Model>(std::move(model)),
                  std::make_shared<const CueGrammar>(std::move(*grammar)), std::move(encoder));
}

ReplyContext Assessor::context(std::string_view customer, std::optional<Setting> setting) const {
  return {customer_words(customer, model_->lexicon), setting};
}

std::vector<SentenceVector> unit_vectors(const ReplyReading& reading, const std::optional<SentenceEncoder>& encoder) {
  if (!encoder || reading.units.empty()) return {};
  std::vector<std::string> sentences;
  for (const auto& unit : reading.units) sentences.push_back(plain_sentence(reading.words, unit.unit));
  const std::vector<std::string_view> views(sentences.begin(), sentences.end());
  std::vector<SentenceVector> vectors(views.size());
  encoder->embed(views, vectors);
  return vectors;
}

FeatureKeys place_features(const ReplyReading& reading, const CustomerWords& customer) {
  FeatureKeys keys;
  for (const auto& features : reading.features) keys.insert(keys.end(), features.begin(), features.end());
  for (const auto& word : customer.words.words) keys.push_back(text_key(word.stem, text_key("before:")));
  std::ranges::sort(keys);
  const auto repeats = std::ranges::unique(keys);
  keys.erase(repeats.begin(), repeats.end());
  return keys;
}

Setting likely_setting(const HeadSet& places, const ReplyReading& reading, const CustomerWords& customer) {
  const auto scores = places.scores(place_features(reading, customer), nullptr, nullptr);
  if (scores.size() != kSettings) return Setting::Service;
  return static_cast<Setting>(std::ranges::max_element(scores) - scores.begin());
}

std::array<double, 3> extremes(const ReplyReading& reading, const HeadSet& heads,
                               const std::vector<std::vector<float>>& scores, CriterionIndex criterion,
                               std::string_view criterion_id) {
  std::array<double, 3> found = {kNothing, kNothing, kNothing};
  static constexpr std::array<std::string_view, 3> kQuestions = {":partial", ":strong", ":harmful"};
  for (std::size_t q = 0; q < kQuestions.size(); ++q) {
    const auto head = heads.find(std::string(criterion_id).append(kQuestions[q]));
    if (!head) continue;
    const bool earns = q != 2;
    for (std::size_t u = 0; u < scores.size(); ++u) {
      if (earns && !may_earn(reading.empty[u], criterion)) continue;
      found[q] = std::max<double>(found[q], scores[u][*head]);
    }
  }
  return found;
}

Reading Assessor::read(const ReplyContext& context, std::string_view reply) const {
  ReplyReading taken;
  read_reply(reply, context.customer, *rubric_, *grammar_, model_->lexicon, taken);
  Reading result;
  result.language = taken.words.language;
  result.cut = taken.words.cut;
  result.criteria.resize(rubric_->criteria.size());
  result.rated = result.language == "en" || result.language == "und";
  if (!result.rated) return result;
  result.setting = context.setting ? *context.setting : likely_setting(model_->places, taken, context.customer);
  const auto place = static_cast<std::size_t>(result.setting);
  const auto vectors = unit_vectors(taken, encoder_);
  const auto& heads = encoder_ ? model_->vectors : model_->plain;
  const auto& set = heads.settings[place];
  std::vector<std::vector<float>> scores;
  for (std::size_t u = 0; u < taken.units.size(); ++u) {
    scores.push_back(set.scores(taken.features[u], vectors.empty() ? nullptr : &vectors[u],
                                vectors.empty() || u == 0 ? nullptr : &vectors[u - 1]));
  }
  const Rating rating{*rubric_, set, taken, scores};
  result.signs = signs_of(rating);
  for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
    const auto& criterion = rubric_->criteria[c];
    result.criteria[c] = level_of(heads.levels[place][c], criterion.needs, extremes(taken, set, scores, c, criterion.id));
    explain(rating, c, result.criteria[c].level, result.signs);
  }
  std::ranges::stable_sort(result.signs, [](const ShownSign& a, const ShownSign& b) {
    return std::pair(a.words.begin, a.indicator) < std::pair(b.words.begin, b.indicator);
  });
  return result;
}

}  // namespace rapport
