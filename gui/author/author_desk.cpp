// SPDX-License-Identifier: MIT
#include "gui/author/author_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "engine/attempt/attempt_runner.h"
#include "engine/authoring/library.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/yaml_document.h"
#include "engine/base/content_hash.h"
#include "engine/base/file.h"
#include "engine/graph/graph_heat.h"
#include "engine/proof/proved_scenario.h"
#include "engine/proof/undecided.h"
#include "engine/translation/po_reader.h"
#include "engine/translation/translated_scenario.h"
#include "gui/shell/shelf.h"

namespace rapport::gui {
namespace {

/// Enough to see where many go and where few do.
constexpr int kPlays = 1000;
constexpr std::uint64_t kSeed = 1;

/// Whether two graphs are drawn in the same places: an edit of words moves nothing.
bool same_ways(const ScenarioGraph& one, const ScenarioGraph& other) {
  const auto ends = [](const GraphEdge& edge) { return std::pair(edge.from, edge.to); };
  return one.nodes.size() == other.nodes.size() && one.start == other.start &&
         std::ranges::equal(one.edges, other.edges, {}, ends, ends);
}

std::shared_ptr<const AuthoredScenario> authored(std::shared_ptr<const Scenario> scenario,
                                                 const std::shared_ptr<const Rubric>& rubric,
                                                 const std::shared_ptr<const AuthoredScenario>& last) {
  auto made = std::make_shared<AuthoredScenario>();
  made->rubric = rubric_of(*scenario, rubric);
  made->graph = make_graph(*scenario);
  made->ways = bundle_ways(made->graph, *scenario);
  const bool stays = last != nullptr && same_ways(made->ways.graph, last->ways.graph);
  made->layout = stays ? last->layout : layout_of(made->ways.graph);
  made->scenario = std::move(scenario);
  return made;
}

AuthorReading read_file_for_author(const ReadingTask& task, std::string bytes) {
  AuthorReading reading;
  reading.file = task.file;
  reading.bytes = std::make_shared<const std::string>(std::move(bytes));
  auto loaded = load_edited_scenario(task.file.string(), *reading.bytes, *task.rubric, *task.kept);
  reading.diagnostics = std::move(loaded.diagnostics);
  if (loaded.value == nullptr) return reading;
  reading.scenario = authored(std::move(loaded.value), task.rubric, task.last);
  if (!task.trial) return reading;
  auto kept = keep_trial(reading.scenario->scenario, task.rubric, *task.trial, task.replies,
                         understand_with(task.listener));
  reading.trial = AuthorTrial{*task.trial, std::move(kept.session),
                              kept.not_beyond ? kept.not_beyond->text() : std::string(), task.replies};
  return reading;
}

/// Looks at the translations if they, or the scenario, are not as they were. They are held against the
/// scenario as it is now, or as it was before there were errors in it.
std::optional<TranslationsReading> read_translations(const ReadingTask& task,
                                                     const std::optional<AuthorReading>& file) {
  const bool is_new = file && file->scenario != nullptr;
  const auto& authored = is_new ? file->scenario : task.last;
  const auto files = translation_files(task.file);
  TranslationsReading reading{task.file, {}, {}};
  for (const auto& each : files) {
    const auto bytes = read_file(each.path, kLargestTranslationBytes);
    reading.content += fmt::format("{} {}\n", each.path.string(), bytes ? content_hash(*bytes) : "");
  }
  if (reading.content == task.translations && !is_new) return std::nullopt;
  for (const auto& each : files) {
    auto found =
        translation_problems(each, authored == nullptr ? nullptr : authored->scenario.get(), *task.rubric);
    std::ranges::move(found, std::back_inserter(reading.diagnostics));
  }
  return reading;
}

/// Where conversations go in which every open reply is as likely.
GraphHeat chance_heat(const AuthoredScenario& authored) {
  auto heat = no_heat(authored.graph);
  const auto& scenario = *authored.scenario;
  const OptionWorths worths(scenario, *authored.rubric);
  ChancePlayer player(scenario, worths, kSeed);
  for (int i = 0; i < kPlays; ++i) {
    const auto& play = player.play(Policy::Uniform);
    Session session(authored.scenario, authored.rubric, kSeed);
    for (const auto& step : play.steps) {
      Reply reply;
      reply.option = static_cast<OptionIndex>(step.number);
      const bool fits = step.kind == Way::Kind::Option && session.reply(std::move(reply));
      if (!fits) break;
    }
    add_play(heat, authored.graph, session);
  }
  return heat;
}

}  // namespace

FolderReading read_for_author(const ReadingTask& task) {
  FolderReading reading;
  reading.files = scenario_files({task.folder, {}, {}});
  if (task.file.empty()) return reading;
  auto bytes = read_file(task.file, kLargestFileBytes);
  if (!bytes) {
    reading.file = AuthorReading{task.file, nullptr, {unread_file(task.file, bytes.error())}, nullptr, {}};
  } else if (task.known == nullptr || *task.known != *bytes) {
    reading.file = read_file_for_author(task, std::move(*bytes));
  }
  reading.translations = read_translations(task, reading.file);
  return reading;
}

ProofReading prove_for_author(const std::filesystem::path& file, std::shared_ptr<const std::string> bytes,
                              const std::shared_ptr<const AuthoredScenario>& scenario,
                              const std::shared_ptr<const Rubric>& rubric) {
  const auto begin = std::chrono::steady_clock::now();
  auto proved = prove_scenario_text(file.string(), *bytes, *rubric);
  auto made = std::make_shared<AuthorProof>();
  if (proved.proof) {
    made->undecided = undecided_claims(*scenario->scenario, *proved.proof);
    made->proof = std::move(*proved.proof);
  }
  made->heat = chance_heat(*scenario);
  made->ways_heat = scenario->ways.sums(made->heat.edges);
  made->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return {std::move(bytes), std::move(proved.diagnostics), std::move(made)};
}

}  // namespace rapport::gui
