// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_card_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <string>
#include <string_view>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

/// A text of the card and the gap above it, in design pixels.
struct Part {
  TextStyle style;
  Colour colour;
  std::string_view text;
  float above = 0;
};

/// A card laid out for a width. What it measures and what it draws come from the same places.
class Card {
 public:
  Card(const LobbyCard& card, const Look& look, float width)
      : card_(card),
        look_(look),
        palette_(look.palette),
        inner_(width - 2 * look.px(kLarge)),
        open_(with_id(card.unfinished ? tr("Start anew") : tr("Open"), fmt::format("###open_{}", card.id))),
        resume_(with_id(tr("Resume"), fmt::format("###resume_{}", card.id))),
        trains_(card.trains.empty() ? std::string() : tr_format("Trains {}", card.trains)) {
    float words = 0;
    for (const auto& line : card_.standing)
      words = std::max(words, text_size(look_, TextStyle::Caption, line, FLT_MAX).x);
    const float between = look_.px(kSmall);
    buttons_ = width_of(open_) + (card_.unfinished ? width_of(resume_) + between : 0);
    buttons_stacked_ = buttons_ > inner_;
    beside_ = words + look_.px(kWide) + buttons_ <= inner_;
  }

  [[nodiscard]] float height() const {
    return 2 * look_.px(kLarge) + see_parts([](const Part&, float) {}) + look_.px(kWide) + foot_height();
  }

  void draw(const Dispatch& dispatch, ImVec2 size) const {
    const auto at = ImGui::GetCursorScreenPos();
    auto& list = *ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x, at.y + size.y};
    list.AddRectFilled(at, end, to_u32(palette_.surface), look_.px(kRounding));
    list.AddRect(at, end, to_u32(palette_.outline), look_.px(kRounding), 0, look_.px(kHair));
    const ImVec2 corner{at.x + look_.px(kLarge), at.y + look_.px(kLarge)};
    see_parts([&](const Part& part, float y) {
      draw_text(list, look_, part.style, {corner.x, corner.y + y}, inner_, part.colour, part.text);
    });
    draw_foot(dispatch, {corner.x, end.y - look_.px(kLarge) - foot_height()});
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy(size);
  }

 private:
  [[nodiscard]] float width_of(const std::string& label) const {
    return button_width(look_, label, ButtonKind::Plain);
  }

  /// Calls `see(part, y)` for each text; gives where the last one ends.
  template <typename See>
  float see_parts(const See& see) const {
    const std::array<Part, 4> parts = {{{TextStyle::Caption, palette_.quiet_text, card_.facts},
                                        {TextStyle::Heading, palette_.text, card_.title, kTight},
                                        {TextStyle::Body, palette_.text, card_.summary, kSmall},
                                        {TextStyle::Caption, palette_.quiet_text, trains_, kMedium}}};
    float y = 0;
    for (const auto& part : parts) {
      if (part.text.empty()) continue;
      y += look_.px(part.above);
      see(part, y);
      y += text_size(look_, part.style, part.text, inner_).y;
    }
    return y;
  }

  [[nodiscard]] float standing_height() const {
    float height = 0;
    for (const auto& line : card_.standing) height += text_size(look_, TextStyle::Caption, line, inner_).y;
    return height;
  }
  [[nodiscard]] float buttons_height() const {
    const float one = look_.px(kButtonHeight);
    return buttons_stacked_ ? 2 * one + look_.px(kSmall) : one;
  }
  [[nodiscard]] float foot_height() const {
    if (beside_) return std::max(standing_height(), buttons_height());
    return standing_height() + look_.px(kMedium) + buttons_height();
  }

  void draw_foot(const Dispatch& dispatch, ImVec2 at) const {
    auto& list = *ImGui::GetWindowDrawList();
    float y = beside_ ? at.y + (foot_height() - standing_height()) / 2 : at.y;
    for (const auto& line : card_.standing) {
      draw_text(list, look_, TextStyle::Caption, {at.x, y}, inner_, palette_.quiet_text, line);
      y += text_size(look_, TextStyle::Caption, line, inner_).y;
    }
    const float top = at.y + foot_height() - buttons_height();
    const float left = beside_ ? at.x + inner_ - buttons_ : at.x;
    ImVec2 place{left, beside_ ? at.y + (foot_height() - buttons_height()) / 2 : top};
    if (card_.unfinished) {
      ImGui::SetCursorScreenPos(place);
      if (button(look_, resume_, ButtonKind::Plain)) dispatch(ResumeAttempt{*card_.unfinished});
      if (buttons_stacked_) {
        place.y += look_.px(kButtonHeight) + look_.px(kSmall);
      } else {
        place.x += width_of(resume_) + look_.px(kSmall);
      }
    }
    ImGui::SetCursorScreenPos(place);
    if (button(look_, open_, card_.unfinished ? ButtonKind::Quiet : ButtonKind::Plain, width_of(open_))) {
      dispatch(OpenScenario{card_.id});
    }
  }

  const LobbyCard& card_;
  const Look& look_;
  const Palette& palette_;
  float inner_;
  std::string open_, resume_, trains_;
  float buttons_ = 0;             ///< width of all of them in a row
  bool buttons_stacked_ = false;  ///< one under the other
  bool beside_ = false;           ///< the buttons stand at the right of the lines
};

}  // namespace

float card_height(const LobbyCard& card, const Look& look, float width) {
  return Card(card, look, width).height();
}

void draw_card(const LobbyCard& card, const Look& look, const Dispatch& dispatch, ImVec2 size) {
  Card(card, look, size.x).draw(dispatch, size);
}

}  // namespace rapport::gui
