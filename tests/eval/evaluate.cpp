// SPDX-License-Identifier: MIT
/// \file Measures the assessor on sets of human labels and on our own held-out replies: `evaluate DIR`.
/// docs/evaluation.md says what is measured; mapping.h holds it.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <exception>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/assessor/assessor.h"
#include "engine/authoring/library.h"
#include "engine/authoring/open_assessor.h"
#include "engine/training/corpus.h"
#include "engine/training/held_out.h"
#include "engine/training/measures.h"
#include "tests/eval/adversarial.h"
#include "tests/eval/mapping.h"
#include "tests/eval/matching_measure.h"
#include "tests/eval/table_file.h"

namespace rapport::eval {
namespace {

namespace fs = std::filesystem;

/// One line of the table.
struct Measured {
  std::string set, what;
  std::size_t count = 0;
  double value = 0;
  std::optional<double> goal;
  bool less_is_better = false;

  [[nodiscard]] bool is_reached() const { return less_is_better ? value <= *goal : value >= *goal; }
};

/// How often replies of a set were rated as if of each setting; the last counts those that were not rated.
using SettingCounts = std::array<std::size_t, kSettings + 1>;

/// Everything that one assessor is measured by.
struct Evaluation {
  std::vector<Measured> measures;
  std::map<std::string, SettingCounts> settings;  ///< by set
  std::map<std::string, AdversarialResult> adversarial;
};

/// Rates all files of a folder, and our own held-out replies, with one assessor.
class Evaluator {
 public:
  Evaluator(const Assessor& assessor, const Corpus& corpus, fs::path folder)
      : assessor_(assessor), corpus_(corpus), folder_(std::move(folder)) {}

  Evaluation run(const std::vector<TableFile>& files) {
    for (const auto& file : files) measure_file(file);
    measure_held_out();
    return std::move(result_);
  }

 private:
  void measure_file(const TableFile& file) {
    if (file.name.starts_with(kAdversarialPrefix)) return measure_adversarial(file);
    if (const auto matching = std::ranges::find_if(
            kMatchingGoals, [&](const MatchingGoal& goal) { return file.name.starts_with(goal.prefix); });
        matching != kMatchingGoals.end())
      return measure_options(file, *matching);
    std::vector<const Mapping*> mapped;
    for (const auto& mapping : mappings()) {
      if (file.name.starts_with(mapping.prefix)) mapped.push_back(&mapping);
    }
    if (!mapped.empty()) return measure_labels(file, mapped);
    const bool is_service = std::ranges::all_of(
        kCriteria, [&](std::string_view criterion) { return file.find(criterion).has_value(); });
    if (is_service) return measure_service(file);
    std::cerr << fmt::format("evaluate: {} is of no known kind and is left out.\n", file.name);
  }

  /// The readings of all rows: of the `words` columns as an answer to the `before` columns. The setting is
  /// not said.
  std::vector<Reading> readings_of(const TableFile& file) {
    const auto before = file.find_any({"context", "customer"}), words = file.find_any({"text", "reply"});
    std::vector<Reading> readings;
    auto& counts = result_.settings[file.name];
    for (const auto& row : file.rows) {
      const std::string none;
      const auto context = assessor_.context(before ? row[*before] : none, std::nullopt);
      readings.push_back(assessor_.read(context, words ? row[*words] : none));
      ++counts[readings.back().rated ? static_cast<std::size_t>(readings.back().setting) : kSettings];
    }
    return readings;
  }

  [[nodiscard]] double strongest_sign(const Reading& reading,
                                      const std::vector<std::string_view>& signs) const {
    double strongest = 0;
    for (const auto& sign : reading.signs) {
      const auto& id = assessor_.rubric().indicators[sign.indicator].id;
      if (std::ranges::find(signs, id) != signs.end()) strongest = std::max(strongest, sign.confidence);
    }
    return strongest;
  }

