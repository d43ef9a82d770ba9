// SPDX-License-Identifier: MIT
#include "engine/authoring/scenario_loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/authoring/allowance.h"
#include "engine/authoring/condition_words.h"
#include "engine/authoring/field_reader.h"
#include "engine/authoring/kept_yaml.h"
#include "engine/authoring/names.h"
#include "engine/authoring/portrait_reader.h"
#include "engine/authoring/rubric_checker.h"
#include "engine/authoring/rubric_parts_reader.h"
#include "engine/authoring/scenario_checker.h"
#include "engine/authoring/scene_reader.h"
#include "engine/authoring/tension_checker.h"
#include "engine/authoring/wording.h"
#include "engine/authoring/yaml_document.h"
#include "engine/base/file.h"

namespace rapport {
namespace {

constexpr std::size_t kMostTurns = 20'000;
constexpr std::size_t kMostEndings = 100;
constexpr std::size_t kMostVariables = 200;
constexpr std::size_t kMostFacts = 200;
constexpr std::size_t kMostPromises = 100;
constexpr std::size_t kMostRemedies = 100;
constexpr int kFarthestNumber = 1'000'000;

const std::vector<std::string> kDifficulties = {"gentle", "moderate", "demanding"};
const std::vector<std::string> kFailureKinds = {"product", "service", "policy", "person"};
const std::vector<std::string> kCauses = {"ours", "omission", "outside"};
const std::vector<std::string> kSeverities = {"minor", "moderate", "critical"};
const std::vector<std::string> kRelationships = {"new", "long-standing"};
const std::vector<std::string> kAuthorities = {"within", "approval", "beyond"};
const std::vector<std::string> kPitches = {"low", "medium", "high"};
const std::vector<std::string> kPaces = {"slow", "medium", "quick"};
const std::vector<std::string> kVariableTypes = {"integer", "boolean", "choice"};

/// Reads one file's tree into a scenario. The names are declared first, so that everything may refer to
/// everything.
class ScenarioReader {
 public:
  ScenarioReader(const YamlValue& root, const Rubric& rubric, DiagnosticReport& report)
      : rubric_(rubric),
        report_(report),
        fields_(root, "the scenario", report),
        steps_(names_, report),
        scene_(names_, report) {
    names_.rubric = &rubric;
    names_.variable_details = &scenario_.variables;
  }

  Scenario read() {
    read_header();
    declare_names();
    read_failure();
    read_briefing();
    read_promises();
    read_customer();
    scenario_.turns.reserve(turn_values_.size());
    for (const auto* value : turn_values_) scenario_.turns.push_back(scene_.read_turn(*value));
    for (const auto* value : ending_values_) scenario_.endings.push_back(scene_.read_ending(*value));
    read_start();
    fields_.finish();
    check_severity();
    return std::move(scenario_);
  }

  /// Of the additions to the rubric that read() gave.
  [[nodiscard]] const std::vector<SourceSpan>& places_of_practices() const { return places_of_practices_; }
  [[nodiscard]] const RubricPlaces& places_of_additions() const { return places_of_additions_; }

 private:
  void read_header() {
    const auto* format = fields_.value("format", Need::Must);
    if (format != nullptr && (!format->is_text() || format->text != "1")) {
      report_.add(DiagnosticCode::UnsupportedFormat, format->place,
                  "This version of the format is not known.", "Write format: 1, or use a newer Rapport.");
    }
    scenario_.id = fields_.id();
    scenario_.version = fields_.number("version", Need::May, 1, kFarthestNumber, 1);
    scenario_.title = fields_.text("title", Need::Must);
    scenario_.language = fields_.text("language", Need::Must);
    check_language();
    scenario_.sector = fields_.text("sector", Need::Should);
    scenario_.summary = fields_.text("summary", Need::Should);
    scenario_.tags = fields_.texts("tags", Need::May);
    scenario_.difficulty =
        static_cast<Difficulty>(fields_.one_of("difficulty", Need::Should, kDifficulties, 1));
    scenario_.minutes = fields_.number("minutes", Need::Should, 1, 120, 10);
    scenario_.author = fields_.text("author", Need::May);
    scenario_.license = fields_.text("license", Need::May);
    read_rubric();
    read_additions();
    read_practices();
    scenario_.channel = static_cast<Channel>(fields_.one_of("channel", Need::Must, channel_words(), 0));
    read_currency();
    read_pass();
  }

