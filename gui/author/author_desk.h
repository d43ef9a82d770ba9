// SPDX-License-Identifier: MIT
/// \file What lies before somebody who writes scenarios: the files, what was read and proved of one of them,
/// and a trial of it. Values, and the jobs that make them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/assessment/listener.h"
#include "engine/authoring/diagnostic.h"
#include "engine/authoring/kept_yaml.h"
#include "engine/graph/bundled_ways.h"
#include "engine/graph/graph_layout.h"
#include "engine/graph/scenario_graph.h"
#include "engine/proof/proof.h"
#include "engine/rubric/rubric.h"
#include "engine/session/trial.h"

namespace rapport::gui {

/// A scenario without errors, and its graph.
struct AuthoredScenario {
  std::shared_ptr<const Scenario> scenario;
  std::shared_ptr<const Rubric> rubric;  ///< rubric_of() it
  ScenarioGraph graph;
  BundledWays ways;    ///< of the graph, as it is drawn
  GraphLayout layout;  ///< of the bundled ways
};

/// What a proof says of a scenario, and where plays by chance go in it.
struct AuthorProof {
  Proof proof;
  std::vector<std::string> undecided;
  GraphHeat heat;
  std::vector<std::uint32_t> ways_heat;  ///< by bundle of ways, how often plays went there
  double seconds = 0;                    ///< that it took
};

/// A trial, and how it came to stand where it stands.
struct AuthorTrial {
  TrialStart start;
  Session session;
  std::string not_beyond;  ///< why an edit has moved it; empty if none has
  /// All that was answered, also what does not fit any more: it may fit again after the next save.
  std::vector<WrittenReply> replies = {};
};

/// What one reading of the open file gave.
struct AuthorReading {
  std::filesystem::path file;
  std::shared_ptr<const std::string> bytes;  ///< null if the file cannot be read
  std::vector<Diagnostic> diagnostics;
  std::shared_ptr<const AuthoredScenario> scenario;  ///< null if there are errors
  std::optional<AuthorTrial> trial;                  ///< the one that was kept, in the scenario as it is now
};

/// What is wrong with the translations beside the open file.
struct TranslationsReading {
  std::filesystem::path of;
  std::string content;  ///< other for other files, or other bytes in them
  std::vector<Diagnostic> diagnostics;
};

enum class AuthorPage : std::uint8_t { Problems, Proof, Graph, Trial };

struct AuthorDesk {
  std::filesystem::path folder;  ///< empty: nobody has come here yet
  std::vector<std::filesystem::path> files;
  std::filesystem::path file;  ///< the open one; empty if there is none
  std::shared_ptr<const std::string> bytes;
  /// What readings of the file hand on to the next; one of them at a time touches it.
  std::shared_ptr<KeptYaml> kept = std::make_shared<KeptYaml>();
  std::vector<Diagnostic> diagnostics;  ///< of the file as it is now; with the proof's once it is proved
  TranslationsReading translations;
  bool has_errors = false;
  std::shared_ptr<const AuthoredScenario> scenario;  ///< of the last reading without errors; null: none yet
  std::shared_ptr<const AuthorProof> proof;          ///< of `scenario`; null while that is being proved
  bool reading = false, proving = false;             ///< at work
  bool read_again = false;                           ///< the files have changed while they were being read
  std::optional<AuthorTrial> trial;
  AuthorPage page = AuthorPage::Problems;
  std::optional<std::uint32_t> node;  ///< of the graph, that is looked at
};

/// What a reading needs to know; holds values, so that it can be done on another thread.
struct ReadingTask {
  std::filesystem::path folder, file;
  std::shared_ptr<const std::string> known;      ///< what was read last: the same bytes are not read anew
  std::shared_ptr<KeptYaml> kept;                ///< of the file as it was
  std::shared_ptr<const AuthoredScenario> last;  ///< may be null
  std::string translations;                      ///< their content, as it was
  std::shared_ptr<const Rubric> rubric;
  const Listener* listener = nullptr;
  std::optional<TrialStart> trial;
  std::vector<WrittenReply> replies;  ///< given in the trial
};

struct FolderReading {
  std::vector<std::filesystem::path> files;
  std::optional<AuthorReading> file;                ///< none if nothing in it has changed, or none is open
  std::optional<TranslationsReading> translations;  ///< none if they would say the same
};

/// Lists the folder and reads the open file and the translations beside it: some milliseconds. Any thread.
[[nodiscard]] FolderReading read_for_author(const ReadingTask& task);

/// What a proof found, and the file's diagnostics with those of the proof among them.
struct ProofReading {
  std::shared_ptr<const std::string> bytes;  ///< that were proved
  std::vector<Diagnostic> diagnostics;
  std::shared_ptr<const AuthorProof> proof;
};

/// Proves what was read: about half a second. Any thread.
[[nodiscard]] ProofReading prove_for_author(const std::filesystem::path& file,
                                            std::shared_ptr<const std::string> bytes,
                                            const std::shared_ptr<const AuthoredScenario>& scenario,
                                            const std::shared_ptr<const Rubric>& rubric);

}  // namespace rapport::gui
