// SPDX-License-Identifier: MIT
#include "engine/training/fit.h"

#include <fmt/format.h>
#include <linear.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include "engine/assessor/assessor.h"
#include "engine/training/word_counts.h"

namespace rapport {
namespace {

constexpr std::size_t kFewestSentences = 3;  ///< a feature that fewer show is left out
constexpr std::size_t kMostWeights = 1500;   ///< features a head keeps, the heaviest
constexpr std::size_t kFewestYes = 8;        ///< a question that fewer sentences answer with yes gets no head
constexpr std::size_t kFolds = 3;
constexpr double kCost = 1;
constexpr double kPlaceCost = 0.1;
constexpr double kLevelCost = 10;
constexpr auto kVector = static_cast<int>(std::tuple_size_v<SentenceVector>);

/// Which sentence vectors a head sees.
enum class Vectors { None, Own, Both };

/// One sentence of the corpus.
struct Example {
  const LabelledReply* reply = nullptr;
  std::size_t reply_index = 0;
  std::size_t unit = 0;  ///< in its ReplyReading
  std::size_t fold = 0;
  std::vector<int> features;  ///< columns, ascending
  const SentenceVector* vector = nullptr;
  const SentenceVector* previous = nullptr;
  std::vector<std::pair<IndicatorIndex, bool>> signs;  ///< shown, and whether weakly
};

enum class Balance { AsTheyAre, EqualClasses };

std::vector<double> logistic_regression(const std::vector<std::vector<feature_node>>& rows,
                                        const std::vector<bool>& yes, int columns, double cost,
                                        Balance balance = Balance::AsTheyAre) {
  std::vector<double> labels(rows.size());
  std::vector<feature_node*> starts(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    labels[i] = yes[i] ? 1 : -1;
    starts[i] = const_cast<feature_node*>(rows[i].data());  // LIBLINEAR does not write
  }
  problem examples{static_cast<int>(rows.size()), columns, labels.data(), starts.data(), -1};
  parameter settings{};
  settings.solver_type = L2R_LR;
  settings.C = cost;
  settings.eps = 0.01;
  int classes[] = {1, -1};
  double weights_of_classes[] = {1, 1};
  if (balance == Balance::EqualClasses) {
    const auto count = static_cast<double>(std::ranges::count(yes, true));
    weights_of_classes[0] = (static_cast<double>(yes.size()) - count) / count;
    settings.nr_weight = 2;
    settings.weight_label = classes;
    settings.weight = weights_of_classes;
  }
  set_print_string_function([](const char*) {});
  const std::unique_ptr<model, void (*)(model*)> fitted(train(&examples, &settings),
                                                        [](model* each) { free_and_destroy_model(&each); });
  std::vector<double> weights(fitted->w, fitted->w + columns);
  if (fitted->label[0] != 1) {
    for (double& weight : weights) weight = -weight;
  }
  return weights;
}

/// What `work` gives for 0, 1, ... `count` - 1, made by two threads.
template <typename Work>
std::vector<std::vector<double>> in_parallel(std::size_t count, const Work& work) {
  std::vector<std::vector<double>> results(count);
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) results[i] = work(i);
  };
  std::thread other(run);
  run();
  other.join();
  return results;
}

class Fitting {
 public:
  Fitting(const Corpus& corpus, const Rubric& rubric, const std::optional<SentenceEncoder>& encoder)
      : corpus_(corpus), rubric_(rubric), encoder_(encoder) {}

  Result<Model> run() {
    auto grammar = CueGrammar::compile(rubric_);
    if (!grammar) return tl::unexpected(grammar.error());
    Model model;
    model.rubric_id = rubric_.id;
    model.corpus = corpus_.hash;
    model.lexicon = Lexicon(word_counts(corpus_));
    read_replies(*grammar, model.lexicon);
    number_features();
    fit_places(model.plain.places, false);
    fit_heads(model.plain, false);
    if (!encoder_) return model;
    fit_places(model.vectors.places, true);
    fit_heads(model.vectors, true);
    return model;
  }