  void check_language() {
    const auto& tag = scenario_.language;
    if (tag.empty() || is_language_tag(tag)) return;
    report_.add(DiagnosticCode::BadLanguageTag, fields_.place_of("language"),
                fmt::format("{} is not a language tag.", in_quotes(tag)),
                "Write two small letters, as in en, or with a country, as in pt-BR.");
  }

  void read_rubric() {
    if (!fields_.has("rubric")) return static_cast<void>(fields_.value("rubric", Need::May));
    scenario_.rubric_id = fields_.id("rubric");
    if (scenario_.rubric_id.empty() || scenario_.rubric_id == rubric_.id) return;
    report_.add(DiagnosticCode::UnknownRubric, fields_.place_of("rubric"),
                fmt::format("There is no rubric {}.", in_quotes(scenario_.rubric_id)),
                did_you_mean(scenario_.rubric_id, {rubric_.id},
                             fmt::format("The rubric at hand is {}.", rubric_.id)));
  }

  /// Sub-skills and signs of the scenario's own, which everything behind may name.
  void read_additions() {
    const auto* value = fields_.value("adds", Need::May);
    if (value == nullptr) return;
    FieldReader fields(*value, "the addition to the rubric", report_);
    auto rubric = std::make_shared<Rubric>(rubric_);
    RubricPartsReader parts(*rubric, report_);
    parts.read_criteria(fields, Need::May);
    parts.read_word_lists(fields);
    parts.read_indicators(fields, Need::May);
    fields.finish();
    if (value->entries.empty()) return;
    places_of_additions_ = parts.places();
    names_.rubric = rubric.get();
    scenario_.rubric = std::move(rubric);
  }

  void read_practices() {
    scenario_.practices = fields_.texts("practices", Need::May);
    for (std::size_t i = 0; i < scenario_.practices.size(); ++i) {
      places_of_practices_.push_back(fields_.place_of_entry("practices", i));
      const auto& code = scenario_.practices[i];
      const bool letter = !code.empty() && ((code[0] >= 'A' && code[0] <= 'R') || code[0] == 'U');
      const bool number =
          code.size() >= 2 && code.size() <= 3 && code[1] != '0' &&
          std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (letter && number) continue;
      report_.add(DiagnosticCode::UnknownPracticeCode, fields_.place_of_entry("practices", i),
                  fmt::format("{} is not the code of a practice.", in_quotes(code)),
                  "Codes are a letter A to R or U and a number, such as E5.");
    }
  }

  void read_currency() {
    const auto code = fields_.text("currency", Need::May);
    if (code.empty()) return;
    const bool letters =
        code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (letters) {
      scenario_.currency = code;
      return;
    }
    report_.add(DiagnosticCode::BadCurrency, fields_.place_of("currency"),
                fmt::format("{} is not a currency.", in_quotes(code)),
                "Write three capital letters, such as EUR, USD or GBP.");
  }

  void read_pass() {
    const auto* value = fields_.value("pass", Need::May);
    if (value == nullptr) return;
    FieldReader pass(*value, "the pass mark", report_);
    PassMark mark = rubric_.pass;
    mark.overall = pass.number("overall", Need::May, 0, 100, mark.overall);
    mark.each = pass.number("each", Need::May, 0, 100, mark.each);
    pass.finish();
    scenario_.pass = mark;
  }

  // ---- names

  void declare(NameTable& table, const std::string& name, SourceSpan place, std::string_view what) {
    if (is_condition_word(name) || name == "stay") {
      report_.add(DiagnosticCode::ReservedName, place,
                  fmt::format("{} has a meaning of its own and cannot name a {}.", in_quotes(name), what),
                  "Choose another name.");
    }
    if (table.declare(name)) return;
    report_.add(DiagnosticCode::DuplicateId, place,
                fmt::format("There is already a {} {}.", what, in_quotes(name)),
                "Give each an id of its own.");
  }