  void measure_labels(const TableFile& file, const std::vector<const Mapping*>& mapped) {
    const auto label = file.find("label");
    if (!label) {
      std::cerr << fmt::format("evaluate: {} has no column \"label\" and is left out.\n", file.name);
      return;
    }
    const auto readings = readings_of(file);
    for (const auto* mapping : mapped) {
      std::vector<bool> truth, found;
      std::vector<double> scores;
      for (std::size_t i = 0; i < readings.size(); ++i) {
        truth.push_back(mapping->is_yes(file.rows[i][*label]));
        if (mapping->criterion) {
          const auto& criterion = readings[i].criteria[*mapping->criterion];
          found.push_back(criterion.level >= Level::Partial);
          scores.push_back(criterion.score);
        } else {
          scores.push_back(strongest_sign(readings[i], mapping->signs));
          found.push_back(scores.back() > 0);
        }
      }
      const bool is_macro = mapping->figure == Mapping::Figure::MacroF1;
      add(file.name, fmt::format("{}: {}", mapping->what, is_macro ? "macro-F1" : "F1"), truth.size(),
          is_macro ? macro_f1(truth, found) : f1(truth, found), mapping->goal);
      add(file.name, fmt::format("{}: AUC", mapping->what), truth.size(), area_under_curve(truth, scores),
          std::nullopt);
    }
  }

  void measure_service(const TableFile& file) {
    const auto readings = readings_of(file);
    for (std::size_t c = 0; c < kCoreCriteria; ++c) {
      std::vector<int> labelled, read;
      for (std::size_t i = 0; i < readings.size(); ++i) {
        const auto& text = file.rows[i][*file.find(kCriteria[c])];
        int level = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), level).ec != std::errc{}) continue;
        labelled.push_back(level);
        read.push_back(static_cast<int>(readings[i].criteria[c].level));
      }
      add(file.name, fmt::format("{}: weighted kappa", kCriteria[c]), read.size(),
          weighted_kappa(labelled, read), kKappaGoal);
    }
  }

  void measure_adversarial(const TableFile& file) {
    auto result = try_adversarial(file, assessor_);
    const auto passed = static_cast<double>(result.cases - result.failures.size());
    add(file.name, "cases passed", result.cases,
        passed / static_cast<double>(std::max<std::size_t>(result.cases, 1)), 1);
    result_.adversarial[file.name] = std::move(result);
  }

  void measure_options(const TableFile& file, const MatchingGoal& goal) {
    const auto measured = measure_matching(folder_ / (file.name + ".tsv"), assessor_.encoder(),
                                           match_weights(assessor_.has_vectors()));
    if (!measured) {
      std::cerr << fmt::format("evaluate: {}\n", measured.error().text());
      return;
    }
    add(file.name, "matching: accuracy", file.rows.size(), measured->accuracy, goal.accuracy);
    add(file.name, "matching: AUC of none", file.rows.size(), measured->none_area, goal.none_auc);
  }

  void measure_held_out() {
    const auto said = held_out_agreement(corpus_, assessor_, SettingIs::Said);
    const auto guessed = held_out_agreement(corpus_, assessor_, SettingIs::Guessed);
    constexpr auto kService = static_cast<std::size_t>(Setting::Service);
    for (std::size_t c = 0; c < kCoreCriteria; ++c) {
      const auto& [one, other] = std::pair(said.agreement[kService][c], guessed.agreement[kService][c]);
      if (!one || !other) continue;
      add("held out", fmt::format("{}: weighted kappa", kCriteria[c]), one->replies, one->kappa, kKappaGoal);
      add("held out", fmt::format("{}: the same, setting guessed", kCriteria[c]), other->replies,
          other->kappa, std::nullopt);
    }
    for (std::size_t c = 0; c < kCoreCriteria; ++c) {
      const auto& each = said.agreement[kService][c];
      if (!each) continue;
      add("held out", fmt::format("{}: calibration error", kCriteria[c]), each->replies,
          each->calibration_error, kCalibrationGoal);
      result_.measures.back().less_is_better = true;
    }
    for (std::size_t s = 0; s < kSettings; ++s)
      std::ranges::copy(guessed.settings[s],
                        result_.settings[fmt::format("held out: {}", kSettingNames[s])].begin());
  }

  void add(const std::string& set, std::string what, std::size_t count, double value,
           std::optional<double> goal) {
    result_.measures.push_back({set, std::move(what), count, value, goal, false});
  }

  static constexpr std::array<std::string_view, kCoreCriteria> kCriteria = {"listening", "empathy",
                                                                            "ownership", "followup"};
  const Assessor& assessor_;
  const Corpus& corpus_;
  fs::path folder_;
  Evaluation result_;
};

std::string reached(const Measured& measured) {
  if (!measured.goal) return "";
  return measured.is_reached() ? "yes" : "NO";
}

