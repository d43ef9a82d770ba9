// SPDX-License-Identifier: MIT
#include "tour.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <future>
#include <string>
#include <utility>

#include "demonstration_store.h"
#include "engine/assessor/assessor.h"
#include "engine/authoring/library.h"
#include "engine/proof/proof.h"
#include "engine/records/memory_records.h"
#include "engine/storage/memory_repository.h"

namespace rapport::gui {
namespace {

constexpr auto kPropane = "propane-missed-delivery";
constexpr auto kDoor = "scratched-car-door";

/// A good conversation about the missed delivery, as in scenarios/demonstrations.
constexpr std::array kReplies = {"two-promises",       "who-mustnt-hear",  "heat-first",
                                 "no-you-are-not",     "heat-not-a-truck", "about-your-height",
                                 "read-it-back",       "on-one-page",      "until-you-see-lights",
                                 "how-was-your-night", "six-other-names",  "three-at-seventy-two"};
constexpr int kFramesToRest = 45;

void perform(UiProbe& probe, Action action) {
  update(probe.state, std::move(action), probe.desk.services);
}

/// Gives the replies of the conversation above until `enough`.
template <typename Enough>
void reply_until(UiProbe& probe, const Enough& enough) {
  while (!enough() && !probe.state.conversation.over) {
    const auto given = probe.state.runner->session().replies().size();
    ASSERT_LT(given, kReplies.size());
    perform(probe, GiveReply{kReplies[given]});
    ASSERT_EQ(probe.state.runner->session().replies().size(), given + 1) << kReplies[given];
  }
}

/// Always the last reply that is open, to the end.
void reply_badly(UiProbe& probe) {
  constexpr int kMostReplies = 80;
  for (int i = 0; i < kMostReplies && !probe.state.conversation.over; ++i)
    perform(probe, GiveReply{probe.state.conversation.choices.back().id});
  ASSERT_TRUE(probe.state.conversation.over);
}

void begin(UiProbe& probe, const char* scenario, Mode mode) {
  perform(probe, OpenScenario{scenario});
  perform(probe, ChooseMode{mode});
  perform(probe, BeginAttempt{});
}

/// What the window's prover would tell of the scenario that is played.
void prove_best(UiProbe& probe) {
  const auto& session = probe.state.runner->session();
  perform(probe,
          BestProved{session.scenario().hash, best_scores(prove(session.scenario(), session.rubric()))});
}

/// As if the voice were at the sixth word of what the customer said last.
void speak_a_word(UiProbe& probe) {
  constexpr std::size_t kWords = 5;
  const auto& lines = probe.state.conversation.lines;
  for (auto i = lines.size(); i-- > 0;) {
    if (lines[i].speaker != TranscriptLine::Speaker::Customer) continue;
    std::size_t begin = 0;
    for (std::size_t word = 0; word < kWords; ++word) begin = lines[i].text.find(' ', begin) + 1;
    perform(probe, VoiceHeard{{true, SpokenWord{i, begin, lines[i].text.find(' ', begin)}}});
    return;
  }
  FAIL() << "the customer has said nothing";
}

/// Changes the settings as a person would on their page.
template <typename Change>
void change(UiProbe& probe, const Change& how) {
  auto settings = probe.state.settings;
  how(settings);
  perform(probe, ChangeSettings{settings});
}

/// Turns the mouse wheel over the middle of the window and takes the mouse away again.
void scroll(UiProbe& probe, float notches) {
  probe.move_mouse({ImGui::GetIO().DisplaySize.x / 2, ImGui::GetIO().DisplaySize.y / 2});
  probe.frames(2);
  probe.turn_wheel(-notches);
  probe.frames(2);
  probe.move_mouse({-1, -1});
  probe.frames(2);
}

void author(UiProbe& probe, AuthorAction action) {
  perform(probe, Action(std::move(action)));
}

/// A few scenarios that are being written, so that the pictures do not change with every scenario that is
/// shipped. Removed when the program ends.
class WritersFolder {
 public:
  WritersFolder()
      : path_(std::filesystem::path(testing::TempDir()) / fmt::format("rapport-tour-{}", ::getpid())) {
    std::filesystem::create_directories(scenarios());
    for (const auto* name : {"propane-missed-delivery.yaml", "scratched-car-door.yaml", "wrong-coffee.yaml"})
      std::filesystem::copy_file(TestDesk::source("scenarios") / name, scenarios() / name,
                                 std::filesystem::copy_options::overwrite_existing);
  }
  ~WritersFolder() {
    std::error_code problem;
    std::filesystem::remove_all(path_, problem);
  }
  WritersFolder(const WritersFolder&) = delete;
  WritersFolder& operator=(const WritersFolder&) = delete;