 private:
  void read_replies(const CueGrammar& grammar, const Lexicon& lexicon) {
    for (std::size_t r = 0; r < corpus_.replies.size(); ++r) {
      const auto& reply = corpus_.replies[r];
      if (is_held_out(corpus_, reply)) continue;
      auto& taken = taken_.emplace_back();
      customers_.push_back(customer_words(reply.customer, lexicon));
      read_reply(reply.words, customers_.back(), rubric_, grammar, lexicon, taken);
      vectors_.push_back(unit_vectors(taken, encoder_));
      const auto& vectors = vectors_.back();
      for (std::size_t u = 0; u < taken.units.size(); ++u) {
        Example example;
        example.reply = &reply;
        example.reply_index = taken_.size() - 1;
        example.unit = u;
        example.fold = part_of(corpus_.situations[reply.situation], kFolds * kHeldOutParts) / kHeldOutParts;
        if (!vectors.empty()) {
          example.vector = &vectors[u];
          if (u > 0) example.previous = &vectors[u - 1];
        }
        for (const auto& mark : reply.signs) {
          if (overlaps(taken, u, mark.words)) example.signs.emplace_back(mark.indicator, mark.weak);
        }
        unit_features(taken.units[u], rubric_, [&](std::string_view name, std::size_t, std::size_t) {
          example.features.push_back(column_of(name));
        });
        examples_.push_back(std::move(example));
      }
    }
  }

  static bool overlaps(const ReplyReading& taken, std::size_t u, const WordSpan& words) {
    const auto& unit = taken.units[u].unit;
    return words.begin_byte < taken.words.words[unit.last - 1].end_byte &&
           words.end_byte > taken.words.words[unit.first].begin_byte;
  }

  int column_of(std::string_view name) {
    return columns_.emplace(std::string(name), static_cast<int>(columns_.size()) + 1).first->second;
  }

  /// Leaves out rare features, sorts the rest of each sentence and numbers them anew in the order of their
  /// names.
  void number_features() {
    std::vector<std::size_t> seen(columns_.size() + 1, 0);
    for (auto& example : examples_) {
      std::ranges::sort(example.features);
      example.features.erase(std::unique(example.features.begin(), example.features.end()),
                             example.features.end());
      for (const int column : example.features) ++seen[static_cast<std::size_t>(column)];
    }
    std::vector<int> renumbered(columns_.size() + 1, 0);
    names_.assign(1, {});
    for (const auto& [name, column] : columns_) {
      if (seen[static_cast<std::size_t>(column)] < kFewestSentences) continue;
      renumbered[static_cast<std::size_t>(column)] = static_cast<int>(names_.size());
      names_.push_back(name);
    }
    for (auto& example : examples_) {
      for (int& column : example.features) column = renumbered[static_cast<std::size_t>(column)];
      std::erase(example.features, 0);
      std::ranges::sort(example.features);
    }
  }

  [[nodiscard]] int feature_columns() const { return static_cast<int>(names_.size()) - 1; }

  /// Columns: features, vector, previous vector, bias.
  [[nodiscard]] std::vector<feature_node> row_of(const Example& example, Vectors vectors,
                                                 const std::vector<char>* kept) const {
    std::vector<feature_node> row;
    for (const int column : example.features) {
      if (kept == nullptr || (*kept)[static_cast<std::size_t>(column)] != 0)
        row.push_back({column, kFeatureScale});
    }
    int column = feature_columns();
    if (vectors != Vectors::None && example.vector != nullptr)
      add_vector(*example.vector, kVectorScale, column, row);
    column = feature_columns() + (vectors == Vectors::None ? 0 : kVector);
    if (vectors == Vectors::Both && example.previous != nullptr)
      add_vector(*example.previous, kPreviousScale, column, row);
    column = columns(vectors) - 1;
    row.push_back({column + 1, 1});
    row.push_back({-1, 0});
    return row;
  }

