// SPDX-License-Identifier: MIT
#include "engine/assessor/assessor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace rapport {
namespace {

constexpr double kShown = 0.5;         ///< an indicator this likely is shown
constexpr double kShownByCue = 0.25;   ///< and this likely where a cue points at it too
constexpr double kHeldAgainst = 0.03;  ///< without a harmful sign this likely no reply is called harmful
constexpr double kCueAlone = 0.7;      ///< how sure a cue is of an indicator that no head was fitted for

/// Characters of a reply whose sentences get vectors: some 300 words. What comes behind is judged by words
/// and cues.
constexpr std::size_t kMostEncoded = 1800;

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

ByteRange bytes_of(const ReplyReading& reading, std::size_t first, std::size_t last) {
  const auto& words = reading.words.words;
  const auto leads = [&](const Word& word) {
    return word.kind == Word::Kind::Sign || word.form == "but" || word.form == "so";
  };
  while (first + 1 < last && leads(words[first])) ++first;
  while (last > first + 1 && words[last - 1].kind == Word::Kind::Sign) --last;
  return {words[first].begin_byte, words[last - 1].end_byte};
}

/// The scores of one setting's heads for each sentence.
struct SettingScores {
  const HeadSet* heads = nullptr;
  std::vector<std::vector<float>> units;
};

/// Everything that is known of a reply while it is rated.
struct Rating {
  const Rubric& rubric;
  const ReplyReading& reading;
  SettingScores here;     ///< of the setting that the reply is said in
  SettingScores service;  ///< for the questions that this setting has no head for; empty if it is the same

