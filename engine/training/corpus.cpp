// SPDX-License-Identifier: MIT
#include "engine/training/corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/base/file.h"
#include "engine/text/lexicon.h"

namespace rapport {
namespace {

constexpr std::size_t kLargestFile = 4 << 20;
constexpr std::string_view kCriterionLetters = "LEOF";
constexpr auto kVoices = std::to_array<std::string_view>(
    {"plain", "curt", "rambling", "esl", "typos", "chat", "phone", "letter", "caps"});

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

/// The part before `sign`, which is taken off `rest` with it.
std::string_view take_until(std::string_view& rest, std::string_view sign) {
  const auto end = rest.find(sign);
  const auto part = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + sign.size());
  return part;
}

/// Indices of the criteria that a setting labels.
std::string_view labelled_letters(Setting setting) {
  if (setting == Setting::Service) return "LEOF";
  return setting == Setting::Peer || setting == Setting::Counselling ? "LE" : "OF";
}

class CorpusFile {
 public:
  CorpusFile(std::string_view name, const Rubric& rubric, Corpus& into)
      : name_(name), rubric_(rubric), into_(into) {}

  Result<void> read(std::string_view text) {
    while (!text.empty()) {
      ++line_;
      const auto line = trim(take_until(text, "\n"));
      if (line.empty() || line.front() == '#') continue;
      if (auto problem = read_line(line); !problem.empty())
        return failure(ErrorCode::Invalid, fmt::format("{}:{}: {}", name_, line_, problem),
                       "docs/labelling.md says how a corpus file is written.");
    }
    return {};
  }

 private:
  std::string read_line(std::string_view line) {
    const auto head = line.substr(0, line.find(':'));
    if (head == "setting" || head == "situation" || head == "trade" || head == "failure" ||
        head == "customer")
      return read_header(head, trim(line.substr(std::min(head.size() + 1, line.size()))));
    return read_reply(line);
  }

  std::string read_header(std::string_view key, std::string_view value) {
    if (value.empty()) return fmt::format("{} says nothing.", key);
    if (key == "setting") {
      const auto found = std::ranges::find(kSettingNames, value);
      if (found == kSettingNames.end()) return fmt::format("There is no setting \"{}\".", value);
      setting_ = static_cast<Setting>(found - kSettingNames.begin());
    } else if (key == "situation") {
      const bool known =
          std::ranges::any_of(into_.situations, [&](const Situation& each) { return each.id == value; });
      if (known) return fmt::format("There is already a situation \"{}\".", value);
      into_.situations.push_back({std::string(value), {}, {}});
      customer_.clear();
      in_situation_ = true;
    } else if (!in_situation_) {
      return fmt::format("A situation should stand before {}.", key);
    } else if (key == "trade") {
      into_.situations.back().trade = value;
    } else if (key == "failure") {
      into_.situations.back().failure = value;
    } else {
      customer_ = value;
    }
    return {};
  }

  std::string read_reply(std::string_view line) {
    if (!setting_) return "A setting should stand before the first reply.";
    if (customer_.empty()) return "A customer line should stand before the reply.";
    LabelledReply reply;
    reply.setting = *setting_;
    reply.situation = into_.situations.size() - 1;
    reply.customer = customer_;
    reply.place = fmt::format("{}:{}", name_, line_);
    if (auto problem = read_levels(trim(take_until(line, "|")), reply); !problem.empty()) return problem;
    reply.voice = trim(take_until(line, "|"));
    if (std::ranges::find(kVoices, reply.voice) == kVoices.end())
      return fmt::format("There is no voice \"{}\".", reply.voice);
    if (auto problem = read_words(trim(line), reply); !problem.empty()) return problem;
    if (auto problem = check_levels(reply); !problem.empty()) return problem;
    into_.replies.push_back(std::move(reply));
    return {};
  }

  std::string read_levels(std::string_view text, LabelledReply& reply) const {
    const auto wanted = labelled_letters(reply.setting);
    while (!text.empty()) {
      const auto word = take_until(text, " ");
      if (word.empty()) continue;
      const auto criterion = kCriterionLetters.find(word[0]);
      int level = 9;
      std::from_chars(word.data() + 1, word.data() + word.size(), level);
      if (criterion == std::string_view::npos || level < -1 || level > 2 ||
          wanted.find(word[0]) == std::string_view::npos)
        return fmt::format("\"{}\" is no level of this setting.", word);
      reply.levels[criterion] = static_cast<Level>(level);
    }
    for (const char letter : wanted) {
      if (!reply.levels[kCriterionLetters.find(letter)])
        return fmt::format("The level of {} is missing.", letter);
    }
    return {};
  }

