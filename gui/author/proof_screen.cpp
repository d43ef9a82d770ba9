// SPDX-License-Identifier: MIT
#include "gui/author/proof_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <string>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kProofPage = 980;
constexpr float kProofBeside = 640;  ///< a part at least this wide has bars beside their words
constexpr float kShare = 200;
constexpr float kCriterion = 230;
constexpr float kRange = 16;  ///< height of a bar of scores

/// One frame of the page.
class ProofScreen {
 public:
  ProofScreen(const AuthorModel& model, const Look& look, const Dispatch& dispatch)
      : model_(model), look_(look), palette_(look.palette), dispatch_(dispatch) {}

  void draw(float width) const {
    if (model_.endings.empty()) {
      text_block(look_, TextStyle::Body, palette_.quiet_text,
                 model_.scenario == nullptr ? tr("A file is proved once it has no errors.")
                                            : tr("The proof is at work."),
                 width);
      return;
    }
    text_block(look_, TextStyle::Body, palette_.quiet_text,
               model_.proof == nullptr ? tr("The proof is at work. This is of the file as it was before.")
                                       : model_.proof_text.c_str(),
               width);
    gap(look_, kLarge);
    draw_part(width, tr("Endings"), [&](float inner) {
      for (std::size_t i = 0; i < model_.endings.size(); ++i) {
        if (i > 0) draw_rule(inner);
        draw_ending(model_.endings[i], i, inner);
      }
    });
    draw_part(width, tr("Scores"), [&](float inner) {
      for (const auto& score : model_.scores) {
        draw_score(score, inner);
        gap(look_, kMedium);
      }
      draw_key(inner);
    });
    if (model_.undecided.empty()) return;
    draw_part(width, tr("What the proof could not decide"), [&](float inner) {
      for (const auto& claim : model_.undecided) {
        bullet_block(look_, TextStyle::Body, palette_.text, claim, inner);
        gap(look_, kTight);
      }
    });
  }