  /// The scores by which a question is answered; null if there is no head for it anywhere.
  [[nodiscard]] const SettingScores* answering(std::string_view question) const {
    if (here.heads->find(question)) return &here;
    return service.heads != nullptr && service.heads->find(question) ? &service : nullptr;
  }
};

/// Whether a word begins a new clause.
bool ends_clause(std::string_view form) {
  return form == "," || form == "but" || form == "because" || form == "so" || form == ":" || form == "(";
}

const CueHit* cue_for(const UnitReading& unit, IndicatorIndex indicator) {
  const auto found = std::ranges::find(unit.hits, indicator, &CueHit::indicator);
  return found == unit.hits.end() ? nullptr : &*found;
}

/// What each word of a sentence adds to the score of a head.
std::vector<float> shares_of(const Rubric& rubric, const HeadSet& heads, const UnitReading& unit,
                             std::size_t head) {
  std::vector<float> shares(unit.unit.last - unit.unit.first, 0);
  unit_features(unit, rubric, [&](std::string_view name, std::size_t first, std::size_t last) {
    if (first >= last) return;
    const auto weights = heads.features.find(text_key(name));
    const auto weight = std::ranges::find(weights, head, &WrittenWeight::head);
    if (weight == weights.end()) return;
    for (std::size_t i = first; i < last; ++i)
      shares[i - unit.unit.first] += weight->value() / static_cast<float>(last - first);
  });
  return shares;
}

/// The clause of a sentence that a head goes by, if one of them carries most of its score; else the sentence.
ByteRange clause_for(const Rating& rating, const UnitReading& unit, IndicatorIndex indicator) {
  const auto [first, last, asks] = unit.unit;
  const auto whole = bytes_of(rating.reading, first, last);
  const auto& id = rating.rubric.indicators[indicator].id;
  const auto* scores = rating.answering(id);
  if (scores == nullptr) return whole;
  const auto shares = shares_of(rating.rubric, *scores->heads, unit, *scores->heads->find(id));
  float sum = 0, best = 0;
  std::size_t best_first = first, best_last = last;
  for (std::size_t begin = first; begin < last;) {
    std::size_t end = begin;
    float part = 0;
    while (end < last && (end == begin || !ends_clause(rating.reading.words.words[end].form))) {
      part += shares[end - first];
      ++end;
    }
    sum += std::max(part, 0.0F);
    if (part > best) {
      best = part;
      best_first = begin;
      best_last = end;
    }
    begin = end;
  }
  constexpr float kMost = 0.6F;
  return best > 0 && best >= kMost * sum ? bytes_of(rating.reading, best_first, best_last) : whole;
}

ShownSign shown(const Rating& rating, std::size_t unit, IndicatorIndex indicator, double confidence) {
  const auto& reading = rating.reading.units[unit];
  const auto* cue = cue_for(reading, indicator);
  const auto words = cue != nullptr ? bytes_of(rating.reading, cue->first, cue->last)
                                    : clause_for(rating, reading, indicator);
  return {indicator, confidence, words};
}

bool may_show(const Rating& rating, std::size_t unit, const Indicator& indicator) {
  return indicator.polarity == Polarity::Harms || may_earn(rating.reading.empty[unit], indicator.criterion);
}

double likelihood(const Rating& rating, std::size_t unit, IndicatorIndex indicator) {
  const auto& id = rating.rubric.indicators[indicator].id;
  if (const auto* scores = rating.answering(id))
    return logistic(scores->units[unit][*scores->heads->find(id)]);
  return cue_for(rating.reading.units[unit], indicator) == nullptr ? 0 : kCueAlone;
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

/// The level of a criterion that no head was fitted for, such as a scenario's sub-skill: what its signs are
/// worth, of the indicators from `first` on.
CriterionReading level_by_signs(const Rubric& rubric, const std::vector<ShownSign>& signs,
                                CriterionIndex criterion, std::size_t first = 0) {
  static constexpr std::array<double, 4> kScores = {0, 0, 0.6, 0.9};  // harmful, missing, partial, strong
  CriterionReading reading;
  reading.confidence = kCueAlone;
  bool harmed = false;
  for (const auto& sign : signs) {
    const auto& indicator = rubric.indicators[sign.indicator];
    if (sign.indicator < first || !indicator.concerns(criterion)) continue;
    harmed |= indicator.polarity == Polarity::Harms;
    reading.level = std::max(reading.level, indicator.worth);
  }
  if (harmed) reading.level = Level::Harmful;
  reading.score = kScores[static_cast<std::size_t>(static_cast<int>(reading.level) + 1)];
  return reading;
}

/// A fitted level, and what the signs that no head was fitted for make of it: the indicators from `first` on,
/// such as a scenario's blockers.
CriterionReading with_further_signs(const Rubric& rubric, const std::vector<ShownSign>& signs,
                                    CriterionIndex criterion, std::size_t first,
                                    const CriterionReading& fitted) {
  const auto further = level_by_signs(rubric, signs, criterion, first);
  if (fitted.level == Level::Harmful) return fitted;
  return further.level == Level::Harmful || further.level > fitted.level ? further : fitted;
}

/// Whether a harmful sign of the criterion is likely enough to be held against somebody.
bool shows_harm(const Rating& rating, CriterionIndex criterion) {
  for (std::size_t u = 0; u < rating.reading.units.size(); ++u) {
    if (harms_for_sure(rating.reading.units[u], rating.rubric, criterion)) return true;
    for (std::size_t i = 0; i < rating.rubric.indicators.size(); ++i) {
      const auto& indicator = rating.rubric.indicators[i];
      if (indicator.polarity == Polarity::Harms && indicator.concerns(criterion) &&
          likelihood(rating, u, static_cast<IndicatorIndex>(i)) >= kHeldAgainst)
        return true;
    }
  }
  return false;
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

/// The extremes of a reply on a criterion, by the scores of its sentences.
Extremes extremes_of(const Rating& rating, const SettingScores& scores, CriterionIndex criterion) {
  auto found = no_extremes(scores.units.size());
  for (std::size_t s = 0; s < kSteps.size(); ++s) {
    const auto head =
        scores.heads->find(fmt::format("{}:{}", rating.rubric.criteria[criterion].id, kStepNames[s]));
    if (!head) continue;
    for (std::size_t u = 0; u < scores.units.size(); ++u)
      count_sentence(found, kSteps[s], scores.units[u][*head], rating.rubric, rating.reading, u, criterion);
  }
  return found;
}

}  // namespace

Assessor::Assessor(std::shared_ptr<const Rubric> rubric, std::shared_ptr<const Model> model,
                   std::shared_ptr<const CueGrammar> grammar, std::optional<SentenceEncoder> encoder)
    : rubric_(std::move(rubric)),
      model_(std::move(model)),
      grammar_(std::move(grammar)),
      encoder_(std::move(encoder)),
      fitted_indicators_(rubric_->indicators.size()) {}

Result<Assessor> Assessor::make(std::shared_ptr<const Rubric> rubric, Model model,
                                std::optional<SentenceEncoder> encoder) {
  if (model.rubric_id != rubric->id) {
    return failure(
        ErrorCode::Invalid,
        fmt::format("The model was fitted for the rubric {}, not for {}.", model.rubric_id, rubric->id),
        "Fit one with rapport train.");
  }
  auto grammar = CueGrammar::compile(*rubric);
  if (!grammar) return tl::unexpected(grammar.error());
  if (model.vectors.settings.front().heads.empty()) encoder.reset();  // fitted without vectors
  return Assessor(std::move(rubric), std::make_shared<const Model>(std::move(model)),
                  std::make_shared<const CueGrammar>(std::move(*grammar)), std::move(encoder));
}

Result<Assessor> Assessor::with_rubric(std::shared_ptr<const Rubric> rubric) const {
  auto grammar = CueGrammar::compile(*rubric);
  if (!grammar) return tl::unexpected(grammar.error());
  Assessor further(std::move(rubric), model_, std::make_shared<const CueGrammar>(std::move(*grammar)),
                   encoder_);
  further.fitted_indicators_ = fitted_indicators_;
  return further;
}

ReplyContext Assessor::context(std::string_view customer, std::optional<Setting> setting) const {
  return {customer_words(customer, model_->lexicon), setting};
}

std::vector<SentenceVector> unit_vectors(const ReplyReading& reading,
                                         const std::optional<SentenceEncoder>& encoder) {
  if (!encoder || reading.units.empty()) return {};
  std::vector<std::string> sentences;
  std::size_t characters = 0;
  for (const auto& unit : reading.units) {
    auto sentence = plain_sentence(reading.words, unit.unit);
    characters += sentence.size();
    if (characters > kMostEncoded && !sentences.empty()) break;
    sentences.push_back(std::move(sentence));
  }
  const std::vector<std::string_view> views(sentences.begin(), sentences.end());
  std::vector<SentenceVector> vectors(reading.units.size());
  encoder->embed(views, std::span(vectors).first(views.size()));
  return vectors;
}

FeatureKeys place_features(const ReplyReading& reading, const CustomerWords& customer) {
  FeatureKeys keys;
  for (const auto& features : reading.features) keys.insert(keys.end(), features.begin(), features.end());
  for (const auto& word : customer.words.words) keys.push_back(text_key(word.stem, text_key("before:")));
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

SentenceVector mean_vector(const std::vector<SentenceVector>& vectors) {
  SentenceVector mean{};
  for (const auto& vector : vectors) {
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += vector[i];
  }
  float square = 0;
  for (const float value : mean) square += value * value;
  if (square > 0) {
    for (float& value : mean) value /= std::sqrt(square);
  }
  return mean;
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
  const auto vectors = unit_vectors(taken, encoder_);
  const auto& heads = encoder_ ? model_->vectors : model_->plain;
  result.setting = context.setting ? *context.setting : likely_setting(heads.places, taken, vectors, context);
  const auto scores_in = [&](Setting setting) {
    SettingScores scores{&heads.settings[static_cast<std::size_t>(setting)], {}};
    for (std::size_t u = 0; u < taken.units.size(); ++u) {
      scores.units.push_back(scores.heads->scores(taken.features[u], vectors.empty() ? nullptr : &vectors[u],
                                                  vectors.empty() || u == 0 ? nullptr : &vectors[u - 1]));
    }
    return scores;
  };
  Rating rating{*rubric_, taken, scores_in(result.setting), {}};
  if (result.setting != Setting::Service) rating.service = scores_in(Setting::Service);
  result.signs = signs_of(rating);
  for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
    const auto& criterion = rubric_->criteria[c];
    const auto place = heads.answering(result.setting, criterion.id + ":partial");
    const auto& scores = place == result.setting ? rating.here : rating.service;
    const auto& lines = heads.levels[static_cast<std::size_t>(place)][c];
    const auto fitted =
        level_of(lines, criterion.needs, extremes_of(rating, scores, c), shows_harm(rating, c));
    result.criteria[c] = with_further_signs(*rubric_, result.signs, c, fitted_indicators_, fitted);
    explain(rating, c, result.criteria[c].level, result.signs);
  }
  for (std::size_t c = kCoreCriteria; c < rubric_->criteria.size(); ++c)
    result.criteria[c] = level_by_signs(*rubric_, result.signs, static_cast<CriterionIndex>(c));
  std::ranges::stable_sort(result.signs, [](const ShownSign& a, const ShownSign& b) {
    return std::pair(a.words.begin, a.indicator) < std::pair(b.words.begin, b.indicator);
  });
  return result;
}

Setting Assessor::likely_setting(const HeadSet& places, const ReplyReading& reading,
                                 const std::vector<SentenceVector>& vectors,
                                 const ReplyContext& context) const {
  std::optional<SentenceVector> said, told;
  if (encoder_) {
    said = mean_vector(vectors);
    told = encoder_->embed(context.customer.text);
  }
  const auto scores = places.scores(place_features(reading, context.customer), said ? &*said : nullptr,
                                    told ? &*told : nullptr);
  if (scores.size() != kSettings) return Setting::Service;
  return static_cast<Setting>(std::ranges::max_element(scores) - scores.begin());
}

}  // namespace rapport
