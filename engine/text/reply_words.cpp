// SPDX-License-Identifier: MIT
#include "engine/text/reply_words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/text/closest_word.h"
#include "engine/text/language.h"
#include "engine/text/short_forms.h"

namespace rapport {
namespace {

using Kind = Word::Kind;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == kForeignLetter;
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return result;
}

template <typename Thing, std::size_t N>
bool is_one_of(const Thing& thing, const std::array<Thing, N>& list) {
  return std::ranges::find(list, thing) != list.end();
}
template <std::size_t N>
bool is_one_of(const std::string& word, const std::array<std::string_view, N>& list) {
  return is_one_of(std::string_view(word), list);
}

constexpr auto kSentenceEnds = std::to_array({'.', '!', '?', ';', '\n'});
constexpr auto kDays = std::to_array<std::string_view>(
    {"monday",   "tuesday",    "wednesday", "thursday", "friday",    "saturday",  "sunday",  "mondays",
     "tuesdays", "wednesdays", "thursdays", "fridays",  "saturdays", "sundays",   "mon",     "tue",
     "tues",     "wed",        "weds",      "thu",      "thur",      "thurs",     "fri",     "january",
     "february", "april",      "june",      "july",     "august",    "september", "october", "november",
     "december", "feb",        "aug",       "sept",     "oct",       "nov",       "dec"});
constexpr auto kNumbers = std::to_array<std::string_view>(
    {"two",    "three",  "four",     "five",     "six",     "seven",   "eight",    "nine",     "ten",
     "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "eighteen", "twenty",   "thirty",
     "forty",  "fifty",  "sixty",    "seventy",  "eighty",  "ninety",  "hundred",  "thousand", "dozen"});
constexpr auto kMoney =
    std::to_array<std::string_view>({"dollars", "dollar", "pounds", "pound", "euros", "euro", "quid", "bucks",
                                     "pence", "cents", "usd", "eur", "gbp"});
constexpr auto kClock = std::to_array<std::string_view>({"am", "pm", "a.m", "p.m", "oclock", "o'clock"});
constexpr auto kNoon = std::to_array<std::string_view>({"noon", "midday", "midnight", "lunchtime"});
constexpr auto kBeforeTime = std::to_array<std::string_view>(
    {"at", "by", "before", "around", "until", "till", "after", "past", "about"});
constexpr auto kAfterTime = std::to_array<std::string_view>(
    {"to", "i",    "we",   "and",    "on",   "tomorrow", "today", "sharp", "tonight", "with",
     "so", "then", "this", "latest", "if",   "when",     "or",    "in",    "for",     "you",
     "he", "she",  "they", "at",     "with", "because",  "as",    "it"});
constexpr auto kTitles =
    std::to_array<std::string_view>({"mr", "mrs", "ms", "dr", "st", "prof", "sr", "jr", "vs", "no", "approx",
                                     "dept", "e.g", "i.e", "etc", "a.m", "p.m", "inc"});

class WordReader {
 public:
  WordReader(const FoldedText& folded, const Lexicon& lexicon, ReplyWords& out)
      : folded_(folded), text_(folded.text), lexicon_(lexicon), out_(out) {}

  void run() {
    for (std::size_t at = 0; at < text_.size() && out_.units.size() < kMostUnits;) at = read_at(at);
    end_unit(false);
    out_.cut |= out_.units.size() >= kMostUnits;
  }

 private:
  std::size_t read_at(std::size_t at) {
    const char c = text_[at];
    if (is_letter(c) || is_digit(c)) return read_word(at);
    if (c == '$' && at + 1 < text_.size() && is_digit(text_[at + 1])) return read_word(at);
    if (c == '\n') {
      end_unit(false);
      return at + 1;
    }
    if (c == ' ' || c == '\t') return at + 1;
    return read_sign(at);
  }