  std::string read_words(std::string_view text, LabelledReply& reply) const {
    while (!text.empty()) {
      const auto bracket = text.find('[');
      append(text.substr(0, bracket), reply.words);
      if (bracket == std::string_view::npos) break;
      text.remove_prefix(bracket + 1);
      const auto end = text.find(']');
      if (end == std::string_view::npos) return "A bracket is not closed.";
      auto inner = text.substr(0, end);
      text.remove_prefix(end + 1);
      if (inner.find(':') == std::string_view::npos) return "A mark needs a sign, a colon and the words.";
      auto signs = take_until(inner, ":");
      const auto begin = reply.words.size();
      append(trim(inner), reply.words);
      if (begin == reply.words.size() || inner.find('[') != std::string_view::npos)
        return "A mark should hold words, and no other mark.";
      while (!signs.empty()) {
        auto sign = trim(take_until(signs, ","));
        const bool weak = !sign.empty() && sign.front() == '~';
        if (weak) sign.remove_prefix(1);
        const auto indicator = find_sign(sign);
        if (!indicator) return fmt::format("The rubric has no sign \"{}\".", sign);
        reply.signs.push_back({*indicator, weak, {begin, reply.words.size()}});
      }
    }
    return reply.words.empty() ? "A reply needs words." : "";
  }

  static void append(std::string_view text, std::string& words) {
    static constexpr std::string_view kBreak = " ¶ ";
    for (auto end = text.find(kBreak); end != std::string_view::npos; end = text.find(kBreak)) {
      words.append(text.substr(0, end)).append("\n");
      text.remove_prefix(end + kBreak.size());
    }
    words += text;
  }

  [[nodiscard]] std::optional<IndicatorIndex> find_sign(std::string_view sign) const {
    for (std::size_t i = 0; i < rubric_.indicators.size(); ++i) {
      const std::string_view id = rubric_.indicators[i].id;
      if (id.substr(id.find('.') + 1) == sign) return static_cast<IndicatorIndex>(i);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string check_levels(const LabelledReply& reply) const {
    for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
      if (!reply.levels[c]) continue;
      auto best = Level::Missing;
      bool harmed = false;
      for (const auto& mark : reply.signs) {
        const auto& sign = rubric_.indicators[mark.indicator];
        if (!sign.concerns(c)) continue;
        harmed |= sign.polarity == Polarity::Harms;
        if (sign.polarity == Polarity::Earns) best = std::max(best, mark.weak ? Level::Partial : sign.worth);
      }
      if (harmed) best = Level::Harmful;
      if (best != *reply.levels[c])
        return fmt::format("{} is {} by its level and {} by its signs.", rubric_.criteria[c].id,
                           static_cast<int>(*reply.levels[c]), static_cast<int>(best));
    }
    return {};
  }

  std::string_view name_;
  const Rubric& rubric_;
  Corpus& into_;
  std::size_t line_ = 0;
  std::optional<Setting> setting_;
  bool in_situation_ = false;
  std::string customer_;
};

}  // namespace

bool labels(Setting setting, CriterionIndex criterion) {
  return labelled_letters(setting).find(kCriterionLetters[criterion]) != std::string_view::npos;
}

bool labels(Setting setting, const Indicator& indicator) {
  static constexpr auto kInMeetings = std::to_array<std::string_view>(
      {"ownership.apologises", "ownership.commits-to-act", "followup.intends", "followup.dated-promise"});
  static constexpr auto kInMail = std::to_array<std::string_view>(
      {"followup.requests", "ownership.commits-to-act", "followup.intends", "followup.dated-promise"});
  if (setting == Setting::Meeting) return std::ranges::find(kInMeetings, indicator.id) != kInMeetings.end();
  if (setting == Setting::Mail) return std::ranges::find(kInMail, indicator.id) != kInMail.end();
  return labels(setting, indicator.criterion);
}

std::size_t part_of(const Situation& situation, std::size_t parts) {
  // FNV-1a leaves its low bits poor; the high ones are well mixed.
  return static_cast<std::size_t>((text_key(situation.id) * 0x9E3779B97F4A7C15ULL) >> 32U) % parts;
}

bool is_held_out(const Corpus& corpus, const LabelledReply& reply) {
  return part_of(corpus.situations[reply.situation], kHeldOutParts) == 0;
}

Result<void> read_corpus_text(std::string_view name, std::string_view text, const Rubric& rubric,
                              Corpus& into) {
  return CorpusFile(name, rubric, into).read(text);
}

Result<Corpus> load_corpus(const std::filesystem::path& folder, const Rubric& rubric) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  for (std::filesystem::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    if (it->is_regular_file() && it->path().extension() == ".txt") paths.push_back(it->path());
  }
  if (error || paths.empty())
    return failure(ErrorCode::NotFound, fmt::format("There is no corpus in {}.", folder.string()));
  std::ranges::sort(paths);
  Corpus corpus;
  std::string all;
  for (const auto& path : paths) {
    auto text = read_file(path, kLargestFile);
    if (!text) return tl::unexpected(text.error());
    if (auto read = read_corpus_text(path.string(), *text, rubric, corpus); !read)
      return tl::unexpected(read.error());
    all += path.lexically_relative(folder).generic_string();
    all += '\n';
    all += *text;
  }
  corpus.hash = content_hash(all);
  return corpus;
}

}  // namespace rapport