  [[nodiscard]] int columns(Vectors vectors) const {
    return feature_columns() + static_cast<int>(vectors) * kVector + 1;
  }

  struct Question {
    std::string name;
    std::optional<IndicatorIndex> indicator;
    CriterionIndex criterion = 0;
    int step = 0;  ///< 0 partial, 1 strong, 2 harmful
  };

  /// What a question is answered from besides words. Indicators stand in their own sentence; how much a
  /// sentence of a service reply earns may hang on the one before. Elsewhere what comes before is as long and
  /// as varied as people are.
  [[nodiscard]] static Vectors vectors_for(const Question& question, Setting setting, bool with_vectors) {
    if (!with_vectors) return Vectors::None;
    return question.indicator || setting != Setting::Service ? Vectors::Own : Vectors::Both;
  }

  [[nodiscard]] bool answer(const Question& question, const Example& example) const {
    for (const auto& [index, weak] : example.signs) {
      const auto& sign = rubric_.indicators[index];
      if (question.indicator) {
        if (index == *question.indicator) return true;
        continue;
      }
      if (!sign.concerns(question.criterion)) continue;
      if (question.step == 2 && sign.polarity == Polarity::Harms) return true;
      if (sign.polarity != Polarity::Earns || question.step == 2) continue;
      if (question.step == 0 || (!weak && sign.worth == Level::Strong)) return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<Question> questions_of(Setting setting) const {
    std::vector<Question> questions;
    for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
      if (!labels(setting, c)) continue;
      static constexpr std::array<std::string_view, 3> kSteps = {"partial", "strong", "harmful"};
      for (int step = 0; step < 3; ++step) {
        questions.push_back(
            {fmt::format("{}:{}", rubric_.criteria[c].id, kSteps[static_cast<std::size_t>(step)]),
             std::nullopt, c, step});
      }
    }
    for (std::size_t i = 0; i < rubric_.indicators.size(); ++i) {
      if (labels(setting, rubric_.indicators[i]))
        questions.push_back({rubric_.indicators[i].id, static_cast<IndicatorIndex>(i), 0, 0});
    }
    return questions;
  }

  [[nodiscard]] std::vector<std::vector<feature_node>> rows_of(const std::vector<const Example*>& examples,
                                                               Vectors vectors,
                                                               const std::vector<char>* kept) const {
    std::vector<std::vector<feature_node>> rows;
    rows.reserve(examples.size());
    for (const auto* example : examples) rows.push_back(row_of(*example, vectors, kept));
    return rows;
  }

  /// The weights for one question, from the given sentences; empty if hardly any of them answers it with yes.
  /// A first fit over words alone tells which of them are heavy enough to stay.
  [[nodiscard]] std::vector<double> weights_for(const Question& question, Setting setting,
                                                const std::vector<const Example*>& examples,
                                                bool with_vectors) const {
    std::vector<bool> yes;
    for (const auto* example : examples) yes.push_back(answer(question, *example));
    const auto count = static_cast<std::size_t>(std::ranges::count(yes, true));
    if (count < kFewestYes || count == yes.size()) return {};
    const auto features = static_cast<std::size_t>(feature_columns());
    const auto first =
        logistic_regression(rows_of(examples, Vectors::None, nullptr), yes, columns(Vectors::None), kCost);
    std::vector<double> heaviness;
    for (std::size_t i = 0; i < features; ++i) heaviness.push_back(std::abs(first[i]));
    std::vector<char> kept(features + 1, 1);
    if (features > kMostWeights) {
      auto sorted = heaviness;
      std::ranges::nth_element(sorted, sorted.begin() + kMostWeights, std::greater<>());
      for (std::size_t i = 0; i < features; ++i) kept[i + 1] = heaviness[i] > sorted[kMostWeights] ? 1 : 0;
    }
    const auto vectors = vectors_for(question, setting, with_vectors);
    return logistic_regression(rows_of(examples, vectors, &kept), yes, columns(vectors), kCost);
  }

  void add_head(HeadSet& set, const Question& question, Setting setting, const std::vector<double>& weights,
                bool with_vectors, std::map<int, std::vector<HeadWeight>>& by_feature) const {
    HeadSet::Head head;
    head.question = question.name;
    head.bias = static_cast<float>(weights.back());
    const auto index = static_cast<std::uint16_t>(set.heads.size());
    const auto features = static_cast<std::size_t>(feature_columns());
    for (std::size_t i = 0; i < features; ++i) {
      const auto value = static_cast<float>(std::round(weights[i] * 1000) / 1000);
      if (value != 0) by_feature[static_cast<int>(i) + 1].push_back({index, value});
    }
    const auto vectors = vectors_for(question, setting, with_vectors);
    const auto begin = weights.begin() + static_cast<std::ptrdiff_t>(features);
    if (vectors != Vectors::None) head.vector.assign(begin, begin + kVector);
    if (vectors == Vectors::Both) head.previous.assign(begin + kVector, begin + 2 * kVector);
    set.heads.push_back(std::move(head));
  }

  void fit_heads(Heads& heads, bool with_vectors) const {
    for (std::size_t s = 0; s < kSettings; ++s) {
      const auto setting = static_cast<Setting>(s);
      std::vector<const Example*> examples;
      for (const auto& example : examples_) {
        if (example.reply->setting == setting) examples.push_back(&example);
      }
      auto& set = heads.settings[s];
      std::map<int, std::vector<HeadWeight>> by_feature;
      const auto questions = questions_of(setting);
      const auto weights = in_parallel(questions.size(), [&](std::size_t i) {
        return weights_for(questions[i], setting, examples, with_vectors);
      });
      for (std::size_t i = 0; i < questions.size(); ++i) {
        if (!weights[i].empty()) add_head(set, questions[i], setting, weights[i], with_vectors, by_feature);
      }
      for (auto& [column, heavy] : by_feature)
        set.features.emplace_back(names_[static_cast<std::size_t>(column)], std::move(heavy));
      set.index();
      fit_levels(setting, examples, with_vectors, heads.levels[s]);
    }
  }

  [[nodiscard]] double score(const std::vector<double>& weights, const Example& example,
                             Vectors vectors) const {
    double sum = 0;
    for (const auto& node : row_of(example, vectors, nullptr)) {
      if (node.index > 0) sum += weights[static_cast<std::size_t>(node.index) - 1] * node.value;
    }
    return sum;
  }

  /// The extremes of every reply on a criterion by heads that have not seen its situation, then the levels
  /// over them.
  void fit_levels(Setting setting, const std::vector<const Example*>& examples, bool with_vectors,
                  std::array<LevelLines, kCoreCriteria>& levels) const {
    for (const auto& question : questions_of(setting)) {
      if (question.indicator || question.step != 0) continue;
      std::map<std::size_t, Extremes> extremes;
      for (const auto* example : examples) {
        const auto units = taken_[example->reply_index].units.size();
        extremes[example->reply_index] = {-9, -9, -9, std::log(static_cast<double>(units))};
      }
      for (int step = 0; step < 3; ++step) {
        Question asked = question;
        asked.step = step;
        score_unseen(asked, setting, examples, with_vectors, extremes);
      }
      levels[question.criterion] = lines_over(setting, question.criterion, extremes, examples);
    }
  }

  void score_unseen(const Question& question, Setting setting, const std::vector<const Example*>& examples,
                    bool with_vectors, std::map<std::size_t, Extremes>& extremes) const {
    const auto weights = in_parallel(kFolds, [&](std::size_t fold) {
      std::vector<const Example*> seen;
      for (const auto* example : examples) {
        if (example->fold != fold) seen.push_back(example);
      }
      return weights_for(question, setting, seen, with_vectors);
    });
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      if (weights[fold].empty()) continue;
      for (const auto* example : examples) {
        if (example->fold != fold) continue;
        const auto emptiness = taken_[example->reply_index].empty[example->unit];
        if (question.step != 2 && !may_earn(emptiness, question.criterion)) continue;
        const auto& unit = taken_[example->reply_index].units[example->unit];
        const double scored = score(weights[fold], *example, vectors_for(question, setting, with_vectors));
        if (question.step != 2 && !counts_for_credit(unit, rubric_, scored)) continue;
        auto& best = extremes[example->reply_index][static_cast<std::size_t>(question.step)];
        best = std::max(best, scored);
        if (question.step == 2 && harms_for_sure(unit, rubric_, question.criterion))
          best = std::max(best, kSureHarm);
      }
    }
  }

