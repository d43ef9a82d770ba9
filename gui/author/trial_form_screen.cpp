// SPDX-License-Identifier: MIT
#include "gui/author/trial_form_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/menu.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr std::int32_t kManyValues = 20;  ///< a range of more has steps of ten too
constexpr float kName = 200;              ///< the column of names
constexpr float kNameBeside = 560;        ///< a form at least this wide has names beside their values
constexpr float kValue = 64;

constexpr std::array<std::pair<TrialField::Group, const char*>, 5> kGroups = {
    {{TrialField::Group::Mood, N_("The customer")},
     {TrialField::Group::Variables, N_("Variables")},
     {TrialField::Group::Facts, N_("Facts that are known")},
     {TrialField::Group::Remedies, N_("Remedies that were given")},
     {TrialField::Group::Promises, N_("Promises")}}};

/// One frame of the form.
class TrialForm {
 public:
  TrialForm(const TrialModel& trial, AuthorUi& ui, const Look& look, const Dispatch& dispatch)
      : trial_(trial), ui_(ui), look_(look), palette_(look.palette), dispatch_(dispatch) {}

  void draw(float width) {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt});
    const float inner = panel.inner();
    text_block(look_, TextStyle::Heading, palette_.text, tr("Begin a play-test"), inner);
    gap(look_, kTight);
    text_block(
        look_, TextStyle::Body, palette_.quiet_text,
        tr("At any turn, with any values. It goes on with the file as you save it, and is kept nowhere."),
        std::min(inner, look_.measure()));
    gap(look_, kLarge);
    draw_turn(inner);
    draw_begin(inner);
    for (const auto& [group, title] : kGroups) draw_group(group, tr(title), inner);
  }

 private:
  [[nodiscard]] std::int32_t value_of(const TrialField& field) const {
    const auto set = ui_.start.values.find(field.name);
    return set == ui_.start.values.end() ? field.start : std::clamp(set->second, field.least, field.most);
  }
  void set(const TrialField& field, std::int32_t value) {
    ui_.start.values[field.name] = std::clamp(value, field.least, field.most);
  }

  void draw_turn(float width) {
    const auto chosen = std::ranges::find(trial_.turns, ui_.start.turn);
    if (trial_.turns.empty()) {
      text_block(look_, TextStyle::Body, palette_.text,
                 ui_.start.turn.empty()
                     ? std::string(tr("Begins where the scenario begins. Choose another turn in the graph."))
                     : tr_format("Begins at {}.", ui_.start.turn),
                 width);
      gap(look_, kMedium);
      return;
    }
    const MenuEntries entries{
        trial_.turns.size() + 1,
        [&](std::size_t i) -> std::string_view {
          return i == 0 ? std::string_view(tr("where the scenario begins")) : trial_.turns[i - 1];
        },
        chosen == trial_.turns.end() ? 0 : static_cast<std::size_t>(chosen - trial_.turns.begin()) + 1};
    const float wide = std::min(width, menu_width(look_, tr("Begin at"), entries));
    if (const auto now = menu(look_, "trial_turn", tr("Begin at"), entries, wide))
      ui_.start.turn = *now == 0 ? std::string() : trial_.turns[*now - 1];
    gap(look_, kWide);
  }

  /// The fields of one kind, those with numbers first.
  void draw_group(TrialField::Group group, const char* title, float width) {
    if (std::ranges::none_of(trial_.fields, [&](const TrialField& field) { return field.group == group; }))
      return;
    gap(look_, kLarge);
    text_block(look_, TextStyle::Strong, palette_.text, title, width);
    gap(look_, kSmall);
    for (std::size_t i = 0; i < trial_.fields.size(); ++i) {
      const auto& field = trial_.fields[i];
      if (field.group == group && field.kind == TrialField::Kind::Number) draw_number(field, i, width);
    }
    Flow flow(look_, width);
    for (std::size_t i = 0; i < trial_.fields.size(); ++i) {
      const auto& field = trial_.fields[i];
      if (field.group != group) continue;
      if (field.kind == TrialField::Kind::Choice) draw_choice(field, i, flow, width);
      if (field.kind == TrialField::Kind::YesNo) draw_switch(field, i, flow, width);
    }
  }

  void draw_number(const TrialField& field, std::size_t number, float width) {
    const bool beside = width >= look_.px(kNameBeside);
    const auto at = ImGui::GetCursorScreenPos();
    const float name = look_.px(kName),
                drop = (look_.px(kButtonHeight) - look_.line_height(TextStyle::Body)) / 2;
    if (beside) {
      draw_text(*ImGui::GetWindowDrawList(), look_, TextStyle::Body, {at.x, at.y + drop}, FLT_MAX,
                palette_.text, shortened(look_, TextStyle::Body, field.id, name - look_.px(kMedium)));
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + name);
    } else {
      text_block(look_, TextStyle::Body, palette_.text, field.id, width);
    }
    {
      const Cell cell;
      draw_steps(field, number, beside ? width - name : width);
    }
    gap(look_, kTight);
  }

  void draw_steps(const TrialField& field, std::size_t number, float width) {
    const auto value = value_of(field);
    const bool many = field.most - std::int64_t{field.least} > kManyValues;
    Flow flow(look_, width, kTight);
    const auto step = [&](std::int32_t by, const char* words) {
      const auto label = with_id(words, fmt::format("###field_{}_{}", number, by));
      flow.next(button_width(look_, label, ButtonKind::Plain));
      if (!button(look_, label, ButtonKind::Plain)) return;
      const auto wanted = std::int64_t{value} + by;
      set(field,
          static_cast<std::int32_t>(std::clamp(wanted, std::int64_t{field.least}, std::int64_t{field.most})));
    };
    if (many) step(-10, "−10");
    step(-1, "−1");
    const auto words = fmt::format("{}", value);
    const float room = std::max(look_.px(kValue), text_size(look_, TextStyle::Strong, words, FLT_MAX).x);
    flow.next(room);
    const auto at = ImGui::GetCursorScreenPos();
    const float drop = (look_.px(kButtonHeight) - look_.line_height(TextStyle::Strong)) / 2;
    draw_text(*ImGui::GetWindowDrawList(), look_, TextStyle::Strong, {at.x, at.y + drop}, room,
              value == field.start ? palette_.text : palette_.accent, words, Align::Centre);
    ImGui::Dummy({room, look_.px(kButtonHeight)});
    step(1, "+1");
    if (many) step(10, "+10");
  }

  void draw_choice(const TrialField& field, std::size_t number, Flow& flow, float width) {
    const MenuEntries entries{field.words.size(),
                              [&](std::size_t entry) -> std::string_view { return field.words[entry]; },
                              static_cast<std::size_t>(value_of(field) - field.least)};
    const float wide = std::min(width, menu_width(look_, field.id, entries));
    flow.next(wide);
    if (const auto chosen = menu(look_, fmt::format("field_{}", number), field.id, entries, wide))
      set(field, field.least + static_cast<std::int32_t>(*chosen));
  }

  void draw_switch(const TrialField& field, std::size_t number, Flow& flow, float width) {
    const bool on = value_of(field) != 0;
    const float wide = std::min(width, toggle_width(look_, field.id));
    flow.next(wide);
    if (toggle(look_, fmt::format("###field_{}", number).c_str(), on, field.id, wide)) set(field, on ? 0 : 1);
  }

  void draw_begin(float width) {
    Flow flow(look_, width);
    const auto press = [&](const std::string& label, ButtonKind kind) {
      flow.next(button_width(look_, label, kind));
      return button(look_, label, kind);
    };
    if (press(with_id(tr("Begin"), "###trial_begin"), ButtonKind::Primary)) {
      ui_.set_up = false;
      dispatch_(AuthorAction(BeginTrial{ui_.start}));
    }
    if (ui_.start != TrialStart() &&
        press(with_id(tr("As the scenario begins"), "###trial_usual"), ButtonKind::Plain))
      ui_.start = {};
    if (trial_.running && press(with_id(tr("Go on as before"), "###trial_cancel"), ButtonKind::Quiet))
      ui_.set_up = false;
  }

  const TrialModel& trial_;
  AuthorUi& ui_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_trial_form(const TrialModel& trial, AuthorUi& ui, const Look& look, const Dispatch& dispatch,
                     float width) {
  TrialForm(trial, ui, look, dispatch).draw(width);
}

}  // namespace rapport::gui
