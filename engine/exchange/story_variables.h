// SPDX-License-Identifier: MIT
/// \file What the variables of a story are, and its conditions and changes in the language of scenarios.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/authoring/names.h"
#include "engine/base/result.h"
#include "engine/exchange/remark.h"
#include "engine/exchange/scenario_draft.h"
#include "engine/exchange/story.h"

namespace rapport {

/// Tells the types of all variables from how they are used. The story says nothing of them: a variable that
/// is given words is a choice among all words that it is ever given or compared with.
class StoryVariables {
 public:
  /// `turn_of` gives the id of the turn that a passage became, or an empty text if it became none. `first`
  /// are the changes that happen before anything is shown.
  StoryVariables(const Story& story, const std::vector<StoryChange>& first,
                 std::function<std::string(const std::string&)> turn_of,
                 const std::vector<std::string>& turns, const Rubric& rubric, Remarks& remarks);
  StoryVariables(const StoryVariables&) = delete;
  StoryVariables& operator=(const StoryVariables&) = delete;
  StoryVariables(StoryVariables&&) = delete;
  StoryVariables& operator=(StoryVariables&&) = delete;
  ~StoryVariables() = default;

  [[nodiscard]] const std::vector<DraftVariable>& declared() const { return declared_; }
  /// Where trust, anger and patience start, if the story has variables of these names.
  [[nodiscard]] std::optional<int> start_of(std::string_view kept_name) const;

  /// As text for `when:`; `here` is the turn it stands in. Fails with a half-sentence that says what cannot
  /// be asked.
  [[nodiscard]] Result<std::string> condition(const StoryExpression& expression,
                                              const std::string& here) const;
  /// Whether a text for `when:`, put together from several, still is one.
  [[nodiscard]] bool is_condition(const std::string& text) const;
  /// The changes, which happen one after another, as effects, which happen at once. What has no place is
  /// remarked on, and its text is added to `left`.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> effects(
      const std::vector<const StoryChange*>& changes, const std::string& here,
      std::vector<std::string>& left) const;

 private:
  enum class Type { Unknown, Number, Truth, Words, Mixed };
  struct Known {
    Type type = Type::Unknown;
    std::size_t at = 0;
    std::vector<std::string> texts;             ///< as the story has them
    std::map<std::string, std::string> values;  ///< and as ids
    std::optional<std::pair<int, int>> bounds;  ///< of Math.clamp
    int farthest = 0;                           ///< number that it is given or compared with
    std::string id;                             ///< empty if it could not be declared
    bool is_kept = false;                       ///< it is trust, anger or patience
  };
  enum class Context { Any, Truth };

  void look_at(const std::vector<StoryNode>& nodes, bool weakly);
  void look_at(const StoryChange& change, bool weakly);
  Type type_of(const StoryExpression& expression, bool weakly);
  Type type_of(const StoryExpression& expression) const;
  void set(const StoryExpression& expression, Type type);
  void compare(const StoryExpression& a, const StoryExpression& b, bool weakly);
  void declare(const std::vector<StoryChange>& first);
  void start_with(const std::vector<StoryChange>& first);
  static DraftVariable draft_of(const std::string& name, Known& known);
  [[nodiscard]] std::string render(const StoryExpression& expression, int needed, Context context,
                                   const std::string& here) const;
  [[nodiscard]] std::string effect(const StoryChange& change, const StoryExpression& value,
                                   const std::string& here) const;

  std::function<std::string(const std::string&)> turn_of_;
  Remarks& remarks_;
  std::map<std::string, Known> known_;
  std::vector<DraftVariable> declared_;
  std::map<std::string, int> kept_starts_;
  std::vector<Variable> details_;
  Names names_;
};

}  // namespace rapport