  /// Harm is judged at the counter only: elsewhere it is labelled too rarely to learn from.
  [[nodiscard]] LevelLines lines_over(Setting setting, CriterionIndex criterion,
                                      const std::map<std::size_t, Extremes>& extremes,
                                      const std::vector<const Example*>& examples) const {
    std::map<std::size_t, Level> level_of;
    for (const auto* example : examples) level_of[example->reply_index] = *example->reply->levels[criterion];
    LevelLines lines;
    for (int step = 0; step < 3; ++step) {
      std::vector<bool> yes;
      for (const auto& [reply, level] : level_of) yes.push_back(static_cast<int>(level) >= step);
      const auto count = std::ranges::count(yes, true);
      const bool always =
          static_cast<std::size_t>(count) == yes.size() || (step == 0 && setting != Setting::Service);
      auto& line = lines.at_least[static_cast<std::size_t>(step)];
      if (always || count == 0) {
        line.offset = always ? 9 : -9;
      } else {
        line = line_over(extremes, yes, {true, true, setting == Setting::Service, true});
      }
    }
    return lines;
  }

  /// More credit never lowers a level, more harm or more sentences never raise one: what would is left out,
  /// and the rest fitted without it.
  static LevelLines::Line line_over(const std::map<std::size_t, Extremes>& extremes,
                                    const std::vector<bool>& yes,
                                    std::array<bool, std::tuple_size_v<Extremes>> used) {
    std::vector<std::vector<feature_node>> rows;
    for (const auto& [reply, x] : extremes) {
      auto& row = rows.emplace_back();
      for (std::size_t i = 0; i < x.size(); ++i) {
        if (used[i]) row.push_back({static_cast<int>(i) + 1, x[i]});
      }
      row.push_back({static_cast<int>(x.size()) + 1, 1});
      row.push_back({-1, 0});
    }
    constexpr auto kColumns = std::tuple_size_v<Extremes>;
    const auto weights = logistic_regression(rows, yes, static_cast<int>(kColumns) + 1, kLevelCost);
    LevelLines::Line line;
    line.offset = weights.back();
    for (std::size_t i = 0; i < kColumns; ++i) {
      const bool wrong_way = i < 2 ? weights[i] < 0 : weights[i] > 0;
      if (used[i] && wrong_way) {
        used[i] = false;
        return line_over(extremes, yes, used);
      }
      line.slopes[i] = used[i] ? weights[i] : 0;
    }
    return line;
  }

