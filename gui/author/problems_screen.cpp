// SPDX-License-Identifier: MIT
#include "gui/author/problems_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <string>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/verdict_mark.h"

namespace rapport::gui {
namespace {

constexpr float kProblemsPage = 860;
constexpr float kProblemsMark = 18;

/// One frame of the page.
class ProblemsScreen {
 public:
  ProblemsScreen(const AuthorModel& model, const Look& look, const Dispatch& dispatch)
      : model_(model), look_(look), palette_(look.palette), dispatch_(dispatch) {}

  void draw(float width) const {
    if (model_.problems.empty()) return draw_nothing(width);
    for (std::size_t i = 0; i < model_.problems.size(); ++i) {
      draw_problem(model_.problems[i], i, width);
      gap(look_, kMedium);
    }
    if (model_.more_problems > 0) {
      text_block(look_, TextStyle::Body, palette_.quiet_text,
                 tr_n_format("And {} more. Mend these first.", "And {} more. Mend these first.",
                             model_.more_problems, model_.more_problems),
                 width);
    }
  }

 private:
  void draw_nothing(float width) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt});
    const auto at = ImGui::GetCursorScreenPos();
    const float mark = look_.px(kProblemsMark), line = look_.line_height(TextStyle::Heading);
    const bool is_proved = model_.proof != nullptr;
    if (is_proved) {
      draw_verdict(*ImGui::GetWindowDrawList(), look_, {at.x + mark / 2, at.y + line / 2}, mark, true);
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + mark + look_.px(kMedium));
    }
    text_block(look_, TextStyle::Heading, palette_.text,
               is_proved ? tr("Nothing to mend") : tr("No errors so far"), panel.inner() - mark * 2);
    gap(look_, kSmall);
    text_block(look_, TextStyle::Body, palette_.quiet_text,
               is_proved ? tr("The file is sound, and its proof has found nothing that ought to worry you.")
                         : tr("The proof is at work and may still find something."),
               panel.inner());
    if (model_.line_count == 0) return;
    gap(look_, kSmall);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - look_.px(kMedium));
    draw_door({}, with_id(tr("Open the file in my editor"), "###open_line_0"));
  }

  void draw_problem(const ProblemRow& row, std::size_t number, float width) const {
    const Panel panel(look_, width,
                      {palette_.surface, palette_.outline,
                       row.is_error ? palette_.warning : palette_.field_outline, kWide});
    const float inner = panel.inner();
    draw_head(row, inner);
    gap(look_, kSmall);
    text_block(look_, TextStyle::Strong, palette_.text, row.message, inner);
    if (!row.source.empty()) draw_source(row, inner);
    if (!row.hint.empty()) {
      gap(look_, kSmall);
      text_block(look_, TextStyle::Body, palette_.text, row.hint, inner);
    }
    if (row.line == 0) return;
    gap(look_, kSmall);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - look_.px(kMedium));
    draw_door({row.line, row.file}, with_id(tr_format("Open line {} in my editor", row.line),
                                            fmt::format("###open_line_{}", number)));
  }

  void draw_door(const OpenInEditor& what, const std::string& label) const {
    if (button(look_, label, ButtonKind::Quiet)) dispatch_(AuthorAction(what));
  }

  /// What it is and where, with its code at the right if that fits.
  void draw_head(const ProblemRow& row, float width) const {
    const auto at = ImGui::GetCursorScreenPos();
    auto& list = *ImGui::GetWindowDrawList();
    const float mark = look_.px(kProblemsMark), left = mark + look_.px(kSmall);
    const float line = look_.line_height(TextStyle::Body);
    draw_mark(list, {at.x + mark / 2, at.y + line / 2}, mark, row.is_error);
    const auto words = row.place.empty() ? row.kind : fmt::format("{} · {}", row.kind, row.place);
    const auto size = text_size(look_, TextStyle::Body, words, width - left);
    draw_text(list, look_, TextStyle::Body, {at.x + left, at.y}, width - left,
              row.is_error ? palette_.warning : palette_.quiet_text, words);
    const float code = text_size(look_, TextStyle::Caption, row.code, FLT_MAX).x;
    float height = size.y;
    if (left + size.x + look_.px(kLarge) + code <= width) {
      const float drop = (line - look_.line_height(TextStyle::Caption)) / 2;
      draw_text(list, look_, TextStyle::Caption, {at.x + width - code, at.y + drop}, FLT_MAX,
                palette_.quiet_text, row.code);
    } else {
      draw_text(list, look_, TextStyle::Caption, {at.x + left, at.y + height}, width - left,
                palette_.quiet_text, row.code);
      height += text_size(look_, TextStyle::Caption, row.code, width - left).y;
    }
    ImGui::Dummy({width, height});
  }

  /// A cross for an error, an exclamation mark in a triangle for a warning.
  void draw_mark(ImDrawList& list, ImVec2 centre, float size, bool is_error) const {
    if (is_error) return draw_verdict(list, look_, centre, size, false);
    const float half = size / 2, line = std::max(1.0F, size / 9);
    const auto ink = to_u32(palette_.quiet_text);
    list.AddTriangle({centre.x, centre.y - half * 0.9F}, {centre.x + half, centre.y + half * 0.8F},
                     {centre.x - half, centre.y + half * 0.8F}, ink, line);
    list.AddLine({centre.x, centre.y - half * 0.25F}, {centre.x, centre.y + half * 0.25F}, ink, line * 1.1F);
    list.AddCircleFilled({centre.x, centre.y + half * 0.52F}, line * 0.7F, ink, 8);
  }

  void draw_source(const ProblemRow& row, float width) const {
    gap(look_, kSmall);
    const Panel quote(look_, width, {palette_.ground, std::nullopt, std::nullopt, kSmall, kTight});
    text_block(look_, TextStyle::Caption, palette_.quiet_text, row.source, quote.inner());
  }

  const AuthorModel& model_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_problems(const AuthorModel& model, const Look& look, const Dispatch& dispatch, float width) {
  ProblemsScreen(model, look, dispatch).draw(std::min(width, look.px(kProblemsPage)));
}

}  // namespace rapport::gui
