// SPDX-License-Identifier: MIT
#include "engine/translation/translated_scenario.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "engine/assessment/listener.h"
#include "engine/translation/translation_checker.h"
#include "tests/support/sanitized.h"
#include "tests/support/shipped.h"
#include "tests/translation/support.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;

constexpr const char* kColdHouse = R"(
turns:
  - id: opening
    stage: contact
    calls_for: [listening]
    customer: Hello {name}.
    coaching: Listen.
    replies:
      - {id: ask, say: "What happened?", also: [Tell me.], rating: {listening: {level: 2, because: You asked.}}, goto: happy}
      - {id: wait, say: Wait., rating: {listening: {level: -1, because: You did not ask.}}, goto: gone}
)";

/// A few lines in Spanish, one of them stale.
Translation some_lines() {
  return spanish({line("turn.opening.customer.1", "Hello {name}.", "Hola, {name}."),
                  line("turn.opening.reply.ask.say", "What happened?", "  \u00BFQu\u00E9 ha pasado?\n"),
                  line("turn.opening.reply.ask.also.1", "Tell me.", "Cu\u00E9nteme."),
                  line("turn.opening.reply.wait.say", "Hang on.", "Un momento.")});
}

TEST(TranslatedScenario, HasTheTranslatedWordsAndTheSourceWhereTheyAreMissingOrStale) {
  const auto source = scenario_of(kColdHouse);
  const auto translated = in_language(*source, *shipped_rubric(), some_lines());
  const auto& turn = translated.scenario->turns[0];
  EXPECT_EQ(turn.customer[0].wordings[0], "Hola, {name}.");
  EXPECT_EQ(turn.replies[0].words, "\u00BFQu\u00E9 ha pasado?") << "without the blanks around it";
  EXPECT_EQ(turn.replies[1].words, "Wait.") << "stale";
  EXPECT_EQ(turn.coaching, "Listen.") << "missing";
  EXPECT_EQ(translated.counts.translated, 3U);
  EXPECT_EQ(translated.counts.stale, 1U);
}

TEST(TranslatedScenario, IsTheSameScenarioInAnotherLanguage) {
  const auto source = scenario_of(kColdHouse);
  const auto translated = in_language(*source, *shipped_rubric(), some_lines()).scenario;
  EXPECT_EQ(translated->language, "es");
  EXPECT_EQ(translated->hash, source->hash);
  EXPECT_NE(translated->translation, "");
  EXPECT_EQ(source->translation, "");
  Talk talk(translated);
  talk.choose("ask");
  EXPECT_EQ(talk.place(), "happy");
}

TEST(TranslatedScenario, UnderstandsItsOwnWordsAndRatesNoOthers) {
  const auto source = scenario_of(kColdHouse);
  const auto translated = in_language(*source, *shipped_rubric(), some_lines()).scenario;
  std::promise<std::shared_ptr<const Assessor>> here;
  here.set_value(std::make_shared<const Assessor>(shipped_assessor()));
  const Listener listener(here.get_future().share());
  const auto all = OptionSet().set();
  EXPECT_EQ(listener.hear(*source, 0, all, "Tell me!").option, OptionIndex(0));
  EXPECT_EQ(listener.hear(*translated, 0, all, "cu\u00E9nteme").option, OptionIndex(0));
  EXPECT_TRUE(listener.hear(*translated, 0, all, "cu\u00E9nteme").verbatim);
  EXPECT_FALSE(listener.hear(*source, 0, all, "cu\u00E9nteme").verbatim);
  for (const auto* words :
       {"Lo siento.", "S\u00ED", "Lo siento mucho, es culpa nuestra, d\u00EDgame qu\u00E9 ha pasado."}) {
    const auto heard = listener.hear(*translated, 0, all, words);
    ASSERT_TRUE(heard.reading) << words;
    EXPECT_FALSE(heard.reading->rated) << words;
    EXPECT_EQ(heard.reading->language, "es") << words;
    EXPECT_FALSE(heard.option) << words;
  }
  const auto english = listener.hear(
      *translated, 0, all, "I am so sorry about that, it was our mistake. Could you tell me what happened?");
  ASSERT_TRUE(english.reading);
  EXPECT_TRUE(english.reading->rated) << "surely English";
}