  std::size_t read_sign(std::size_t at) {
    const char c = text_[at];
    std::size_t end = at + 1;
    while (end < text_.size() && text_[end] == c) ++end;
    const bool ends = c == '.' || c == '!' || c == '?';
    bool asks = c == '?';
    if (ends) {
      while (end < text_.size() && (text_[end] == '.' || text_[end] == '!' || text_[end] == '?')) {
        asks |= text_[end] == '?';
        ++end;
      }
    }
    const bool dash =
        c == '-' && at > 0 && text_[at - 1] == ' ' && (end >= text_.size() || text_[end] == ' ');
    if (c == '.' && end == at + 1 && (after_abbreviation() || goes_on(end))) return end;
    put(Kind::Sign, asks ? "?" : c == '!' ? "!" : std::string(1, c), at, end);
    // A closing quotation mark belongs to the sentence before it.
    if (ends && end < text_.size() && text_[end] == '"' && quotes_ % 2 == 1) {
      put(Kind::Sign, "\"", end, end + 1);
      ++end;
      ++quotes_;
    }
    quotes_ += c == '"' ? 1U : 0U;
    if (ends || c == ';' || dash) end_unit(asks);
    return end;
  }

  /// After "p.m." and the like a sentence goes on if no capital follows.
  [[nodiscard]] bool goes_on(std::size_t end) const {
    if (end < 4 || text_[end - 3] != '.' || text_[end - 2] != 'm') return false;
    while (end < text_.size() && text_[end] == ' ') ++end;
    return end < text_.size() && text_[end] >= 'a' && text_[end] <= 'z';
  }

  [[nodiscard]] bool after_abbreviation() const {
    return !out_.words.empty() && is_one_of(out_.words.back().form, kTitles);
  }

  std::size_t read_word(std::size_t begin) {
    if (at_start()) judge_shouting(begin);
    std::size_t end = begin;
    const bool money = text_[begin] == '$';
    if (money) ++end;
    bool digits = false, letters = false;
    while (end < text_.size()) {
      const char c = text_[end];
      const char next = end + 1 < text_.size() ? text_[end + 1] : '\0';
      const bool joins = (c == '\'' && is_letter(next) && letters) ||
                         ((c == '.' || c == ',' || c == ':' || c == '/') && digits && is_digit(next)) ||
                         (c == '@' && is_letter(next)) || (c == '.' && contact_ahead(begin, end));
      if (!is_letter(c) && !is_digit(c) && !joins) break;
      digits |= is_digit(c);
      letters |= is_letter(c);
      ++end;
    }
    const auto raw = std::string_view(text_).substr(begin, end - begin);
    classify(raw, begin, end, money, digits, letters);
    return end;
  }

  /// Whether what is being read is an address or a link: `.` inside it is a letter of it.
  [[nodiscard]] bool contact_ahead(std::size_t begin, std::size_t dot) const {
    const char next = dot + 1 < text_.size() ? text_[dot + 1] : '\0';
    if (!is_letter(next)) return false;
    const auto so_far = std::string_view(text_).substr(begin, dot - begin);
    if (so_far.size() == 1) return true;  // a.m., e.g.
    return so_far.find('@') != std::string_view::npos || so_far == "www" || so_far.starts_with("www.");
  }

  void classify(std::string_view raw, std::size_t begin, std::size_t end, bool money, bool digits,
                bool letters) {
    if (money) return put_class(Kind::Money, "<money>", begin, end);
    if (raw.find('@') != std::string_view::npos || raw.starts_with("www."))
      return put_class(Kind::Contact, "<contact>", begin, end);
    if (digits && !letters) return classify_number(raw, begin, end);
    const auto word = lower(raw);
    if (digits) {
      const auto unit = word.substr(std::min(word.find_first_not_of("0123456789.:"), word.size()));
      if (is_one_of(unit, kClock)) return put_class(Kind::Time, "<time>", begin, end);
      if (unit == "st" || unit == "nd" || unit == "rd" || unit == "th")
        return put_class(Kind::Number, "<n>", begin, end);
      if (const auto full = full_words(unit);
          is_digit(word[0]) && !unit.empty() && lexicon_.find(full[0]) != nullptr && unit.size() > 1) {
        put_class(Kind::Number, "<n>", begin, end);
        return put_known(full[0], begin, end);
      }
      if (const auto full = full_words(word); full[0] != word) return put_known(full[0], begin, end);
      return put_class(Kind::Code, "<code>", begin, end);
    }
    read_plain(raw, word, begin, end);
  }

  void classify_number(std::string_view raw, std::size_t begin, std::size_t end) {
    const auto colon = raw.find(':');
    if (colon != std::string_view::npos && colon <= 2) return put_class(Kind::Time, "<time>", begin, end);
    if (raw.find('/') != std::string_view::npos && raw.size() >= 4)
      return put_class(Kind::Day, "<day>", begin, end);
    put_class(Kind::Number, "<n>", begin, end);
  }

