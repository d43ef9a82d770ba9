// SPDX-License-Identifier: MIT
#include "cli/graph_command.h"

#include <fmt/format.h>

#include <iostream>
#include <optional>

#include "cli/terminal.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/file.h"
#include "engine/exporting/graph_dot.h"
#include "engine/exporting/graph_svg.h"
#include "engine/graph/graph_heat.h"
#include "engine/graph/graph_layout.h"

namespace rapport {
namespace {

constexpr std::size_t kMostBytes = 8 << 20;
constexpr std::size_t kMostAttempts = 100'000;
constexpr std::uint64_t kSeed = 1;  ///< as `rapport play --replies` has it

/// What conversations are counted with.
struct Counting {
  const std::shared_ptr<const Scenario>& scenario;
  const std::shared_ptr<const Rubric>& rubric;
  const ScenarioGraph& graph;
  Understand understand;
};

/// A file of replies, played to its end.
Result<void> add_file(GraphHeat& heat, const Counting& counting, const std::string& file) {
  const auto text = read_file(file, kMostBytes);
  if (!text) return tl::unexpected(text.error());
  Session session(counting.scenario, counting.rubric, kSeed);
  std::size_t number = 0;
  for (const auto& written : replies_from_lines(*text)) {
    ++number;
    auto reply = session.read(written, counting.understand);
    const auto given = reply ? session.reply(std::move(*reply)) : tl::unexpected<Error>(reply.error());
    if (!given)
      return failure(given.error().code,
                     fmt::format("Reply {} of {} cannot be given: {}", number, file, given.error().message),
                     given.error().way_out);
  }
  add_play(heat, counting.graph, session);
  return {};
}

/// The attempts held with this scenario; how many of them do not fit it any more.
Result<std::size_t> add_attempts(GraphHeat& heat, const Counting& counting, const StoreChoice& choice) {
  const auto store = open_existing_store(choice);
  if (!store) return tl::unexpected(store.error());
  const auto attempts = (*store)->list(counting.scenario->id, kMostAttempts);
  if (!attempts) return tl::unexpected(attempts.error());
  std::size_t misfits = 0;
  for (const auto& attempt : *attempts) {
    const auto session =
        Session::resume(counting.scenario, counting.rubric, attempt.saved, counting.understand);
    session ? add_play(heat, counting.graph, *session) : static_cast<void>(++misfits);
  }
  return misfits;
}

}  // namespace

int run_graph(const GraphOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto scenario = open_scenario(*catalogue, options.scenario);
  if (!scenario) return report_error(scenario.error());
  const auto graph = make_graph(**scenario);
  const auto listener = open_listener(*catalogue);
  const Counting counting{*scenario, catalogue->rubric, graph, understand_with(&listener)};
  std::optional<GraphHeat> heat;
  if (!options.heat.empty() || options.attempts) heat = no_heat(graph);
  for (const auto& file : options.heat) {
    if (const auto added = add_file(*heat, counting, file); !added) return report_error(added.error());
  }
  std::size_t misfits = 0;
  if (options.attempts) {
    const auto added = add_attempts(*heat, counting, options.store);
    if (!added) return report_error(added.error());
    misfits = *added;
  }
  const auto* shown = heat ? &*heat : nullptr;
  if (options.format == "dot") {
    std::cout << graph_dot(graph, shown);
  } else if (options.format == "mermaid") {
    std::cout << graph_mermaid(graph, shown);
  } else {
    std::cout << graph_svg(graph, layout_of(graph), shown);
  }
  if (misfits == 0) return kDone;
  std::cerr << fmt::format("rapport: {} attempts do not fit the scenario as it is now and are not shown.\n",
                           misfits);
  return kFindings;
}

}  // namespace rapport