TEST(TranslatedScenario, KeepsTypedWordingsAsTheirOptionSoThatAnAttemptMeansTheSameInEveryLanguage) {
  static const StoppedClock kClock;
  const auto source = scenario_of(kColdHouse);
  const auto translated = in_language(*source, *shipped_rubric(), some_lines()).scenario;
  auto runner =
      AttemptRunner::begin(translated, shipped_rubric(), Mode::Practice, 1, "a", "", {nullptr, &kClock});
  ASSERT_TRUE(runner);
  ASSERT_TRUE(runner->submit({WrittenReply::Kind::Typed, "\u00A1Cu\u00E9nteme!"}));
  EXPECT_EQ(runner->attempt().saved.replies.front(), (WrittenReply{WrittenReply::Kind::Option, "ask"}));
  const auto resumed = AttemptRunner::resume(source, shipped_rubric(), runner->attempt(), {nullptr, &kClock});
  ASSERT_TRUE(resumed);
  EXPECT_EQ(resumed->attempt().result.ending_id, "happy");
}

Loaded<Translation> loaded(std::string bytes, const std::string& language = "es") {
  return load_translation_text("test.es.po", std::move(bytes), *scenario_of(kColdHouse), *shipped_rubric(),
                               language);
}

std::vector<DiagnosticCode> codes_of(const std::vector<Diagnostic>& diagnostics) {
  std::vector<DiagnosticCode> codes;
  for (const auto& each : diagnostics) codes.push_back(each.code);
  return codes;
}

TEST(LoadedTranslation, IsCleanWhenEverythingIsTranslated) {
  auto whole = brought_up_to_date(texts_of(*scenario_of(kColdHouse), *shipped_rubric()), spanish({}));
  for (auto& each : whole.lines) each.translation = "* " + each.source;
  const auto result = loaded(write_po(whole));
  EXPECT_EQ(text_of(result.diagnostics), "");
  EXPECT_TRUE(result.value);
}

TEST(LoadedTranslation, SaysWhatIsUnknownMissingEmptyStaleAndLost) {
  auto whole = brought_up_to_date(texts_of(*scenario_of(kColdHouse), *shipped_rubric()), spanish({}));
  for (auto& each : whole.lines) each.translation = "* " + each.source;
  const auto change = [&](std::string_view id) -> TranslatedLine& {
    return *std::ranges::find(whole.lines, id, &TranslatedLine::id);
  };
  change("title").id = "titel";
  change("turn.opening.customer.1").translation = "Hola.";
  change("turn.opening.coaching").translation = "";
  change("turn.opening.reply.ask.say").source = "What was it?";
  const auto result = loaded(write_po(whole));
  EXPECT_TRUE(result.value) << "warnings only";
  EXPECT_EQ(codes_of(result.diagnostics),
            (std::vector{DiagnosticCode::UnknownLine, DiagnosticCode::PlaceholderLost,
                         DiagnosticCode::EmptyTranslation, DiagnosticCode::StaleLine}))
      << text_of(result.diagnostics);
  EXPECT_NE(result.diagnostics[0].hint.find("title"), std::string::npos);
}

TEST(LoadedTranslation, MustBeOfThisScenarioAndInTheLanguageOfItsName) {
  const auto po = write_po(brought_up_to_date({}, spanish({})));
  EXPECT_EQ(codes_of(loaded(po, "fr").diagnostics)[0], DiagnosticCode::TranslationLanguage);
  auto other = spanish({});
  other.scenario_id = "other";
  EXPECT_EQ(codes_of(loaded(write_po(other)).diagnostics)[0], DiagnosticCode::TranslationOfAnother);
  auto english = spanish({});
  english.language = "en";
  EXPECT_EQ(codes_of(loaded(write_po(english), "en").diagnostics)[0], DiagnosticCode::TranslationLanguage);
}