  void declare_names() {
    for_each_declared("facts", kMostFacts, names_.facts, "fact",
                      [&](const YamlEntry& entry) { scenario_.facts.push_back(read_fact(entry)); });
    for_each_declared("variables", kMostVariables, names_.variables, "variable",
                      [&](const YamlEntry& entry) { scenario_.variables.push_back(read_variable(entry)); });
    for_each_declared("remedies", kMostRemedies, names_.remedies, "remedy",
                      [&](const YamlEntry& entry) { scenario_.remedies.push_back(read_remedy(entry)); });
    for_each_declared("promises", kMostPromises, names_.promises, "promise",
                      [&](const YamlEntry& entry) { promise_values_.push_back(&entry); });
    turn_values_ = fields_.mappings("turns", Need::Must, kMostTurns);
    ending_values_ = fields_.mappings("endings", Need::Must, kMostEndings);
    NameTable both;
    for (const auto* value : turn_values_) declare_scene(*value, names_.turns, both, "turn");
    for (const auto* value : ending_values_) declare_scene(*value, names_.endings, both, "ending");
  }

  template <typename Read>
  void for_each_declared(std::string_view key, std::size_t most, NameTable& table, std::string_view what,
                         Read read) {
    const auto* value = fields_.value(key, Need::May);
    if (value == nullptr) return;
    FieldReader shape(*value, std::string(key), report_);
    std::size_t count = 0;
    for (const auto& entry : value->entries) {
      if (++count > most) {
        report_.add(DiagnosticCode::TooManyEntries, entry.key_place,
                    fmt::format("A scenario has at most {} {}.", most, key), "Take some out.");
        return;
      }
      if (!check_id(entry.key, entry.key_place, report_)) continue;
      if (table.find(entry.key)) continue;  // a duplicate key: reported where the file was read
      declare(table, entry.key, entry.key_place, what);
      read(entry);
    }
  }

  /// A turn or ending without a usable id still takes its place, so that positions stay those of the file.
  void declare_scene(const YamlValue& value, NameTable& table, NameTable& both, std::string_view what) {
    FieldReader fields(value, fmt::format("this {}", what), report_);
    const auto id = fields.id();
    const auto unnamed = fmt::format("({} {})", what, table.all().size() + 1);
    if (id.empty()) return static_cast<void>(table.declare(unnamed));
    const auto place = fields.place_of("id");
    if (!both.declare(id)) {
      report_.add(DiagnosticCode::DuplicateId, place,
                  fmt::format("There is already a turn or ending {}.", in_quotes(id)),
                  "Give each turn and ending an id of its own.");
      table.declare(unnamed);
      return;
    }
    declare(table, id, place, what);
    if (const auto* title = value.find("title"); title != nullptr && title->is_text())
      names_.endings_by_title.emplace(title->text, id);
  }

  // ---- declarations

  Fact read_fact(const YamlEntry& entry) {
    Fact fact;
    fact.id = entry.key;
    fact.place = entry.key_place;
    const auto what = fmt::format("fact {}", entry.key);
    if (!entry.value.is_mapping()) {
      fact.text = read_text(entry.value, what, report_);
      return fact;
    }
    FieldReader fields(entry.value, what, report_);
    fact.text = fields.text("text", Need::Must);
    fact.known = fields.truth("known", Need::May, false);
    fields.finish();
    return fact;
  }

  Variable read_variable(const YamlEntry& entry) {
    Variable variable;
    variable.id = entry.key;
    variable.place = entry.key_place;
    FieldReader fields(entry.value, fmt::format("variable {}", entry.key), report_);
    variable.type.kind = static_cast<ValueType::Kind>(fields.one_of("type", Need::Must, kVariableTypes, 0));
    variable.about = fields.text("about", Need::May);
    switch (variable.type.kind) {
      case ValueType::Kind::Integer:
        variable.least = fields.number("min", Need::Must, -kFarthestNumber, kFarthestNumber, 0);
        variable.most = fields.number("max", Need::Must, -kFarthestNumber, kFarthestNumber, kFarthestNumber);
        if (variable.least > variable.most) {
          report_.add(DiagnosticCode::EmptyRange, fields.place_of("min"),
                      fmt::format("The min of {} is above its max.", entry.key), "Exchange them.");
          std::swap(variable.least, variable.most);
        }
        variable.start = fields.number("start", Need::Must, variable.least, variable.most, variable.least);
        fields.not_for_this_kind("values", "only a choice has values");
        break;
      case ValueType::Kind::Boolean:
        variable.start = fields.truth("start", Need::Must, false) ? 1 : 0;
        for (const auto* key : {"min", "max", "values"})
          fields.not_for_this_kind(key, "a boolean is true or false");
        break;
      case ValueType::Kind::Choice:
        read_choice(variable, fields);
        break;
    }
    fields.finish();
    return variable;
  }

