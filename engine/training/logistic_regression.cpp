// SPDX-License-Identifier: MIT
#include "engine/training/logistic_regression.h"

#include <linear.h>

#include <algorithm>
#include <memory>

namespace rapport {
namespace {

constexpr double kPrecision = 0.01;  ///< where LIBLINEAR stops, as it recommends

/// The row as LIBLINEAR wants it: ended by an index of -1.
std::vector<feature_node> nodes_of(const Row& row) {
  std::vector<feature_node> nodes;
  nodes.reserve(row.size() + 1);
  for (const auto& cell : row) nodes.push_back({cell.column, cell.value});
  nodes.push_back({-1, 0});
  return nodes;
}

}  // namespace

void append(Row& row, const SentenceVector& vector, float scale, int last_column) {
  for (const float value : vector) row.push_back({++last_column, scale * value});
}

bool has_both_answers(const std::vector<bool>& yes) {
  return std::ranges::find(yes, true) != yes.end() && std::ranges::find(yes, false) != yes.end();
}

std::vector<double> logistic_regression(std::vector<Row> rows, const std::vector<bool>& yes, int columns,
                                        double cost, Balance balance) {
  std::vector<std::vector<feature_node>> nodes;
  nodes.reserve(rows.size());
  for (auto& row : rows) {
    nodes.push_back(nodes_of(row));
    row = {};  // gigabytes, with vectors
  }
  std::vector<double> answers(nodes.size());
  std::vector<feature_node*> starts(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    answers[i] = yes[i] ? 1 : -1;
    starts[i] = nodes[i].data();
  }
  problem examples{static_cast<int>(nodes.size()), columns, answers.data(), starts.data(), -1};
  parameter settings{};
  settings.solver_type = L2R_LR;
  settings.C = cost;
  settings.eps = kPrecision;
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

}  // namespace rapport