  [[nodiscard]] std::filesystem::path scenarios() const { return path_ / "my-scenarios"; }

 private:
  std::filesystem::path path_;
};

std::filesystem::path my_scenarios() {
  static const WritersFolder folder;
  return folder.scenarios();
}

/// Comes to where scenarios are written, in another folder than before.
void write_in(UiProbe& probe, const std::filesystem::path& folder) {
  probe.desk.services.rubric = TestDesk::rubric();
  probe.desk.services.author_folder = folder;
  probe.state.author = {};
  probe.state.ui.author = {};
  perform(probe, OpenAuthor{});
  author(probe, ShowAuthorPage{AuthorPage::Problems});
}

/// A picture does not show how fast this machine is.
void without_seconds(UiProbe& probe) {
  auto proof = std::make_shared<AuthorProof>(*probe.state.author.proof);
  proof->seconds = 0.5;
  probe.state.author.proof = std::move(proof);
}

DemonstrationStore& people_store() {
  static DemonstrationStore store;
  return store;
}

void manage(UiProbe& probe, ManagerAction action) {
  perform(probe, Action(std::move(action)));
}

void look_at_people(UiProbe& probe) {
  probe.desk.services.rubric = TestDesk::rubric();
  probe.desk.services.open_records = people_store().open();
  perform(probe, OpenManager{});
}

/// A passed counted attempt in which the machine has rated typed words.
AttemptSummary passed_in_own_words() {
  const auto& records = people_store().records();
  RecordFilter filter;
  filter.mode = Mode::Assessment;
  const auto replies = records.rated_replies(filter, 5000);
  EXPECT_TRUE(replies);
  const auto opinions = records.opinions(filter);
  EXPECT_TRUE(opinions);
  std::optional<AttemptSummary> best;
  for (const auto& opinion : *opinions) {
    const auto attempt = records.attempt(opinion.attempt_id);
    if (attempt && attempt->status == AttemptStatus::Passed && (!best || !opinion.blind)) best = *attempt;
  }
  EXPECT_TRUE(best);
  return best.value_or(AttemptSummary{});
}

constexpr std::array kTour = {
    Stop{"lobby", "The lobby as it is the first time.", [](UiProbe&) {}},
    Stop{"broken-file", "The end of the lobby, with a scenario file that cannot be played.",
         [](UiProbe& probe) {
           probe.state.shelf.unplayable.push_back({"our-own-scenario.yaml", "line 12, column 5",
                                                   "There is no turn \"nowhere\".",
                                                   "Did you mean \"now-here\"?", 3});
           perform(probe, GoToLobby{});
           scroll(probe, 1000);
         }},
    Stop{"briefing", "What is known before the conversation, and the choice of how to practise.",
         [](UiProbe& probe) {
           probe.state.shelf.unplayable.clear();
           perform(probe, OpenScenario{kPropane});
         }},
    Stop{"briefing-languages", "A scenario with a translation beside it, which is chosen.",
         [](UiProbe& probe) {
           perform(probe, OpenScenario{"wrong-coffee"});
           perform(probe, ChooseLanguage{"es"});
         }},
    Stop{"first-turn", "The conversation begins: written replies, the reply box and the case file.",
         [](UiProbe& probe) {
           perform(probe, ChooseLanguage{});
           perform(probe, OpenScenario{kPropane});
           perform(probe, BeginAttempt{});
         }},
    Stop{"hint", "A hint that was asked for, and a reply that is being typed.",
         [](UiProbe& probe) {
           perform(probe, ShowHint{});
           probe.state.ui.draft.set_words("I am sorry. We promised you a delivery twice and kept neither, ");
         }},
    Stop{"typed-reply", "After a reply in the trainee's own words: the customer first, then the coach.",
         [](UiProbe& probe) {
           perform(probe, SendWords{"I am sorry. We promised you a delivery twice and kept neither, and that "
                                    "was our fault. It must be frightening to sit in a cold house. I will "
                                    "send a driver today and call you by six o'clock."});
         }},
    Stop{"conversation", "Well into the conversation, with the coach's note on the last reply.",
         [](UiProbe& probe) {
           perform(probe, RewindTo{0});
           probe.state.ui.draft.set_words({});
           reply_until(probe, [&] { return probe.state.runner->session().replies().size() == 5; });
         }},
    Stop{"spoken-word", "The customer is heard: the word that is being said is marked.", speak_a_word},
    Stop{"case-file", "The case file put away beside the conversation.",
         [](UiProbe& probe) {
           perform(probe, VoiceHeard{});
           probe.state.ui.case_file_open = false;
         }},
    Stop{"notice", "A failure of the disk, told over the conversation; the words are still there.",
         [](UiProbe& probe) {
           probe.state.ui.case_file_open = true;
           probe.state.ui.draft.set_words("Let me read that back to you.");
           probe.desk.attempts.fails = true;
           perform(probe, SendWords{"Let me read that back to you."});
           probe.desk.attempts.fails = false;
         }},
    Stop{"message", "The customer is to be written to.",
         [](UiProbe& probe) {
           perform(probe, DismissNotice{});
           probe.state.ui.draft.set_words({});
           reply_until(probe, [&] { return probe.state.conversation.message.has_value(); });
         }},
    Stop{"ended", "The conversation has ended.",
         [](UiProbe& probe) { reply_until(probe, [] { return false; }); }},
    Stop{"debrief", "The debrief: how it ended, the criteria, trust and anger.",
         [](UiProbe& probe) {
           prove_best(probe);
           probe.desk.services.share = [](const auto&, const auto&) { return Result<void>(); };
           perform(probe, OpenDebrief{});
         }},
    Stop{"debrief-middle", "The debrief further down.", [](UiProbe& probe) { scroll(probe, 8); }},
    Stop{"debrief-end", "The end of the debrief, reply by reply.",
         [](UiProbe& probe) { scroll(probe, 1000); }},
    Stop{"assessment", "A counted conversation: nobody helps.",
         [](UiProbe& probe) {
           perform(probe, GoToLobby{});
           begin(probe, kDoor, Mode::Assessment);
         }},
    Stop{"lobby-with-results", "The lobby with results and with an attempt to go on with.",
         [](UiProbe& probe) {
           perform(probe, GoToLobby{});
           perform(probe, TeamHeard{{2, Error{ErrorCode::NotNow, {}, {}}}});
         }},
    Stop{"nothing-found", "The lobby where nothing is what was searched for.",
         [](UiProbe& probe) {
           probe.state.team.reset();
           LobbyFilter filter;
           filter.words = "dentist";
           perform(probe, ChangeLobby{filter});
         }},
    Stop{"progress", "My progress, after two attempts of which the second went badly.",
         [](UiProbe& probe) {
           perform(probe, ChangeLobby{});
           begin(probe, kPropane, Mode::Practice);
           reply_badly(probe);
           perform(probe, GoToLobby{});
           perform(probe, OpenProgress{});
         }},
    Stop{"progress-end", "The end of my progress.", [](UiProbe& probe) { scroll(probe, 1000); }},
    Stop{"settings", "The settings: look, size of text, movement, the key that sends.",
         [](UiProbe& probe) { perform(probe, OpenSettings{}); }},
    Stop{"settings-end", "The end of the settings, with the voice on and a reset being asked for.",
         [](UiProbe& probe) {
           change(probe, [](Settings& settings) { settings.voice.on = true; });
           probe.state.ui.reset_asked = true;
           scroll(probe, 1000);
         }},
    Stop{"settings-light", "The settings in the light theme.",
         [](UiProbe& probe) {
           probe.state.ui.reset_asked = false;
           change(probe, [](Settings& settings) { settings.theme = Theme::Light; });
           scroll(probe, -1000);
         }},
    Stop{"settings-high-contrast", "The settings in high contrast, the keyboard's ring around a choice.",
         [](UiProbe& probe) {
           change(probe, [](Settings& settings) { settings.theme = Theme::HighContrast; });
           for (int i = 0; i < 3; ++i) probe.press_key(ImGuiKey_Tab);
         }},
    Stop{"keys", "The page of keys.",
         [](UiProbe& probe) {
           change(probe, [](Settings& settings) { settings = Settings(); });
           perform(probe, OpenKeys{});
         }},
    Stop{"author", "Where scenarios are written, before a file was chosen.",
         [](UiProbe& probe) {
           perform(probe, GoBack{});
           perform(probe, GoToLobby{});
           write_in(probe, my_scenarios());
         }},
    Stop{"author-problems", "A file with errors: each with its line and how to mend it.",
         [](UiProbe& probe) {
           write_in(probe, TestDesk::source("tests/gui/desk"));
           author(probe, OpenAuthored{TestDesk::source("tests/gui/desk/late-parcel-draft.yaml")});
         }},
    Stop{"author-proof", "What the proof of a file found: its endings, and what is possible in scores.",
         [](UiProbe& probe) {
           write_in(probe, my_scenarios());
           author(probe, OpenAuthored{my_scenarios() / "propane-missed-delivery.yaml"});
           without_seconds(probe);
           author(probe, ShowAuthorPage{AuthorPage::Proof});
         }},
    Stop{"author-scores", "What is possible in scores, further down.",
         [](UiProbe& probe) { scroll(probe, 1000); }},
    Stop{"author-graph", "The graph of a scenario, and the shortest way to a turn in it.",
         [](UiProbe& probe) {
           author(probe, ShowAuthorPage{AuthorPage::Graph});
           author(probe, LookAtNode{5});
         }},
    Stop{"author-graph-all", "All of the graph, with how often each turn is reached.",
         [](UiProbe& probe) {
           auto& ui = probe.state.ui.author;
           ui.heat = true;
           ui.view.show_all(probe.state.author.scenario->layout, probe.look().scale);
         }},
    Stop{"author-values", "Where a play-test begins, and with what values.",
         [](UiProbe& probe) {
           probe.state.ui.author.heat = false;
           author(probe, ShowAuthorPage{AuthorPage::Trial});
         }},
    Stop{"author-play-test",
         "A play-test: which replies are closed, and which part of a condition closes them.",
         [](UiProbe& probe) {
           author(probe, BeginTrial{});
           for (std::size_t i = 0; i < 5; ++i)
             author(probe, GiveTrialReply{{WrittenReply::Kind::Option, kReplies[i]}});
         }},
    Stop{"people-nobody", "People and teams, before anybody has held anything.",
         [](UiProbe& probe) {
           perform(probe, GoToLobby{});
           static MemoryRecords records;
           static MemoryRepository attempts;
           probe.desk.services.rubric = TestDesk::rubric();
           probe.desk.services.open_records = [](const std::stop_token&) -> Result<OpenRecords> {
             return OpenRecords{&records, &attempts};
           };
           perform(probe, OpenManager{});
         }},
    Stop{"people", "People and teams: a demonstration, at a glance and person by person.", look_at_people},
    Stop{"people-narrowed", "One team, those with the least empathy first.",
         [](UiProbe& probe) {
           manage(probe, ChangeRecordFilter{probe.state.manager_page.menus.at(0).leads_to.at(1)});
           manage(probe, SortPeople{7});
           scroll(probe, 1000);
         }},
    Stop{"people-light", "The same team in the light theme.",
         [](UiProbe& probe) { change(probe, [](Settings& settings) { settings.theme = Theme::Light; }); }},
    Stop{"people-high-contrast", "And in high contrast.",
         [](UiProbe& probe) {
           change(probe, [](Settings& settings) { settings.theme = Theme::HighContrast; });
         }},
    Stop{"people-months", "The criteria month by month.",
         [](UiProbe& probe) {
           change(probe, [](Settings& settings) { settings.theme = Settings().theme; });
           manage(probe, ChangeRecordFilter{});
           manage(probe, ShowManagerPage{ManagerPage::Trend});
         }},
    Stop{"people-criteria", "The criteria over everybody, and what comes least often.",
         [](UiProbe& probe) { manage(probe, ShowManagerPage{ManagerPage::Criteria}); }},
    Stop{"people-teams", "Teams and scenarios beside one another.",
         [](UiProbe& probe) { manage(probe, ShowManagerPage{ManagerPage::Compare}); }},
    Stop{"people-trust", "How far the machine's ratings can be trusted.",
         [](UiProbe& probe) { manage(probe, ShowManagerPage{ManagerPage::Calibration}); }},
    Stop{"people-trust-criterion",
         "One criterion: how far it can be trusted, and where trainers differ most.",
         [](UiProbe& probe) {
           probe.state.ui.manager.opened_row = OpenedRow{false, 1};
           scroll(probe, 10);
         }},
    Stop{"people-stop", "A question that takes long can be stopped; the numbers of before stay.",
         [](UiProbe& probe) {
           static std::vector<Job> waiting;
           probe.desk.services.look_up_later = [](Job job) { waiting.push_back(std::move(job)); };
           probe.state.ui.manager.opened_row.reset();
           manage(probe, ShowManagerPage{});
           manage(probe, ChangeRecordFilter{probe.state.manager_page.menus.at(0).leads_to.at(1)});
           probe.state.ui.manager.takes_long = true;
         }},
    Stop{"rating-begin", "The way to rate replies blindly, on the page of trust.",
         [](UiProbe& probe) {
           manage(probe, StopAsking{});
           probe.state.ui.manager.takes_long = false;
           probe.desk.services.look_up_later = nullptr;
           manage(probe, ShowManagerPage{ManagerPage::Calibration});
           manage(probe, AskAgain{});
           probe.state.ui.manager.rater.set_words("Tess Trainer");
           scroll(probe, 11);
         }},
    Stop{"rating", "A reply that is rated blindly: what led to it, and every level of the rubric.",
         [](UiProbe& probe) {
           manage(probe, BeginRating{20, 1, "Tess Trainer"});
           probe.frames(3);
           probe.frame({.digit = 2});
           ImGui::GetIO().NavVisible = true;
         }},
    Stop{"rating-light", "The same in the light theme, further down.",
         [](UiProbe& probe) {
           change(probe, [](Settings& settings) { settings.theme = Theme::Light; });
           scroll(probe, 1000);
         }},
    Stop{"person", "One person: the criteria, what to practise next and why, the attempts.",
         [](UiProbe& probe) {
           perform(probe, GoBack{});
           change(probe, [](Settings& settings) { settings.theme = Settings().theme; });
           manage(probe, ShowManagerPage{});
           manage(probe, OpenPerson{passed_in_own_words().person_id});
         }},
    Stop{"held", "What somebody said in an attempt, and how it was rated.",
         [](UiProbe& probe) { manage(probe, OpenHeld{passed_in_own_words().id}); }},
    Stop{"held-correction", "A rating that a trainer corrects, with a reason.",
         [](UiProbe& probe) {
           const auto& turns = probe.state.manager_page.held->turns;
           const auto turn =
               std::ranges::find_if(turns, [](const HeldTurn& one) { return !one.correctable.empty(); });
           ASSERT_NE(turn, turns.end());
           auto& ui = probe.state.ui.manager;
           ui.correcting = CorrectionForm{turn->note.reply, turn->correctable.front().id, Level::Strong};
           ui.reason.set_words("An open invitation to tell it all, and no question that cuts it short.");
           ui.rater.set_words("Tess Trainer");
           probe.frames(3);
           ui.show_form = true;
         }},
    Stop{"certificate", "A certificate, and what it rests on.",
         [](UiProbe& probe) {
           probe.state.ui.manager.correcting.reset();
           probe.state.ui.manager.reason.set_words({});
           manage(probe, OpenCertificate{});
         }},
};

/// The assessor that everybody's machine would give: without the sentence model, which is not everywhere.
const Listener& listener_of_words() {
  static const Listener listener = [] {
    std::promise<std::shared_ptr<const Assessor>> assessor;
    auto model = load_model(TestDesk::source("assets/models/recovery.model"));
    EXPECT_TRUE(model);
    auto made = Assessor::make(TestDesk::rubric(), std::move(*model), std::nullopt);
    EXPECT_TRUE(made);
    assessor.set_value(std::make_shared<const Assessor>(std::move(*made)));
    return Listener(assessor.get_future().share());
  }();
  return listener;
}

}  // namespace

std::span<const Stop> tour() {
  return kTour;
}

std::unique_ptr<UiProbe> begin_tour(ImVec2 size, float scale, const std::string& language) {
  setenv("TZ", "UTC", 1);  // pictures show dates
  tzset();
  static const Shelf shelf = TestDesk::shipped_shelf();
  auto probe = std::make_unique<UiProbe>(shelf, size, scale);
  probe->desk.services.listener = &listener_of_words();
  if (language != "en") probe->speak_as_system(language);
  return probe;
}

void visit(const Stop& stop, UiProbe& probe) {
  probe.frames(3);
  stop.go(probe);
  probe.frames(kFramesToRest);
}

}  // namespace rapport::gui