  void read_plain(std::string_view raw, const std::string& word, std::size_t begin, std::size_t end) {
    const bool capital = is_upper(raw[0]) && !shouting_;
    if (is_one_of(word, kDays) ||
        ((word == "may" || word == "march" || word == "sun" || word == "sat") && capital && !at_start()))
      return put_class(Kind::Day, "<day>", begin, end);
    if (is_one_of(word, kTitles) && !is_one_of(word, kClock) && end < text_.size() && text_[end] == '.')
      return put_known(word, begin, end);
    if (is_one_of(word, kNoon)) return put_class(Kind::Time, "<time>", begin, end);
    const bool after_number = !out_.words.empty() && out_.words.back().kind == Kind::Number;
    if (after_number && is_one_of(word, kClock)) return turn_last(Kind::Time, "<time>", end);
    if (after_number && is_one_of(word, kMoney)) return turn_last(Kind::Money, "<money>", end);
    if (is_one_of(word, kNumbers)) {
      if (after_number) return turn_last(Kind::Number, "<n>", end);
      return put_class(Kind::Number, "<n>", begin, end);
    }
    // "Ill ring you": a capital on it means that somebody left the apostrophe out.
    for (auto& full : full_words(word == "ill" && capital ? std::string_view("i'll") : word))
      put_plain(std::move(full), capital, begin, end);
  }

  void put_plain(std::string word, bool capital, std::size_t begin, std::size_t end) {
    if (lexicon_.find(word) != nullptr) return put_known(word, begin, end);
    if (is_mistyped_day(word)) return put_class(Kind::Day, "<day>", begin, end);
    if (!capital || at_start()) {
      if (const auto* meant = lexicon_.repaired(word)) {
        put_known(meant->word, begin, end);
        out_.words.back().repaired = true;
        return;
      }
    }
    const auto kind = capital ? Kind::Name : Kind::Unknown;
    const auto self = text_key(without_plural(word));
    put(kind, kind == Kind::Name ? "<name>" : std::move(word), begin, end);
    out_.words.back().stem = "<name>";
    out_.words.back().self = self;
  }

  /// One letter wrong in the long name of a day or month.
  static bool is_mistyped_day(std::string_view word) {
    constexpr std::size_t kLongName = 6;
    return word.size() + 1 >= kLongName && std::ranges::any_of(kDays, [&](std::string_view day) {
             return day.size() >= kLongName && edit_distance(word, day, 1) <= 1;
           });
  }

  static std::string_view without_plural(std::string_view word) {
    return word.size() > 3 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
  }

  void put_known(std::string_view word, std::size_t begin, std::size_t end) {
    const auto* known = lexicon_.find(word);
    put(Kind::Plain, std::string(word), begin, end);
    auto& last = out_.words.back();
    if (known == nullptr) return;
    last.self = known->stem_key;
    last.grammar = known->grammar;
    if (!known->grammar) last.stem = known->stem;
  }

  void put_class(Kind kind, std::string form, std::size_t begin, std::size_t end) {
    put(kind, std::move(form), begin, end);
    out_.words.back().self = text_key(lower(std::string_view(text_).substr(begin, end - begin)));
  }

  void put(Kind kind, std::string form, std::size_t begin, std::size_t end) {
    Word word;
    word.kind = kind;
    word.self = text_key(form);
    word.grammar = kind == Kind::Sign;
    word.stem = form;
    word.form = std::move(form);
    word.begin_byte = folded_.begins[begin];
    word.end_byte = folded_.ends[end - 1];
    out_.words.push_back(std::move(word));
  }

  void turn_last(Kind kind, std::string form, std::size_t end) {
    auto& last = out_.words.back();
    last.kind = kind;
    last.stem = form;
    last.form = std::move(form);
    last.end_byte = folded_.ends[end - 1];
  }

  /// Whether no word of the sentence was read yet; an opening quotation mark is none.
  [[nodiscard]] bool at_start() const {
    return std::all_of(out_.words.begin() + static_cast<std::ptrdiff_t>(unit_first_), out_.words.end(),
                       [](const Word& word) { return word.kind == Kind::Sign; });
  }

