// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_screen.h"

#include <fmt/format.h>

#include <algorithm>

#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kPage = 1040;
constexpr float kSide = 200;
constexpr float kCardRow = 620;  ///< a card at least this wide has its results at its side

void draw_description(const LobbyCard& card, const Look& look, float width) {
  const auto& palette = look.palette;
  const float measure = std::min(width, look.measure());
  text_block(look, TextStyle::Caption, palette.quiet_text, card.facts, width);
  gap(look, kTight);
  text_block(look, TextStyle::Heading, palette.text, card.title, width);
  gap(look, kSmall);
  text_block(look, TextStyle::Body, palette.text, card.summary, measure);
  gap(look, kMedium);
  if (!card.trains.empty())
    text_block(look, TextStyle::Caption, palette.quiet_text, "Trains " + card.trains, width);
}

void draw_result(const Look& look, const char* name, const std::string& result, float width) {
  if (result.empty()) return;
  text_block(look, TextStyle::Caption, look.palette.quiet_text, name, width);
  text_block(look, TextStyle::Body, look.palette.text, result, width);
  gap(look, kSmall);
}

void draw_standing(const LobbyCard& card, const Look& look, const Dispatch& dispatch, float width) {
  if (card.last.empty()) {
    text_block(look, TextStyle::Caption, look.palette.quiet_text, "Not played yet", width);
    gap(look, kSmall);
  }
  draw_result(look, "Best", card.best, width);
  draw_result(look, "Last", card.last, width);
  gap(look, kTight);
  if (card.unfinished) {
    const auto label = fmt::format("Resume###resume_{}", card.id);
    if (button(look, label.c_str(), ButtonKind::Primary, width)) dispatch(ResumeAttempt{*card.unfinished});
    gap(look, kTight);
    text_block(look, TextStyle::Caption, look.palette.quiet_text, card.unfinished_text, width);
    gap(look, kSmall);
  }
  const auto label = fmt::format("{}###open_{}", card.unfinished ? "Start anew" : "Open", card.id);
  if (button(look, label.c_str(), ButtonKind::Plain, width)) dispatch(OpenScenario{card.id});
}

void draw_card(const LobbyCard& card, const Look& look, const Dispatch& dispatch, float width) {
  Panel panel(look, width, {look.palette.surface, look.palette.outline, std::nullopt});
  const float inner = panel.inner();
  if (inner < look.px(kCardRow)) {
    draw_description(card, look, inner);
    gap(look, kWide);
    draw_standing(card, look, dispatch, inner);
    return;
  }
  const float side = look.px(kSide), between = look.px(kHuge);
  {
    const Cell cell;
    draw_description(card, look, inner - side - between);
    ImGui::Dummy({inner - side - between, 0});
  }
  ImGui::SameLine(0, between);
  const Cell cell;
  draw_standing(card, look, dispatch, side);
}

void draw_unplayable(const UnplayableFile& file, const Look& look, float width) {
  const auto& palette = look.palette;
  Panel panel(look, width, {palette.surface, palette.outline, palette.warning});
  const float inner = panel.inner();
  text_block(look, TextStyle::Strong, palette.text, file.file, inner);
  gap(look, kTight);
  const auto place = file.place.empty() ? file.message : fmt::format("{}: {}", file.place, file.message);
  text_block(look, TextStyle::Body, palette.warning, place, std::min(inner, look.measure()));
  gap(look, kTight);
  text_block(look, TextStyle::Body, palette.quiet_text, file.hint, std::min(inner, look.measure()));
  if (file.problems > 1) {
    gap(look, kTight);
    text_block(look, TextStyle::Caption, palette.quiet_text, fmt::format("{} problems in all", file.problems),
               inner);
  }
}

}  // namespace

void draw_lobby(const LobbyModel& model, const Canvas& canvas, const Dispatch& dispatch) {
  const auto& look = canvas.look;
  const auto& palette = look.palette;
  const Region page("lobby", ImGui::GetContentRegionAvail());
  const Column column(look, kPage);
  gap(look, kHuge);
  text_block(look, TextStyle::Title, palette.text, "Rapport", column.width());
  gap(look, kTight);
  text_block(look, TextStyle::Body, palette.quiet_text,
             "Practise the conversation that comes after something has gone wrong.", column.width());
  gap(look, kLarge);
  if (model.cards.empty()) {
    Panel panel(look, column.width(), {palette.surface, palette.outline, std::nullopt});
    text_block(look, TextStyle::Heading, palette.text, "No scenario to play", panel.inner());
    gap(look, kSmall);
    text_block(look, TextStyle::Body, palette.quiet_text,
               "Put a scenario's file into the folder of scenarios and open Rapport again.", panel.inner());
  }
  for (const auto& card : model.cards) {
    draw_card(card, look, dispatch, column.width());
    gap(look, kWide);
  }
  if (!model.unplayable.empty()) {
    gap(look, kLarge);
    text_block(look, TextStyle::Heading, palette.text, "Files that cannot be played", column.width());
    gap(look, kMedium);
  }
  for (const auto& file : model.unplayable) {
    draw_unplayable(file, look, column.width());
    gap(look, kMedium);
  }
  gap(look, kHuge);
}

}  // namespace rapport::gui