  void read_choice(Variable& variable, FieldReader& fields) {
    variable.type.choice_set = static_cast<std::uint32_t>(scenario_.variables.size());
    NameTable words;
    const auto values = fields.texts("values", Need::Must);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& word = values[i];
      const auto place = fields.place_of_entry("values", i);
      check_id(word, place, report_);
      if (!words.declare(word)) {
        report_.add(DiagnosticCode::DuplicateId, place,
                    fmt::format("{} has the value {} twice.", variable.id, in_quotes(word)), "Take one out.");
      }
    }
    variable.values = words.all();
    variable.most = std::max<std::int32_t>(1, static_cast<std::int32_t>(variable.values.size())) - 1;
    if (variable.values.empty()) {
      static_cast<void>(fields.value("start", Need::May));
    } else {
      variable.start = static_cast<std::int32_t>(fields.one_of("start", Need::Must, variable.values, 0));
    }
    for (const auto* key : {"min", "max"}) fields.not_for_this_kind(key, "a choice has values");
  }

  Remedy read_remedy(const YamlEntry& entry) {
    Remedy remedy;
    remedy.id = entry.key;
    remedy.place = entry.key_place;
    FieldReader fields(entry.value, fmt::format("remedy {}", entry.key), report_);
    remedy.what = fields.text("what", Need::Must);
    remedy.cost = fields.number("cost", Need::Must, 0, kFarthestNumber, 0);
    remedy.authority = static_cast<Authority>(fields.one_of("authority", Need::Must, kAuthorities, 0));
    fields.finish();
    return remedy;
  }

  void read_promises() {
    const std::vector<std::string> words = {"within", "beyond"};
    for (const auto* entry : promise_values_) {
      Promise promise;
      promise.id = entry->key;
      promise.place = entry->key_place;
      FieldReader fields(entry->value, fmt::format("promise {}", entry->key), report_);
      promise.what = fields.text("what", Need::Must);
      promise.due_seconds = fields.duration("due", Need::Must, 1);
      promise.authority =
          fields.one_of("authority", Need::Must, words, 0) == 0 ? Authority::Within : Authority::Beyond;
      if (const auto* when = fields.value("kept_when", Need::May))
        promise.kept_when = steps_.read_condition(*when);
      const auto* kept = fields.value("kept", Need::May);
      promise.kept = kept != nullptr ? steps_.read_effects(*kept) : usual_kept_effects(promise.place);
      if (const auto* broken = fields.value("broken", Need::May))
        promise.broken = steps_.read_effects(*broken);
      fields.finish();
      scenario_.promises.push_back(std::move(promise));
    }
  }

  static std::vector<Effect> usual_kept_effects(SourceSpan place) {
    const auto change = [&](Effect::Target target, std::int32_t by) {
      return Effect{target, 0, Effect::Mode::Add, {Operator::Constant, {}, by, {}, place}, place};
    };
    return {change(Effect::Target::Trust, 8), change(Effect::Target::Anger, -5)};
  }

  // ---- the mappings of the header

  void read_failure() {
    const auto* value = fields_.value("failure", Need::Must);
    if (value == nullptr) return;
    FieldReader fields(*value, "the failure", report_);
    scenario_.failure.what = fields.text("what", Need::Must);
    scenario_.failure.kind = static_cast<Failure::Kind>(fields.one_of("kind", Need::Must, kFailureKinds, 1));
    scenario_.failure.cause = static_cast<Failure::Cause>(fields.one_of("cause", Need::Must, kCauses, 0));
    scenario_.failure.severity =
        static_cast<Failure::Severity>(fields.one_of("severity", Need::Must, kSeverities, 1));
    fields.finish();
  }