 private:
  template <typename Draw>
  void draw_part(float width, const char* title, const Draw& draw) const {
    {
      const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt});
      text_block(look_, TextStyle::Heading, palette_.text, title, panel.inner());
      gap(look_, kMedium);
      draw(panel.inner());
    }
    gap(look_, kWide);
  }

  void draw_rule(float width) const {
    gap(look_, kMedium);
    const auto at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(at, {at.x + width, at.y}, to_u32(palette_.outline),
                                        std::max(1.0F, look_.px(kHair)));
    gap(look_, kMedium);
  }

  void draw_ending(const EndingRow& row, std::size_t number, float width) const {
    const bool beside = width >= look_.px(kProofBeside);
    const float share = beside ? look_.px(kShare) : width;
    const float words = beside ? width - share - look_.px(kLarge) : width;
    {
      const Cell cell;
      text_block(look_, TextStyle::Strong, palette_.text, row.name, words);
      text_block(look_, TextStyle::Caption, palette_.quiet_text, fmt::format("{} · {}", row.id, row.tier),
                 words);
      gap(look_, kTight);
      text_block(look_, TextStyle::Body, row.never ? palette_.warning : palette_.text, row.way, words);
      if (!row.replies.empty())
        text_block(look_, TextStyle::Caption, palette_.quiet_text, row.replies, words);
      gap(look_, kTight);
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() - look_.px(kMedium));
      if (button(look_, with_id(tr("Show in the graph"), fmt::format("###ending_{}", number)),
                 ButtonKind::Quiet)) {
        dispatch_(AuthorAction(LookAtNode{row.node}));
        dispatch_(AuthorAction(ShowAuthorPage{AuthorPage::Graph}));
      }
      ImGui::Dummy({words, 0});
    }
    if (beside) {
      ImGui::SameLine(0, look_.px(kLarge));
    } else {
      gap(look_, kSmall);
    }
    const Cell cell;
    share_bar(look_, static_cast<float>(row.share01), share);
    gap(look_, kTight);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, row.share, share);
  }

  void draw_score(const ScoreRow& row, float width) const {
    const bool beside = width >= look_.px(kProofBeside);
    const float name = look_.px(kCriterion);
    {
      const Cell cell;
      text_block(look_, TextStyle::Strong, palette_.text, row.name, beside ? name : width);
      text_block(look_, TextStyle::Caption, palette_.quiet_text, row.text, beside ? name : width);
      if (beside) ImGui::Dummy({name, 0});
    }
    if (beside) {
      ImGui::SameLine(0, look_.px(kLarge));
    } else {
      gap(look_, kTight);
    }
    const Cell cell;
    const float bar = beside ? width - name - look_.px(kLarge) : width;
    gap(look_, kTight);
    draw_range(row, bar);
    if (row.doubt.empty()) return;
    gap(look_, kTight);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, row.doubt, bar);
  }

  /// The whole scale from 0 to 100, on it what is possible, and in that what is usual.
  void draw_range(const ScoreRow& row, float width) const {
    const auto at = ImGui::GetCursorScreenPos();
    auto& list = *ImGui::GetWindowDrawList();
    const float height = look_.px(kRange), rounding = height / 2, hair = std::max(1.0F, look_.px(kHair));
    const ImVec2 end{at.x + width, at.y + height};
    list.AddRectFilled(at, end, to_u32(palette_.ground), rounding);
    const auto x = [&](double share) {
      return at.x + width * static_cast<float>(std::clamp(share, 0.0, 1.0));
    };
    if (row.lowest && row.highest) {
      const float left = std::min(x(*row.lowest), end.x - height),
                  right = std::max(left + height, x(*row.highest));
      list.AddRectFilled({left, at.y}, {right, end.y}, to_u32(palette_.accent), rounding);
    }
    list.AddRect(at, end, to_u32(palette_.field_outline), rounding, 0, hair);
    for (const double quarter : {0.25, 0.5, 0.75})
      list.AddLine({x(quarter), end.y}, {x(quarter), end.y + look_.px(4)}, to_u32(palette_.field_outline),
                   hair);
    if (row.mean) draw_diamond(list, {x(*row.mean), at.y + height / 2});
    ImGui::Dummy({width, height + look_.px(4)});
  }

  void draw_diamond(ImDrawList& list, ImVec2 middle) const {
    const float half = look_.px(8.0F);
    const ImVec2 top{middle.x, middle.y - half}, right{middle.x + half, middle.y},
        bottom{middle.x, middle.y + half}, left{middle.x - half, middle.y};
    list.AddQuadFilled(top, right, bottom, left, to_u32(palette_.ground));
    list.AddQuad(top, right, bottom, left, to_u32(palette_.text), look_.px(2.0F));
  }

  void draw_key(float width) const {
    auto& list = *ImGui::GetWindowDrawList();
    const float line = look_.line_height(TextStyle::Caption), left = look_.px(28.0F);
    const auto entry = [&](const char* words, const auto& mark) {
      const auto here = ImGui::GetCursorScreenPos();
      mark(ImVec2{here.x + look_.px(10), here.y + line / 2});
      const auto size = text_size(look_, TextStyle::Caption, words, width - left);
      draw_text(list, look_, TextStyle::Caption, {here.x + left, here.y}, width - left, palette_.quiet_text,
                words);
      ImGui::Dummy({width, size.y});
    };
    entry(tr("from the lowest to the highest score that is possible"), [&](ImVec2 middle) {
      const float half = look_.px(9.0F), tall = look_.px(4.0F);
      list.AddRectFilled({middle.x - half, middle.y - tall}, {middle.x + half, middle.y + tall},
                         to_u32(palette_.accent), tall);
    });
    entry(tr("the mean of plays that pick replies by chance"),
          [&](ImVec2 middle) { draw_diamond(list, middle); });
  }

  const AuthorModel& model_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_proof(const AuthorModel& model, const Look& look, const Dispatch& dispatch, float width) {
  ProofScreen(model, look, dispatch).draw(std::min(width, look.px(kProofPage)));
}

}  // namespace rapport::gui