void print_measures(const Evaluation& words, const std::optional<Evaluation>& vectors) {
  std::cout << fmt::format("{:<32}{:<44}{:>6}{:>7}{:>11}{:>9}{:>14}{:>9}\n", "set", "measure", "n", "goal",
                           "words only", "reached", "with vectors", "reached");
  for (std::size_t i = 0; i < words.measures.size(); ++i) {
    const auto& measured = words.measures[i];
    const auto goal = measured.goal ? fmt::format("{:.3f}", *measured.goal) : std::string("-");
    std::cout << fmt::format("{:<32}{:<44}{:>6}{:>7}{:>11.3f}{:>9}", measured.set, measured.what,
                             measured.count, goal, measured.value, reached(measured));
    if (vectors) {
      const auto& other = vectors->measures[i];
      std::cout << fmt::format("{:>14.3f}{:>9}", other.value, reached(other));
    } else {
      std::cout << fmt::format("{:>14}", "-");
    }
    std::cout << "\n";
  }
}

void print_settings(const Evaluation& evaluation) {
  std::cout << fmt::format("\n{:<32}", "setting guessed");
  for (const auto name : kSettingNames) std::cout << fmt::format("{:>13}", name);
  std::cout << fmt::format("{:>13}\n", "not rated");
  for (const auto& [set, counts] : evaluation.settings) {
    std::cout << fmt::format("{:<32}", set);
    for (const auto count : counts) std::cout << fmt::format("{:>13}", count);
    std::cout << "\n";
  }
}

void print_failures(const Evaluation& evaluation, std::string_view way) {
  for (const auto& [set, result] : evaluation.adversarial) {
    if (result.failures.empty() && result.unjudged.empty()) continue;
    std::cout << fmt::format("\n{}, {}:\n", set, way);
    for (const auto& failure : result.failures) std::cout << "  " << failure << "\n";
    for (const auto& id : result.unjudged)
      std::cout << fmt::format("  {:<4} not judged: no clean text is known\n", id);
  }
}

int report(const Error& error) {
  std::cerr << "evaluate: " << error.text() << "\n";
  return 2;
}

Result<std::vector<TableFile>> tables_of(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code problem;
  for (fs::directory_iterator it(folder, problem), end; !problem && it != end; it.increment(problem)) {
    if (it->path().extension() == ".tsv") paths.push_back(it->path());
  }
  if (problem || paths.empty())
    return failure(ErrorCode::NotFound, fmt::format("There is no .tsv file in {}.", folder.string()),
                   "Name the folder with the sets that docs/evaluation.md lists.");
  std::ranges::sort(paths);
  std::vector<TableFile> tables;
  for (const auto& path : paths) {
    auto table = read_table(path);
    if (!table) return tl::unexpected(table.error());
    tables.push_back(std::move(*table));
  }
  return tables;
}

int run(const fs::path& folder, const fs::path& program) {
  const auto tables = tables_of(folder);
  if (!tables) return report(tables.error());
  const auto library = find_library(program);
  if (!library) return report(library.error());
  const auto rubric = load_rubric_of(*library, "recovery");
  if (!rubric.value)
    return report({ErrorCode::Invalid, "The rubric cannot be used.", "rapport lint says why."});
  const auto corpus = load_corpus(library->models.parent_path() / "corpus", *rubric.value);
  if (!corpus) return report(corpus.error());
  const auto best = open_assessor(*library, rubric.value);
  if (!best) return report(best.error());
  auto model = load_model(library->models / "recovery.model");
  if (!model) return report(model.error());
  const auto plain = Assessor::make(rubric.value, std::move(*model), std::nullopt);
  if (!plain) return report(plain.error());
  if (plain->model().corpus != corpus->hash)
    std::cerr << "evaluate: the model was fitted from another state of the corpus; what is held out may not "
                 "be unseen.\n";
  if (const auto why = why_without_vectors(**best); !why.empty()) std::cerr << "evaluate: " << why << "\n";

  const auto words = Evaluator(*plain, *corpus, folder).run(*tables);
  std::optional<Evaluation> vectors;
  if ((*best)->has_vectors()) vectors = Evaluator(**best, *corpus, folder).run(*tables);
  print_measures(words, vectors);
  print_settings(words);
  print_failures(words, "words only");
  if (vectors) print_failures(*vectors, "with vectors");
  return 0;
}

}  // namespace
}  // namespace rapport::eval

int main(int argc, char** argv) {
  try {
    if (argc != 2) {
      std::cerr << "usage: evaluate DIR\n";
      return 2;
    }
    return rapport::eval::run(argv[1], argv[0]);
  } catch (const std::exception& problem) {
    std::cerr << "evaluate: " << problem.what() << "\n";
    return 2;
  }
}