  /// Whether the sentence that begins at `at` is in capitals, which then say nothing about its words.
  void judge_shouting(std::size_t at) {
    std::size_t upper = 0, letters = 0;
    for (; at < text_.size() && (letters == 0 || !is_one_of(text_[at], kSentenceEnds)); ++at) {
      upper += is_upper(text_[at]) ? 1U : 0U;
      letters += is_letter(text_[at]) ? 1U : 0U;
    }
    shouting_ = letters >= 4 && upper * 10 > letters * 6;
  }

  void end_unit(bool asks) {
    name_times();
    const bool says = std::any_of(out_.words.begin() + static_cast<std::ptrdiff_t>(unit_first_),
                                  out_.words.end(), [](const Word& word) { return word.kind != Kind::Sign; });
    if (says) {
      out_.units.push_back({unit_first_, out_.words.size(), asks});
    } else {
      if (asks && !out_.units.empty() && out_.units.back().last == unit_first_) out_.units.back().asks = true;
      out_.words.resize(unit_first_);
    }
    unit_first_ = out_.words.size();
  }

  /// "by 3", "at eight": a bare number after such a word, with nothing after it that it could count, is a
  /// time.
  void name_times() {
    for (std::size_t i = unit_first_ + 1; i < out_.words.size(); ++i) {
      if (out_.words[i].kind != Kind::Number || !is_one_of(out_.words[i - 1].form, kBeforeTime)) continue;
      const bool counts_nothing = i + 1 == out_.words.size() || out_.words[i + 1].kind == Kind::Sign ||
                                  out_.words[i + 1].kind == Kind::Day ||
                                  is_one_of(out_.words[i + 1].form, kAfterTime);
      if (!counts_nothing) continue;
      out_.words[i].kind = Kind::Time;
      out_.words[i].form = out_.words[i].stem = "<time>";
    }
  }

  const FoldedText& folded_;
  const std::string& text_;
  const Lexicon& lexicon_;
  ReplyWords& out_;
  bool shouting_ = false;
  std::size_t unit_first_ = 0;
  std::size_t quotes_ = 0;
};

/// English unless many words are unknown, or known only if mistyped, and a detector of languages is sure of
/// another. Names say nothing.
std::string language_of(std::string_view typed, const FoldedText& folded, const ReplyWords& reply) {
  if (folded.foreign_letters > folded.latin_letters) {
    const auto other = detected_language(typed);
    return other.empty() || other == "en" ? "und" : other;
  }
  std::size_t plain = 0, grammar = 0, unknown = 0;
  for (const auto& word : reply.words) {
    const bool known = word.kind == Kind::Plain && !word.repaired;
    plain += known ? 1U : 0U;
    grammar += known && word.grammar ? 1U : 0U;
    unknown += word.kind == Kind::Unknown || word.repaired ? 1U : 0U;
  }
  if (plain + unknown == 0) return "und";
  const bool looks_foreign =
      unknown * 10 > (plain + unknown) * 3 || (plain + unknown >= 5 && grammar * 10 < plain + unknown);
  if (!looks_foreign) return "en";
  const auto other = detected_language(typed);
  return other.empty() ? "en" : other;
}

}  // namespace

ReplyWords read_words(std::string_view typed, const Lexicon& lexicon) {
  const auto folded = fold_text(typed);
  ReplyWords reply;
  reply.cut = folded.cut;
  WordReader(folded, lexicon, reply).run();
  reply.language = language_of(typed, folded, reply);
  return reply;
}

std::string plain_sentence(const ReplyWords& reply, const Unit& unit) {
  std::string sentence;
  for (std::size_t i = unit.first; i < unit.last; ++i) {
    const auto& word = reply.words[i];
    if (word.kind != Kind::Sign && !sentence.empty()) sentence += ' ';
    switch (word.kind) {
      case Kind::Name:
        sentence += "Sam";
        break;
      case Kind::Number:
        sentence += "3";
        break;
      case Kind::Money:
        sentence += "$20";
        break;
      case Kind::Time:
        sentence += "5 pm";
        break;
      case Kind::Day:
        sentence += "Friday";
        break;
      case Kind::Code:
      case Kind::Contact:
        sentence += "it";
        break;
      default:
        sentence += word.form;
    }
  }
  return sentence;
}

}  // namespace rapport