  void read_briefing() {
    const auto* value = fields_.value("briefing", Need::Must);
    if (value == nullptr) return;
    FieldReader fields(*value, "the briefing", report_);
    auto& briefing = scenario_.briefing;
    briefing.role = fields.text("role", Need::Must);
    briefing.situation = fields.text("situation", Need::Must);
    briefing.objectives = fields.texts("objectives", Need::Should);
    for (const auto* note : fields.mappings("case_file", Need::Should, 50)) {
      FieldReader note_fields(*note, "this note of the case file", report_);
      auto when = note_fields.text("when", Need::Must);
      briefing.case_file.push_back({std::move(when), note_fields.text("note", Need::Must)});
      note_fields.finish();
    }
    if (const auto* authority = fields.value("authority", Need::Should)) {
      FieldReader granted(*authority, "the authority", report_);
      briefing.may = granted.texts("may", Need::May);
      briefing.may_not = granted.texts("may_not", Need::May);
      granted.finish();
    }
    briefing.solutions = fields.texts("solutions", Need::May);
    fields.finish();
  }

  void read_customer() {
    const auto* value = fields_.value("customer", Need::Must);
    if (value == nullptr) return;
    FieldReader fields(*value, "the customer", report_);
    auto& customer = scenario_.customer;
    customer.name = fields.text("name", Need::Must);
    customer.pronouns = fields.text("pronouns", Need::May);
    customer.long_standing = fields.one_of("relationship", Need::Should, kRelationships, 0) == 1;
    customer.trust = fields.number("trust", Need::Must, 0, 100, 50);
    customer.trust_before = fields.number("trust_before", Need::Must, 0, 100, 50);
    customer.anger = fields.number("anger", Need::Must, 0, 100, 50);
    customer.patience = fields.number("patience", Need::Must, 1, kMostPatience, 3);
    if (const auto* leaves = fields.value("out_of_patience", Need::Must)) {
      customer.out_of_patience = steps_.read_branches(*leaves, Staying::Refused);
    }
    customer.loyalty = fields.number("loyalty", Need::Must, 0, 100, 50);
    customer.problem = fields.text("problem", Need::Must);
    if (const auto* concern = fields.value("concern", Need::Must)) {
      FieldReader worry(*concern, "the concern", report_);
      customer.worry = worry.text("worry", Need::Must);
      if (const auto* fact = worry.value("fact", Need::Should)) {
        customer.worry_fact = steps_.find(names_.facts, *fact, DiagnosticCode::UnknownFact, "fact");
      }
      worry.finish();
    }
    const auto* portrait = fields.value("portrait", Need::May);
    customer.portrait = portrait != nullptr ? read_portrait(*portrait, report_)
                                            : made_up_portrait(scenario_.id, customer.pronouns);
    if (const auto* voice = fields.value("voice", Need::May)) {
      FieldReader sound(*voice, "the voice", report_);
      customer.voice.pitch = static_cast<Voice::Pitch>(sound.one_of("pitch", Need::May, kPitches, 1));
      customer.voice.pace = static_cast<Voice::Pace>(sound.one_of("pace", Need::May, kPaces, 1));
      sound.finish();
    }
    if (const auto* reactions = fields.value("reactions", Need::Must)) read_reactions(*reactions);
    fields.finish();
  }

  void read_reactions(const YamlValue& value) {
    FieldReader fields(value, "the list of reactions", report_);
    const auto& criteria = names_.rubric->criteria;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
      const auto need = i < kCoreCriteria ? Need::Should : Need::May;
      scenario_.customer.reactions[i] = fields.text(criteria[i].id, need);
    }
    scenario_.customer.reaction_otherwise = fields.text("otherwise", Need::Must);
    fields.finish();
  }

  void read_start() {
    const auto* value = fields_.value("start", Need::May);
    if (value == nullptr) return;
    if (const auto turn = steps_.find(names_.turns, *value, DiagnosticCode::UnknownTurn, "turn"))
      scenario_.start = *turn;
  }