TEST(TranslationFiles, StandBesideTheirScenario) {
  const auto folder = fs::path(testing::TempDir()) / "rapport-translation-files";
  fs::create_directories(folder);
  for (const auto* name :
       {"door.yaml", "door.es.po", "door.pt-BR.po", "door.po", "door-two.es.po", "door.es.old.po"})
    std::ofstream(folder / name) << "x";
  const auto files = translation_files(folder / "door.yaml");
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0].language, "es");
  EXPECT_EQ(files[0].path, translation_path(folder / "door.yaml", "es"));
  EXPECT_EQ(files[1].language, "pt-BR");
  EXPECT_EQ(scenario_path_of(folder / "door.es.po"), folder / "door.yaml");
  EXPECT_EQ(scenario_path_of(folder / "door.po"), std::nullopt);
  fs::remove_all(folder);
}

// ---- bytes that mean harm

/// Far more than it takes, and far less than what grows with the square of a million.
constexpr auto kAtOnce = std::chrono::seconds(kIsSanitized ? 120 : 20);

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

TEST(HostileTranslation, IsAnsweredAtOnce) {
  constexpr std::size_t kMillion = 1'000'000;
  const std::string head = "msgid \"\"\nmsgstr \"Language: es\\n\"\n\n";
  std::string many = head;
  for (std::size_t i = 0; i < 400'000; ++i)
    many += "msgctxt \"" + std::to_string(i) + "\"\nmsgid \"\"\nmsgstr \"a\"\n";
  const std::vector<std::string> attacks = {
      repeated("x\n", kMillion),
      head + repeated("#, fuzzy\n", kMillion),
      head + repeated("msgctxt \"a\"\n", kMillion),
      head + "msgctxt \"a\"\nmsgid \"" + std::string(kMillion, 'x') + "\"\nmsgstr \"\"\n",
      head + "msgctxt \"a\"\nmsgid \"\"\n" + repeated("\"x\"\n", kMillion),
      repeated("\n", kMillion),
      many,
      head + "#," + std::string(kMillion, ','),
      std::string(kMillion, '"'),
      head + repeated("# c\n", kMillion),
      std::string(kLargestTranslationBytes + 1, '#'),
      std::string(kMillion, '\0')};
  const auto scenario = scenario_of(kColdHouse);
  for (const auto& bytes : attacks) {
    const auto begin = std::chrono::steady_clock::now();
    const auto result = load_translation_text("test.es.po", bytes, *scenario, *shipped_rubric(), "es");
    EXPECT_FALSE(result.diagnostics.empty()) << bytes.substr(0, 60);
    EXPECT_LE(result.diagnostics.size(), 2 * kMostDiagnostics);
    const auto table = csv_of(bytes);
    EXPECT_FALSE(table.translation && table.diagnostics.empty() &&
                 table.translation->lines.size() > kMostTranslatedLines);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, kAtOnce) << bytes.substr(0, 60);
  }
}

TEST(HostileTranslation, IsAnsweredAtOnceAsATable) {
  constexpr std::size_t kMillion = 1'000'000;
  const std::string heads = "line,source (en),translation (es)\n";
  for (const auto& bytes :
       {heads + std::string(kMillion, ','), heads + repeated("a,b,c\n", kMillion),
        heads + std::string(kMillion, '"'), heads + repeated(",\n", kMillion), repeated("a,b\n", kMillion),
        std::string(kMillion, ','), heads + repeated("\"a\"x,\n", kMillion)}) {
    const auto begin = std::chrono::steady_clock::now();
    const auto read = csv_of(bytes);
    EXPECT_LE(read.diagnostics.size(), 2 * kMostDiagnostics);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, kAtOnce) << bytes.substr(0, 60);
  }
}

}  // namespace
}  // namespace rapport::test
