// SPDX-License-Identifier: MIT
#include "engine/text/short_forms.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace rapport {
namespace {

const std::unordered_map<std::string_view, std::string_view>& whole_forms() {
  static const std::unordered_map<std::string_view, std::string_view> kForms = {
      {"im", "i am"},
      {"youre", "you are"},
      {"theyre", "they are"},
      {"ive", "i have"},
      {"youve", "you have"},
      {"weve", "we have"},
      {"theyve", "they have"},
      {"youll", "you will"},
      {"theyll", "they will"},
      {"itll", "it will"},
      {"thatll", "that will"},
      {"youd", "you would"},
      {"theyd", "they would"},
      {"dont", "do not"},
      {"cant", "can not"},
      {"cannot", "can not"},
      {"wont", "will not"},
      {"didnt", "did not"},
      {"isnt", "is not"},
      {"wasnt", "was not"},
      {"arent", "are not"},
      {"werent", "were not"},
      {"havent", "have not"},
      {"hasnt", "has not"},
      {"hadnt", "had not"},
      {"couldnt", "could not"},
      {"shouldnt", "should not"},
      {"wouldnt", "would not"},
      {"doesnt", "does not"},
      {"aint", "is not"},
      {"mustnt", "must not"},
      {"lets", "let us"},
      {"let's", "let us"},
      {"thats", "that is"},
      {"whats", "what is"},
      {"theres", "there is"},
      {"heres", "here is"},
      {"whos", "who is"},
      {"hows", "how is"},
      {"wheres", "where is"},
      {"gonna", "going to"},
      {"wanna", "want to"},
      {"gotta", "got to"},
      {"gimme", "give me"},
      {"lemme", "let me"},
      {"dunno", "do not know"},
      {"u", "you"},
      {"ur", "your"},
      {"r", "are"},
      {"pls", "please"},
      {"plz", "please"},
      {"thx", "thanks"},
      {"thanx", "thanks"},
      {"ty", "thank you"},
      {"tmrw", "tomorrow"},
      {"tmr", "tomorrow"},
      {"tmw", "tomorrow"},
      {"2moro", "tomorrow"},
      {"2morrow", "tomorrow"},
      {"tonite", "tonight"},
      {"asap", "as soon as possible"},
      {"sry", "sorry"},
      {"soz", "sorry"},
      {"apols", "apologies"},
      {"y'all", "you"},
      {"yall", "you"},
      {"ya", "you"},
      {"won't", "will not"},
      {"can't", "can not"},
      {"shan't", "shall not"},
      {"ain't", "is not"},
      {"cos", "because"},
      {"cuz", "because"},
      {"coz", "because"},
      {"bc", "because"},
      {"abt", "about"},
      {"msg", "message"},
      {"appt", "appointment"},
      {"acct", "account"},
      {"min", "minutes"},
      {"mins", "minutes"},
      {"hr", "hour"},
      {"hrs", "hours"},
      {"wk", "week"},
      {"shoulda", "should have"},
      {"woulda", "would have"},
      {"coulda", "could have"},
      {"em", "them"}};
  return kForms;
}

struct Ending {
  std::string_view letters, word;
};
constexpr std::array<Ending, 6> kEndings = {
    {{"n't", "not"}, {"'ll", "will"}, {"'ve", "have"}, {"'re", "are"}, {"'d", "would"}, {"'m", "am"}}};

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> result;
  while (!words.empty()) {
    const auto blank = std::min(words.find(' '), words.size());
    result.emplace_back(words.substr(0, blank));
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return result;
}

/// After these a "'s" is "is"; after other words it may as well be a possession, and nothing is lost without
/// it.
bool takes_is(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "that", "it", "he", "she", "what", "there", "here", "where", "who", "how", "when", "everything"};
  return std::ranges::find(kWords, word) != kWords.end();
}

}  // namespace

std::vector<std::string> full_words(std::string_view word) {
  if (const auto found = whole_forms().find(word); found != whole_forms().end()) return split(found->second);
  if (word.find('\'') == std::string_view::npos) return {std::string(word)};
  for (const auto& ending : kEndings) {
    if (word.size() > ending.letters.size() && word.ends_with(ending.letters)) {
      return {std::string(word.substr(0, word.size() - ending.letters.size())), std::string(ending.word)};
    }
  }
  if (word.ends_with("'s")) {
    std::string stem(word.substr(0, word.size() - 2));
    if (takes_is(stem)) return {std::move(stem), "is"};
    return {std::move(stem)};
  }
  std::string plain(word);
  std::erase(plain, '\'');
  return {std::move(plain)};
}

}  // namespace rapport
