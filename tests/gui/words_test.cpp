// SPDX-License-Identifier: MIT
/// \file Every word of the window is there in the language that is spoken, which may change at any time.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <vector>

#include "engine/authoring/yaml_document.h"
#include "engine/base/file.h"
#include "engine/translation/po_reader.h"
#include "tour.h"

namespace rapport::gui {
namespace {

constexpr auto kPseudo = "qps";

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// With blanks for line breaks, and one for several.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank) line += c;
    if (blank && !line.empty() && line.back() != ' ') line += ' ';
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

/// The longest first, so that what is part of another text is not taken out of it.
struct Longest {
  bool operator()(const std::string& one, const std::string& other) const {
    return one.size() != other.size() ? one.size() > other.size() : one < other;
  }
};
using Texts = std::set<std::string, Longest>;

void add_texts(const YamlValue& value, Texts& texts) {
  if (value.is_text()) texts.insert(on_one_line(value.text));
  for (const auto& item : value.items) add_texts(item, texts);
  for (const auto& entry : value.entries) add_texts(entry.value, texts);
}

/// Everything that the authors of the shipped scenarios and their translators wrote.
Texts texts_of_scenarios() {
  Texts texts;
  for (const auto& entry : std::filesystem::directory_iterator(TestDesk::source("scenarios"))) {
    if (!entry.is_regular_file()) continue;
    const auto text = read_file(entry.path(), kLargestFileBytes);
    EXPECT_TRUE(text);
    const SourceText source(entry.path().string(), *text);
    DiagnosticReport report(source);
    if (entry.path().extension() == ".po") {
      const auto translation = read_po(source, report);
      EXPECT_TRUE(translation) << entry.path();
      for (const auto& line : translation.value_or(Translation{}).lines)
        texts.insert(on_one_line(line.translation));
    } else if (const auto value = read_yaml(source, report)) {
      add_texts(*value, texts);
    }
  }
  texts.erase("");
  return texts;
}

/// What is no word of a language, and what the tour itself puts on the screen.
const std::vector<std::string_view> kOthers = {
    "Rapport",
    "English",
    "UTC",
    "Español",
    "The window, the coach's notes and the debrief.",
    "La ventana, los comentarios y el análisis.",
    "our-own-scenario.yaml",
    "line 12, column 5",
    "There is no turn \"nowhere\".",
    "Did you mean \"now-here\"?",
    "The disk is full.",
    "Nothing was lost; make room and try again.",
    "dentist",
    "F1",
    "F7",
    "SHA-256",
    "rapport demo",
    "rapport rate",
    "F9",
    "F10",
    "espeak-ng-data",
    "fonts-",
    "promised",
    "kept",
    "broken",
};

/// What an author called things, and what is said to authors in English alone: diagnostics, and what a proof
/// could not decide.
void add_words_of_author(const AppState& state, Texts& texts) {
  const auto add = [&](const std::string& text) { texts.insert(on_one_line(text)); };
  const auto& page = state.author_page;
  add(page.folder);
  add(page.file);
  for (const auto& file : page.files) add(file.name);
  for (const auto& row : page.problems) {
    for (const auto& text : {row.code, row.message, row.hint, row.source}) add(text);
  }
  for (const auto& claim : page.undecided) add(claim);
  for (const auto& field : state.trial_page.fields) {
    add(field.id);
    add(field.name);
    for (const auto& word : field.words) add(word);
  }
  for (const auto& choice : state.trial_page.choices) {
    for (const auto& line : choice.when) {
      if (!line.text.ends_with(':')) add(line.text);
    }
  }
}

/// Who is looked at, what they typed, and what trainers wrote.
void add_words_of_manager(const AppState& state, Texts& texts) {
  const auto add = [&](const std::string& text) { texts.insert(on_one_line(text)); };
  const auto& desk = state.manager;
  if (desk.cohort) {
    for (const auto& person : desk.cohort->report->people) add(person.name);
    for (const auto& team : desk.cohort->teams) add(team.name);
    for (const auto& scenario : desk.cohort->report->scenarios) add(scenario.cost.currency);
  }
  if (desk.held) {
    add(desk.held->summary.scenario_id);
    add(desk.held->summary.rubric_id);
    for (const auto& reply : desk.held->runner.session().replies()) add(reply.words);
    for (const auto& named : desk.held->opinions) {
      add(named.rater);
      add(named.opinion.reason);
    }
  }
  if (desk.rating) {
    for (const auto& line : desk.rating->reading.lines) add(line.text);
  }
  if (desk.certificate) {
    add(desk.certificate->attempt_id);
    add(desk.certificate->scenario_hash);
    add(desk.certificate->rubric_hash);
  }
  if (desk.calibration) {
    for (const auto& one : desk.calibration->worst) add(one.reason);
    for (const auto& row : desk.calibration->criteria) {
      for (const auto& one : row.worst) add(one.reason);
    }
  }
  add(state.ui.manager.reason.words());
  add(state.ui.manager.rater.words());
}

/// Takes a text out of another wherever it stands by itself.
void take_out(std::string& text, const std::string& known) {
  for (auto at = text.find(known); at != std::string::npos; at = text.find(known, at)) {
    const bool begins = at == 0 || !is_letter(text[at - 1]) || !is_letter(known.front());
    const auto end = at + known.size();
    const bool ends = end == text.size() || !is_letter(text[end]) || !is_letter(known.back());
    if (begins && ends) {
      text.replace(at, known.size(), " ");
    } else {
      ++at;
    }
  }
}

/// Takes out what is quoted of the trainee's words.
void take_out_quotations(std::string& text, const std::string& said) {
  constexpr std::string_view kOpen = "\u201c", kClose = "\u201d";
  const auto open = text.find(kOpen), close = text.find(kClose);
  if (open == std::string::npos || close == std::string::npos || close < open) return;
  const auto begin = open + kOpen.size();
  if (said.find(text.substr(begin, close - begin)) != std::string::npos) text.erase(begin, close - begin);
}

/// What is left of a drawn text in letters that the language of nobody does not have.
std::string untranslated(const std::string& whole, const Texts& known, const std::string& said = {}) {
  auto text = on_one_line(whole);
  take_out_quotations(text, said);
  constexpr std::string_view kCut = "…";
  if (text.ends_with(kCut)) {
    text.resize(text.size() - kCut.size());
    const bool begins_one =
        std::ranges::any_of(known, [&](const std::string& one) { return one.starts_with(text); });
    if (begins_one) return {};
  }
  for (const auto& one : known) {
    if (one.size() <= text.size()) take_out(text, one);
  }
  // A key that bears a single letter is called by it.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool alone = is_letter(text[i]) && (i == 0 || !is_letter(text[i - 1])) &&
                       (i + 1 == text.size() || !is_letter(text[i + 1]));
    if (alone && text[i] >= 'A' && text[i] <= 'Z' && text.size() <= 60) text[i] = ' ';
  }
  return std::ranges::any_of(text, is_letter) ? text : std::string();
}

TEST(WordsOfTheWindow, HaveAllBeenThroughTheCatalogue) {
  if (!has_catalogue(RAPPORT_PSEUDO_CATALOGUES, kPseudo))
    GTEST_SKIP() << "This build has no gettext, and so no language of nobody.";
  const auto probe = begin_tour({1280, 800}, 1);
  probe->desk.catalogues = RAPPORT_PSEUDO_CATALOGUES;
  probe->speak_as_system(kPseudo);
  ASSERT_EQ(language_spoken(), kPseudo);
  auto known = texts_of_scenarios();
  ASSERT_GT(known.size(), 500U);
  known.insert(kOthers.begin(), kOthers.end());
  std::size_t translated = 0;
  for (const auto& stop : tour()) {
    visit(stop, *probe);
    auto mine = known;
    auto said = on_one_line(probe->state.ui.draft.words());
    mine.insert(said);
    if (probe->state.runner) {
      for (const auto& reply : probe->state.runner->session().replies()) {
        mine.insert(on_one_line(reply.words));
        said += on_one_line(reply.words);
      }
    }
    if (probe->state.place == Place::Author) add_words_of_author(probe->state, mine);
    if (probe->state.place == Place::Manager) {
      add_words_of_manager(probe->state, mine);
      if (probe->state.manager.held) {
        for (const auto& reply : probe->state.manager.held->runner.session().replies())
          said += on_one_line(reply.words);
      }
    }
    mine.erase("");
    for (const auto& text : probe->texts()) {
      EXPECT_EQ(untranslated(text.whole, mine, said), "") << stop.name << ": " << text.whole;
      if (text.whole.find("è") != std::string::npos) ++translated;
    }
  }
  EXPECT_GT(translated, 500U) << "nearly nothing was said in the language of nobody";
}

TEST(WordsOfTheWindow, WouldBeFoundIfTheyWereNot) {
  Texts known = {"Start", "I am cold."};
  EXPECT_EQ(untranslated("Ťŕùšť 50", known), "");
  EXPECT_EQ(untranslated("Ťŕùšť: I am cold.", known), "");
  EXPECT_NE(untranslated("Trust 50", known), "");
  EXPECT_NE(untranslated("Starting", known), "");
  EXPECT_NE(untranslated("Ťŕùšť won back", known), "");
  EXPECT_EQ(untranslated("“so cold”: Ýòù", known, "It is so cold."), "");
  EXPECT_NE(untranslated("“so cold”: You", known, "It is so cold."), "");
}

bool shows(const UiProbe& probe, std::string_view words) {
  return std::ranges::any_of(probe.texts(), [&](const DrawnText& text) { return text.whole == words; });
}

/// A window with the small scenario; skipped where there are no Spanish words.
class Spanish : public testing::Test {
 protected:
  void SetUp() override {
    if (!TestDesk::has_words("es")) GTEST_SKIP() << "This build has no words in Spanish.";
  }
  void choose(const std::string& id) {
    update(probe_.state, OpenSettings{}, probe_.desk.services);
    EXPECT_TRUE(probe_.press(id)) << id;
    probe_.press_escape();
    probe_.frames(2);
  }