  static void add_vector(const SentenceVector& vector, float scale, int& column,
                         std::vector<feature_node>& row) {
    for (const float value : vector) row.push_back({++column, scale * value});
  }

  /// What the customer said before a reply; the same line is encoded once.
  const SentenceVector& told_vector(std::size_t reply) {
    const auto& text = customers_[reply].text;
    const auto found = told_.find(text);
    return found != told_.end() ? found->second : told_.emplace(text, encoder_->embed(text)).first->second;
  }

  void fit_places(HeadSet& places, bool with_vectors) {
    std::map<std::uint64_t, std::string> names;
    for (const auto& [name, column] : columns_) names.emplace(text_key(name), name);
    std::map<std::uint64_t, std::size_t> seen;
    std::vector<FeatureKeys> keys;
    for (std::size_t r = 0; r < taken_.size(); ++r) {
      for (const auto& word : customers_[r].words.words) {
        const auto name = "before:" + word.stem;
        names.emplace(text_key(name), name);
      }
      keys.push_back(place_features(taken_[r], customers_[r]));
      for (const auto key : keys.back()) ++seen[key];
    }
    std::map<std::string, int> columns;
    for (const auto& [key, count] : seen) {
      if (count >= 2 * kFewestSentences) columns.emplace(names.at(key), 0);
    }
    int last = 0;
    for (auto& [name, column] : columns) column = ++last;
    std::vector<std::vector<feature_node>> rows;
    for (std::size_t r = 0; r < keys.size(); ++r) {
      std::set<int> shown;
      for (const auto key : keys[r]) {
        if (const auto found = columns.find(names.at(key)); found != columns.end())
          shown.insert(found->second);
      }
      auto& row = rows.emplace_back();
      for (const int column : shown) row.push_back({column, kFeatureScale});
      int column = last;
      if (with_vectors) {
        add_vector(mean_vector(vectors_[r]), kVectorScale, column, row);
        add_vector(told_vector(r), kPreviousScale, column, row);
      }
      row.push_back({column + 1, 1});
      row.push_back({-1, 0});
    }
    const int bias = last + (with_vectors ? 2 * kVector : 0) + 1;
    std::vector<Setting> settings(taken_.size());
    for (const auto& example : examples_) settings[example.reply_index] = example.reply->setting;
    std::map<std::string, std::vector<HeadWeight>> features;
    for (std::size_t s = 0; s < kSettings; ++s) {
      std::vector<bool> yes;
      for (const auto setting : settings) yes.push_back(setting == static_cast<Setting>(s));
      if (std::ranges::count(yes, true) == 0) {
        places.heads.push_back({std::string(kSettingNames[s]), -9, {}, {}});
        continue;
      }
      // Every setting weighs the same, however much of the corpus it is.
      const auto weights = logistic_regression(rows, yes, bias, kPlaceCost, Balance::EqualClasses);
      HeadSet::Head head{std::string(kSettingNames[s]), static_cast<float>(weights.back()), {}, {}};
      if (with_vectors) {
        const auto begin = weights.begin() + last;
        head.vector.assign(begin, begin + kVector);
        head.previous.assign(begin + kVector, begin + 2 * kVector);
      }
      places.heads.push_back(std::move(head));
      for (const auto& [name, column] : columns) {
        const auto value =
            static_cast<float>(std::round(weights[static_cast<std::size_t>(column) - 1] * 1000) / 1000);
        if (std::abs(value) >= 0.02F) features[name].push_back({static_cast<std::uint16_t>(s), value});
      }
    }
    for (auto& [name, weights] : features) places.features.emplace_back(name, std::move(weights));
    places.index();
  }

  const Corpus& corpus_;
  const Rubric& rubric_;
  const std::optional<SentenceEncoder>& encoder_;
  std::deque<ReplyReading> taken_;
  std::vector<CustomerWords> customers_;
  std::deque<std::vector<SentenceVector>> vectors_;
  std::map<std::string, SentenceVector> told_;
  std::vector<Example> examples_;
  std::map<std::string, int, std::less<>> columns_;
  std::vector<std::string> names_;
};

}  // namespace

bool is_held_out(const Corpus& corpus, const LabelledReply& reply) {
  return part_of(corpus.situations[reply.situation], kHeldOutParts) == 0;
}

Result<Model> fit(const Corpus& corpus, const Rubric& rubric, const std::optional<SentenceEncoder>& encoder) {
  return Fitting(corpus, rubric, encoder).run();
}

}  // namespace rapport
