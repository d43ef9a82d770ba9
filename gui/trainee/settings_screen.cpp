// SPDX-License-Identifier: MIT
#include "gui/trainee/settings_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/base/words.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/setting_rows.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kSettingsPage = 800;
constexpr float kTwoChoices = 520;  ///< a part at least this wide has its choices side by side

/// One frame of the page.
class SettingsScreen {
 public:
  SettingsScreen(const SettingsModel& model, UiState& ui, const Look& look, const Dispatch& dispatch)
      : model_(model), ui_(ui), look_(look), palette_(look.palette), dispatch_(dispatch) {}

  void draw(float width) {
    text_block(look_, TextStyle::Title, palette_.text, tr("Settings"), width);
    gap(look_, kTight);
    text_block(look_, TextStyle::Body, palette_.quiet_text,
               tr("What you change takes effect at once and is kept."), width);
    gap(look_, kLarge);
    if (!model_.languages.empty()) draw_part(width, tr("Language"), &SettingsScreen::draw_language);
    draw_part(width, tr("Look"), &SettingsScreen::draw_look);
    draw_part(width, tr("Writing"), &SettingsScreen::draw_writing);
    draw_part(width, tr("The customer"), &SettingsScreen::draw_customer);
    draw_part(width, tr("Start over"), &SettingsScreen::draw_reset);
  }

 private:
  using Part = void (SettingsScreen::*)(float);

  void draw_part(float width, const char* title, Part part) {
    {
      const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt});
      text_block(look_, TextStyle::Heading, palette_.text, title, panel.inner());
      gap(look_, kMedium);
      (this->*part)(panel.inner());
    }
    gap(look_, kWide);
  }

  void draw_language(float width) {
    draw_choices(model_.languages, width);
    gap(look_, kMedium);
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               tr("The language of a conversation is chosen before it begins, where there is more than one."),
               width);
  }

  void draw_look(float width) {
    Choices choices(look_, width);
    for (const auto& [theme, choice] : model_.themes) {
      choices.next();
      const auto id = fmt::format("###{}", choice.id);
      if (theme_card(look_, id.c_str(), choice.chosen, choice.title, choice.meaning, palette_of(theme),
                     choices.width())) {
        dispatch_(ChangeSettings{choice.leads_to});
      }
    }
    gap(look_, kLarge);
    draw_steps(model_.text, width);
    gap(look_, kLarge);
    draw_switch(model_.motion, width);
  }

  void draw_writing(float width) { draw_choices(model_.send_keys, width); }

  void draw_choices(const std::vector<SettingChoice>& all, float width) {
    Choices choices(look_, width);
    for (const auto& choice : all) {
      choices.next();
      const auto id = fmt::format("###{}", choice.id);
      if (option_card(look_, id.c_str(), choice.chosen, choice.title, choice.meaning, choices.width()))
        dispatch_(ChangeSettings{choice.leads_to});
    }
  }

  void draw_customer(float width) {
    draw_switch(model_.numbers, width);
    gap(look_, kMedium);
    draw_switch(model_.voice, width);
    if (model_.volume) {
      gap(look_, kLarge);
      draw_steps(*model_.volume, width);
    }
    if (model_.quiet_writing) {
      gap(look_, kLarge);
      draw_switch(*model_.quiet_writing, width);
    }
  }

  void draw_reset(float width) {
    const float measure = std::min(width, look_.measure());
    if (!ui_.reset_asked) {
      text_block(look_, TextStyle::Body, palette_.quiet_text,
                 model_.all_usual ? tr("All settings are as they were when Rapport was new.")
                                  : tr("Your attempts are kept; only the settings change."),
                 measure);
      gap(look_, kMedium);
      if (!model_.all_usual && button(look_, with_id(tr("Reset everything"), "###reset"), ButtonKind::Plain))
        ui_.reset_asked = true;
      return;
    }
    text_block(look_, TextStyle::Strong, palette_.text,
               tr("Shall every setting be as it was when Rapport was new?"), measure);
    gap(look_, kMedium);
    const auto yes = with_id(tr("Reset everything"), "###reset_yes");
    const auto no = with_id(tr("Keep my settings"), "###reset_no");
    if (button(look_, yes, ButtonKind::Plain)) {
      dispatch_(ChangeSettings{model_.reset});
      ui_.reset_asked = false;
    }
    const float both = button_width(look_, yes, ButtonKind::Plain) + look_.px(kSmall) +
                       button_width(look_, no, ButtonKind::Plain);
    if (both <= width) {
      ImGui::SameLine(0, look_.px(kSmall));
    } else {
      gap(look_, kSmall);
    }
    if (button(look_, no, ButtonKind::Plain)) ui_.reset_asked = false;
  }

  void draw_switch(const SettingSwitch& one, float width) {
    const auto id = fmt::format("###{}", one.id);
    if (switch_row(look_, id.c_str(), one.on, one.title, one.meaning, width))
      dispatch_(ChangeSettings{one.leads_to});
  }

  void draw_steps(const SettingSteps& steps, float width) {
    const auto step = step_row(
        look_, {steps.id, steps.title, steps.meaning, steps.value, steps.less_name, steps.more_name}, width);
    if (step == Step::Less && steps.less) dispatch_(ChangeSettings{*steps.less});
    if (step == Step::More && steps.more) dispatch_(ChangeSettings{*steps.more});
  }

  /// Cards two in a row where there is room, else one under the other.
  class Choices {
   public:
    Choices(const Look& look, float width)
        : look_(look), beside_(width >= look.px(kTwoChoices)), width_(width) {}

    void next() {
      const bool right = beside_ && count_ % 2 == 1;
      if (right) {
        ImGui::SameLine(0, look_.px(kSmall));
      } else if (count_ > 0) {
        gap(look_, kSmall);
      }
      ++count_;
    }
    [[nodiscard]] float width() const { return beside_ ? (width_ - look_.px(kSmall)) / 2 : width_; }

   private:
    const Look& look_;
    bool beside_;
    float width_;
    int count_ = 0;
  };

  const SettingsModel& model_;
  UiState& ui_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_settings(const SettingsModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch) {
  const auto& look = canvas.look;
  const Region page("settings", ImGui::GetContentRegionAvail());
  if (std::exchange(ui.overlay_to_top, false)) ImGui::SetScrollY(0);
  const Column column(look, kSettingsPage);
  gap(look, kWide);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - look.px(kMedium));
  if (button(look, with_id(tr("← Back"), "###close_overlay"), ButtonKind::Quiet)) dispatch(GoBack{});
  gap(look, kMedium);
  SettingsScreen(model, ui, look, dispatch).draw(column.width());
  gap(look, kHuge);
}

}  // namespace rapport::gui