  void check_severity() {
    if (scenario_.failure.severity != Failure::Severity::Critical) return;
    for (const auto& ending : scenario_.endings) {
      const bool too_good = ending.tier == Tier::Advocate || ending.loyalty > scenario_.customer.loyalty;
      if (!too_good) continue;
      report_.add(DiagnosticCode::EndingAboveSeverity, ending.place,
                  fmt::format("Ending {} is better than a critical failure allows.", ending.id),
                  fmt::format("Use the tier recovered or below, and a loyalty of at most {}.",
                              scenario_.customer.loyalty));
    }
  }

  const Rubric& rubric_;
  DiagnosticReport& report_;
  FieldReader fields_;
  Scenario scenario_;
  RubricPlaces places_of_additions_;
  std::vector<SourceSpan> places_of_practices_;
  Names names_;
  StepReader steps_;
  SceneReader scene_;
  std::vector<const YamlEntry*> promise_values_;
  std::vector<const YamlValue*> turn_values_, ending_values_;
};

/// What was read of a scenario's file, and what is still to be said of it. Holds nothing of the tree.
struct ReadScenario {
  std::shared_ptr<Scenario> scenario;  ///< null if there is no tree
  std::vector<SourceSpan> places_of_practices;
  RubricPlaces places_of_additions;
  std::optional<std::vector<Note>> notes;  ///< none if there is no tree
};

ReadScenario read_scenario(const SourceText& source, const YamlValue* root, const Rubric& rubric,
                           DiagnosticReport& report) {
  if (root == nullptr) return {};
  ScenarioReader reader(*root, rubric, report);
  auto scenario = std::make_shared<Scenario>(reader.read());
  return {std::move(scenario), reader.places_of_practices(), reader.places_of_additions(),
          find_notes(source, *root)};
}

Loaded<Scenario> check_and_compile(ReadScenario read, DiagnosticReport& report,
                                   const FurtherCheck& further_check) {
  auto& scenario = read.scenario;
  if (!report.has_errors() && scenario != nullptr) check_scenario(*scenario, report);
  if (!report.has_errors() && scenario != nullptr)
    check_tensions(*scenario, read.places_of_practices, report);
  if (!report.has_errors() && scenario != nullptr && scenario->rubric != nullptr)
    check_rubric(*scenario->rubric, read.places_of_additions, report);
  const bool usable = !report.has_errors();
  if (usable) {
    scenario->hash = content_hash(report.source().bytes());
    scenario->source = std::make_shared<const std::string>(report.source().bytes());
    scenario->program = compile(*scenario);
    if (further_check) further_check(*scenario, report);
  }
  auto [found, allowed] = sift(report, read.notes, further_check ? LookedAt::TheProofToo : LookedAt::TheFile);
  return {usable ? std::move(scenario) : nullptr, std::move(found), std::move(allowed)};
}

}  // namespace

Loaded<Scenario> load_scenario_text(std::string name, std::string bytes, const Rubric& rubric,
                                    const FurtherCheck& further_check) {
  const SourceText source(std::move(name), std::move(bytes));
  DiagnosticReport report(source);
  auto root = read_yaml(source, report);
  auto read = read_scenario(source, root ? &*root : nullptr, rubric, report);
  root.reset();  // a large file's takes much room, which a proof can use
  return check_and_compile(std::move(read), report, further_check);
}

Loaded<Scenario> load_edited_scenario(std::string name, std::string bytes, const Rubric& rubric,
                                      KeptYaml& kept) {
  const auto source = std::make_shared<const SourceText>(std::move(name), std::move(bytes));
  DiagnosticReport report(*source);
  const auto* root = kept.read(source, report);
  return check_and_compile(read_scenario(*source, root, rubric, report), report, nullptr);
}

Loaded<Scenario> load_scenario(const std::filesystem::path& path, const Rubric& rubric,
                               const FurtherCheck& further_check) {
  auto bytes = read_file(path, kLargestFileBytes);
  if (bytes) return load_scenario_text(path.string(), std::move(*bytes), rubric, further_check);
  return {nullptr, {unread_file(path, bytes.error())}};
}

}  // namespace rapport
