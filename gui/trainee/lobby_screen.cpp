// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_screen.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <string>

#include "engine/base/words.h"
#include "gui/trainee/lobby_card_screen.h"
#include "gui/trainee/lobby_next_screen.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/menu.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/search_box.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kLobbyPage = 1280;
constexpr float kNarrowestCard = 370;
constexpr std::size_t kMostColumns = 3;
constexpr float kLobbySearch = 300;  ///< the search box is at least this wide

/// One frame of the lobby.
class LobbyScreen {
 public:
  LobbyScreen(const LobbyModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch)
      : model_(model),
        ui_(ui),
        keys_(canvas.keys),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch) {}

  void draw(float width) {
    draw_top(width);
    gap(look_, kTight);
    text_block(look_, TextStyle::Body, palette_.quiet_text,
               tr("Practise the conversation that comes after something has gone wrong."), width);
    gap(look_, kLarge);
    draw_reading(width);
    draw_team(width);
    if (model_.next && !model_.filter.narrows()) {
      draw_next(*model_.next, look_, dispatch_, width);
      gap(look_, kLarge);
    }
    if (model_.has_tools) draw_tools(width);
    if (model_.cards.empty()) {
      draw_no_cards(width);
    } else if (model_.shown.empty()) {
      draw_nothing_found(width);
    } else {
      draw_cards(width);
    }
    if (!model_.filter.narrows()) draw_unplayable(width);
  }

 private:
  /// The name of it all, and at its right what belongs to every page.
  void draw_top(float width) const {
    const auto progress = with_id(tr("My progress"), "###progress"),
               author = with_id(tr("Write scenarios"), "###author"),
               people = with_id(tr("People and teams"), "###people"),
               settings = with_id(tr("Settings"), "###settings"), keys = with_id(tr("Keys"), "###keys");
    const float left = ImGui::GetCursorPosX(), top = ImGui::GetCursorPosY(), between = look_.px(kTight);
    const auto wide = [&](const std::string& label) { return button_width(look_, label, ButtonKind::Quiet); };
    const float buttons =
        wide(progress) + wide(author) + wide(people) + wide(settings) + wide(keys) + 4 * between;
    text_block(look_, TextStyle::Title, palette_.text, "Rapport", width);
    const bool beside = ImGui::GetItemRectSize().x + look_.px(kWide) + buttons <= width;
    const float hang = look_.px(kMedium);  // their words end and begin where everything else does
    if (beside) {
      ImGui::SetCursorPos({left + width - buttons + hang, top});
    } else {
      ImGui::SetCursorPosX(left - hang);
    }
    const Cell row;
    Flow flow(look_, beside ? buttons + 1 : width, kTight);
    const auto press = [&](const std::string& label) {
      flow.next(wide(label));
      return button(look_, label, ButtonKind::Quiet);
    };
    if (press(progress)) dispatch_(OpenProgress{});
    if (press(author)) dispatch_(OpenAuthor{});
    if (press(people)) dispatch_(OpenManager{});
    if (press(settings)) dispatch_(OpenSettings{});
    if (press(keys)) dispatch_(OpenKeys{});
  }

  void draw_reading(float width) const {
    if (model_.reading.empty()) return;
    text_block(look_, TextStyle::Caption, palette_.quiet_text, model_.reading, width);
    gap(look_, kSmall);
    share_bar(look_, model_.reading_share, width);
    gap(look_, kLarge);
  }

  void draw_team(float width) const {
    if (model_.team.empty()) return;
    text_block(look_, TextStyle::Caption, palette_.quiet_text, model_.team, std::min(width, look_.measure()));
    gap(look_, kLarge);
  }

  void draw_tools(float width) {
    if (keys_.find) ui_.lobby_words.take_focus = true;
    auto& words = ui_.lobby_words;
    if (!words.active && !words.take_focus) words.words = model_.filter.words;
    Flow flow(look_, width);
    const float rest = rest_of_tools();
    const float beside = width - rest - look_.px(kSmall);
    const float search = beside >= look_.px(kLobbySearch) ? beside : width;
    flow.next(search);
    if (search_box(look_, "###search", words, tr("Search title, sector and words"), keys_, search)) {
      auto filter = model_.filter;
      filter.words = words.words;
      dispatch_(ChangeLobby{std::move(filter)});
    }
    for (const auto& one : model_.menus) draw_menu(one, flow, width);
    const auto& only_new = model_.only_new;
    const float wide = std::min(width, toggle_width(look_, only_new.name));
    flow.next(wide);
    if (toggle(look_, "###not_played", only_new.chosen, only_new.name, wide))
      dispatch_(ChangeLobby{only_new.leads_to});
    gap(look_, kMedium);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, model_.count, width);
    gap(look_, kSmall);
  }

  static MenuEntries entries_of(const LobbyMenu& one) {
    const auto chosen = std::ranges::find(one.choices, true, &LobbyChoice::chosen);
    const auto place = chosen == one.choices.end() ? 0 : chosen - one.choices.begin();
    return {one.choices.size(),
            [&one](std::size_t entry) { return std::string_view(one.choices[entry].name); },
            static_cast<std::size_t>(place)};
  }

  void draw_menu(const LobbyMenu& one, Flow& flow, float width) const {
    const auto entries = entries_of(one);
    const float wide = std::min(width, menu_width(look_, one.title, entries));
    flow.next(wide);
    if (const auto chosen = menu(look_, one.id, one.title, entries, wide))
      dispatch_(ChangeLobby{one.choices[*chosen].leads_to});
  }

  void draw_no_cards(float width) const {
    if (!model_.reading.empty()) return;
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt});
    text_block(look_, TextStyle::Heading, palette_.text, tr("No scenario to play"), panel.inner());
    gap(look_, kSmall);
    text_block(look_, TextStyle::Body, palette_.quiet_text,
               tr("Put a scenario's file into the folder of scenarios and open Rapport again."),
               panel.inner());
  }

  void draw_nothing_found(float width) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt});
    text_block(look_, TextStyle::Heading, palette_.text, tr("Nothing found"), panel.inner());
    gap(look_, kSmall);
    text_block(look_, TextStyle::Body, palette_.quiet_text,
               tr("No scenario fits all that you have asked for. Try fewer words, or show everything again."),
               std::min(panel.inner(), look_.measure()));
    gap(look_, kWide);
    if (button(look_, with_id(tr("Show all scenarios"), "###show_all"), ButtonKind::Plain)) {
      ui_.lobby_words.words.clear();
      dispatch_(ChangeLobby{model_.filter.cleared()});
    }
  }

  /// Only the rows in sight are drawn; what the others take up is remembered.
  void draw_cards(float width) {
    const float between = look_.px(kWide);
    const auto fitting =
        static_cast<std::size_t>(std::max(1.0F, (width + between) / (look_.px(kNarrowestCard) + between)));
    const auto columns = std::min(fitting, kMostColumns);
    const auto count = static_cast<float>(columns);
    const float card_width = (width - between * (count - 1)) / count;
    const auto card = [&](std::size_t place) -> const LobbyCard& {
      return model_.cards[model_.shown[place]];
    };
    auto& rows = ui_.lobby_rows;
    const int characters = look_.font(TextStyle::Body)->Glyphs.Size;
    rows.lay_out({columns, card_width, between, look_.scale, characters}, model_.shown.size(),
                 [&](std::size_t place) { return card_height(card(place), look_, card_width); });
    const auto at = ImGui::GetCursorScreenPos();
    const auto [top, bottom] = sight();
    const auto range = rows.around(top - at.y, bottom - at.y);
    for (auto row = range.begin; row < range.end; ++row) {
      for (std::size_t column = 0; column < columns; ++column) {
        const auto place = row * columns + column;
        if (place >= model_.shown.size()) break;
        const float x = at.x + static_cast<float>(column) * (card_width + between);
        ImGui::SetCursorScreenPos({x, at.y + rows.top(row)});
        draw_card(card(place), look_, dispatch_, {card_width, rows.height(row)});
      }
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, rows.total()});
  }

  /// The top and the bottom of what is seen of the page, and of where the keyboard is about to go.
  static std::pair<float, float> sight() {
    const auto& list = *ImGui::GetWindowDrawList();
    float top = list.GetClipRectMin().y, bottom = list.GetClipRectMax().y;
    const auto& context = *ImGui::GetCurrentContext();
    if (context.NavMoveScoringItems && context.NavWindow == ImGui::GetCurrentWindow()) {
      top = std::min(top, context.NavScoringNoClipRect.Min.y);
      bottom = std::max(bottom, context.NavScoringNoClipRect.Max.y);
    }
    return {top, bottom};
  }

  void draw_unplayable(float width) const {
    if (model_.unplayable.empty()) return;
    gap(look_, kHuge);
    text_block(look_, TextStyle::Heading, palette_.text, tr("Files that cannot be played"), width);
    gap(look_, kMedium);
    for (const auto& file : model_.unplayable) {
      draw_file(file, width);
      gap(look_, kMedium);
    }
  }

  void draw_file(const UnplayableFile& file, float width) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, palette_.warning});
    const float inner = panel.inner(), measure = std::min(inner, look_.measure());
    text_block(look_, TextStyle::Strong, palette_.text, file.file, inner);
    gap(look_, kTight);
    const auto place = file.place.empty() ? file.message : fmt::format("{}: {}", file.place, file.message);
    text_block(look_, TextStyle::Body, palette_.warning, place, measure);
    gap(look_, kTight);
    text_block(look_, TextStyle::Body, palette_.quiet_text, file.hint, measure);
    if (file.problems > 1) {
      gap(look_, kTight);
      text_block(look_, TextStyle::Caption, palette_.quiet_text,
                 tr_n_format("{} problem in all", "{} problems in all", file.problems, file.problems), inner);
    }
  }

  /// How wide the tools beside the search box are in one row.
  [[nodiscard]] float rest_of_tools() const {
    float wide = toggle_width(look_, model_.only_new.name);
    for (const auto& one : model_.menus)
      wide += menu_width(look_, one.title, entries_of(one)) + look_.px(kSmall);
    return wide;
  }

  const LobbyModel& model_;
  UiState& ui_;
  const Keys& keys_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_lobby(const LobbyModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch) {
  const auto& look = canvas.look;
  const Region page("lobby", ImGui::GetContentRegionAvail());
  const Column column(look, kLobbyPage);
  gap(look, kLarge);
  LobbyScreen(model, ui, canvas, dispatch).draw(column.width());
  gap(look, kHuge);
}

}  // namespace rapport::gui