  UiProbe probe_{TestDesk::small_shelf()};
};

TEST_F(Spanish, IsSpokenAtOnceAndKept) {
  Settings kept;
  probe_.desk.services.save_settings = [&](const Settings& settings) { kept = settings; };
  update(probe_.state, OpenSettings{}, probe_.desk.services);
  probe_.frames(2);
  EXPECT_TRUE(shows(probe_, "Settings"));
  ASSERT_TRUE(probe_.press("###language_es"));
  probe_.frames(2);
  EXPECT_TRUE(shows(probe_, "Ajustes"));
  EXPECT_FALSE(shows(probe_, "Settings"));
  EXPECT_EQ(kept.language, "es");
  ASSERT_TRUE(probe_.press("###language_en"));
  probe_.frames(2);
  EXPECT_TRUE(shows(probe_, "Settings"));
  EXPECT_EQ(kept.language, "en");
}

TEST_F(Spanish, LeavesTheKeyboardWhereItIs) {
  update(probe_.state, OpenSettings{}, probe_.desk.services);
  ASSERT_TRUE(probe_.press("###language_es"));
  const auto before = ImGui::GetCurrentContext()->NavId;
  EXPECT_NE(before, 0U);
  probe_.frames(5);
  EXPECT_EQ(ImGui::GetCurrentContext()->NavId, before);
  probe_.press_key(ImGuiKey_Space);  // on the card that was pressed: nothing else is pressed by it
  EXPECT_EQ(probe_.state.settings.language, "es");
}

TEST_F(Spanish, LeavesTheWordsInTheReplyBoxAlone) {
  update(probe_.state, OpenScenario{kParcel}, probe_.desk.services);
  update(probe_.state, BeginAttempt{}, probe_.desk.services);
  probe_.frames(2);
  ASSERT_TRUE(probe_.focus("###reply_words"));
  probe_.type("I am sorry, ");
  ASSERT_TRUE(probe_.state.ui.draft.active);
  auto settings = probe_.state.settings;
  settings.language = "es";
  update(probe_.state, ChangeSettings{settings}, probe_.desk.services);
  probe_.frames(2);
  EXPECT_TRUE(shows(probe_, "Enviar"));
  EXPECT_EQ(probe_.state.ui.draft.words(), "I am sorry, ");
  EXPECT_TRUE(probe_.state.ui.draft.active) << "one writes on where one was";
  probe_.type("Ms Bell.");
  EXPECT_EQ(probe_.state.ui.draft.words(), "I am sorry, Ms Bell.");
}

TEST_F(Spanish, SaysAnewWhatWasSaidInEnglish) {
  update(probe_.state, OpenScenario{kParcel}, probe_.desk.services);
  probe_.frames(2);
  EXPECT_TRUE(shows(probe_, "What good looks like"));
  choose("###language_es");
  EXPECT_TRUE(shows(probe_, "Cómo es una buena respuesta"));
  EXPECT_TRUE(shows(probe_, "Escucha")) << "the rubric too";
  update(probe_.state, BeginAttempt{}, probe_.desk.services);
  while (!probe_.state.conversation.over)
    update(probe_.state, GiveReply{probe_.state.conversation.choices.back().id}, probe_.desk.services);
  update(probe_.state, OpenDebrief{}, probe_.desk.services);
  probe_.frames(2);
  EXPECT_TRUE(shows(probe_, "Confianza y enfado"));
  const auto score = probe_.state.debrief.overall;
  choose("###language_en");
  EXPECT_TRUE(shows(probe_, "Trust and anger"));
  EXPECT_NE(probe_.state.debrief.overall, score);
  update(probe_.state, OpenProgress{}, probe_.desk.services);
  choose("###language_es");
  EXPECT_TRUE(shows(probe_, "Mi progreso"));
}

TEST_F(Spanish, IsWhatTheSystemAsksForUntilOneChooses) {
  probe_.speak_as_system("es");
  probe_.frames(2);
  EXPECT_TRUE(shows(probe_, "Mi progreso"));
  choose("###language_en");
  EXPECT_TRUE(shows(probe_, "My progress"));
  choose("###language_system");
  EXPECT_TRUE(shows(probe_, "Mi progreso"));
}

TEST(LanguageOfSettings, IsNotOfferedWhereThereIsOnlyOne) {
  EXPECT_TRUE(make_settings_model({}, VoiceTrouble::None, {{"en"}, "en"}).languages.empty());
  EXPECT_EQ(make_settings_model({}, VoiceTrouble::None, {{"en", "es"}, "es"}).languages.size(), 3U);
  EXPECT_EQ(make_settings_model({}, VoiceTrouble::None, {{"en", "es"}, "es"}).languages.front().meaning,
            "Español, for now.");
}

}  // namespace
}  // namespace rapport::gui
