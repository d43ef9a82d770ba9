// SPDX-License-Identifier: MIT
#include "engine/exporting/report_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/base/words.h"
#include "engine/exporting/html_text.h"
#include "engine/exporting/page_parts.h"
#include "engine/exporting/page_style.h"
#include "engine/exporting/report_style.h"
#include "engine/exporting/report_svg.h"
#include "engine/exporting/report_text.h"
#include "engine/report/count_text.h"
#include "engine/report/figure_text.h"
#include "engine/report/moment_text.h"

namespace rapport {
namespace {

constexpr std::string_view kNone = FigureSigns().none;

/// How the style knows the ground of so many points.
std::string heat_of(int points) {
  return fmt::format("h{}", ground_of(points));
}

const char* state_class(PersonRow::State state) {
  switch (state) {
    case PersonRow::State::NotBegun:
      return "state-not-begun";
    case PersonRow::State::Stalled:
      return "state-stalled";
    case PersonRow::State::Active:
      return "state-active";
  }
  return "";
}

/// Writes one page from its beginning to its end.
class ReportPage {
 public:
  ReportPage(const CohortReport& report, const std::vector<std::shared_ptr<const Scenario>>& scenarios,
             std::chrono::minutes utc_offset)
      : report_(report), scenarios_(scenarios), utc_offset_(utc_offset) {}

  std::string write() {
    {
      const auto html = begin_page(page_);
      write_page_head(page_, tr("Rapport: report"), {kPageStyle, kReportStyle});
      const auto body = page_.block("body");
      write_banner();
      {
        const auto main = page_.block("main");
        write_overview();
        write_people();
        write_suggestions();
        write_trend();
        write_spread();
        write_teams();
        write_scenarios();
        write_moments();
        write_signs();
      }
      write_explanations();
    }
    return page_.text();
  }

 private:
  void write_banner() {
    const auto header = page_.block("header");
    page_.line("p", {{"class", "kicker"}}, tr("Rapport: report"));
    const bool of_one = !report_.question.filter.person_id.empty() && report_.people.size() == 1;
    page_.line("h1", {{"dir", "auto"}},
               of_one ? report_.people.front().name
                      : tr_n_format("{} person", "{} people", count(report_.total.people),
                                    count_text(report_.total.people)));
    const auto note = demonstration_note(report_);
    if (!note.empty()) page_.line("p", {{"class", "demonstration"}}, note);
    page_.line("p", {{"class", "quiet"}, {"dir", "auto"}}, subject_text(report_, utc_offset_));
    page_.line("p", {{"class", "quiet"}},
               tr("For coaching: these numbers say what to practise, not what somebody is worth."));
    const bool practice = report_.question.mode() == Mode::Practice;
    const auto line = page_.block("p", {{"class", practice ? "mode practice" : "mode"}});
    page_.run("strong", {}, practice ? tr("Practice.") : tr("Counted."));
    page_.words(" ");
    page_.words(practice ? tr("Attempts held with help, which do not count.")
                         : tr("Attempts held without help, which count."));
  }

  void write_overview() {
    const auto section = begin_section(page_, "overview", tr("At a glance"));
    const auto& total = report_.total;
    const auto& overall = total.measures[place_of(Measure::Overall)];
    const auto tiles = page_.block("dl", {{"class", "tiles"}});
    tile(tr("People"), count_text(total.people),
         tr_format("{} not begun, {} stalled", count_text(total.not_begun), count_text(total.stalled)));
    tile(tr("Attempts finished"), count_text(total.finished), tr_format("{} begun", count_text(total.begun)));
    tile(tr("Passed"), share_text(total.pass_share),
         tr_format("{} attempts, {} people", count_text(total.passed), count_text(total.people_passed)));
    tile(tr("Overall, last attempt"), mean_text(overall.last),
         tr_n_format("mean of {} person", "mean of {} people", count(overall.people),
                     count_text(overall.people)));
    tile(tr("Lift"), lift_text(overall.lift),
         tr_n_format("{} person with two attempts or more", "{} people with two attempts or more",
                     count(overall.lifted_people), count_text(overall.lifted_people)));
    tile(tr("Felt outcome"), felt_text(total.felt), tr("of 5"));
    write_costs();
  }

  /// Amounts of two currencies are never added.
  void write_costs() {
    if (report_.costs.empty()) return;
    const auto piece = page_.block("div");
    page_.line("dt", {}, tr("Cost of remedies"));
    const auto cell = page_.block("dd", {{"class", "amounts"}});
    for (const auto& cost : report_.costs) {
      const auto line = page_.block("span");
      page_.words(cost_text(cost));
      page_.run("small", {},
                tr_n_format("{} attempt", "{} attempts", count(cost.attempts), count_text(cost.attempts)));
    }
  }

  void tile(const char* name, const std::string& value, const std::string& more) {
    const auto piece = page_.block("div");
    page_.line("dt", {}, name);
    const auto cell = page_.block("dd");
    page_.words(value);
    page_.run("small", {}, more);
  }

  void write_people() {
    const auto section = begin_section(page_, "people", tr("People by criteria"));
    if (report_.people.empty()) return page_.line("p", {}, tr("Nobody is asked about."));
    write_heat_key();
    const auto wide = page_.block("div", {{"class", "wide"}});
    const auto table = page_.block("table");
    page_.line(
        "caption", {},
        tr("Points of 100. Large: the last attempt. Below it: the first, the best, and the lift from the "
           "first to the last, where there are two attempts or more."));
    std::vector<std::string> columns = {tr("Person"), tr("State"), tr("Attempts")};
    for (const auto measure : kAllMeasures) columns.push_back(measure_name(measure));
    columns.emplace_back(tr("Felt, of 5"));
    write_table_head(page_, columns);
    {
      const auto body = page_.block("tbody");
      for (const auto& person : report_.people) write_person(person);
    }
    write_means();
  }

  void write_heat_key() {
    const auto list = page_.block("ul", {{"class", "heat-key"}});
    for (std::size_t ground = 0; ground < kGroundsFrom.size(); ++ground)
      page_.line("li", {{"class", fmt::format("h{}", ground)}}, ground_text(ground));
  }

  void write_person(const PersonRow& person) {
    const auto row = page_.block("tr");
    write_name(person);
    {
      const auto cell = page_.block("td");
      page_.run("span", {{"class", state_class(person.state)}}, state_name(person.state));
      if (person.last_active) page_.run("small", {}, fmt::format(" ({})", day_of(*person.last_active)));
    }
    page_.line("td", {}, tr_format("{} finished, {} passed", person.finished, person.passed));
    for (const auto measure : kAllMeasures) write_cell(person.measures[place_of(measure)]);
    page_.line("td", {}, felt_text(person.felt));
  }

  /// As in 2026-11-22: short, and the same in every language.
  [[nodiscard]] std::string day_of(TimePoint moment) const {
    constexpr std::size_t kDay = 10;
    return wall_time(moment, utc_offset_).machine.substr(0, kDay);
  }

  void write_name(const PersonRow& person) {
    const auto cell = page_.block("th", {{"scope", "row"}});
    page_.run("span", {{"dir", "auto"}}, person.name);
    if (!person.demonstration) return;
    page_.words(" ");
    page_.run("small", {{"class", "made-up"}}, tr("demonstration"));
  }

  void write_cell(const std::optional<MeasureCell>& cell) {
    if (!cell) return page_.line("td", {}, kNone);
    const auto element = page_.block("td", {{"class", "heat " + heat_of(cell->last)}});
    page_.run("b", {}, std::to_string(cell->last));
    if (!cell->lift) return page_.run("small", {}, tr("one attempt"));
    page_.run("small", {}, tr_format("first {}, best {}", cell->first, cell->best));
    const auto way = cell->trend ? direction_name(*cell->trend) : std::string();
    page_.run("small", {},
              way.empty() ? lift_text(cell->lift) : fmt::format("{}, {}", lift_text(cell->lift), way));
  }

  void write_means() {
    const auto foot = page_.block("tfoot");
    const auto row = page_.block("tr");
    page_.line("th", {{"scope", "row"}, {"colspan", "3"}}, tr("Means over people: last, and lift"));
    for (const auto measure : kAllMeasures) {
      const auto& total = report_.total.measures[place_of(measure)];
      const auto cell = page_.block("td");
      page_.words(mean_text(total.last));
      if (total.lift) page_.run("small", {}, fmt::format(" ({})", lift_text(total.lift)));
    }
    page_.line("td", {}, felt_text(report_.total.felt));
  }

  void write_suggestions() {
    const bool any =
        std::ranges::any_of(report_.people, [](const PersonRow& one) { return one.gap.has_value(); });
    if (!any) return;
    const auto section = begin_section(page_, "suggestions", tr("What to practise next"));
    const auto table = page_.block("table");
    write_table_head(page_, {tr("Person"), tr("Why, and what")});
    const auto body = page_.block("tbody");
    for (const auto& person : report_.people) {
      if (!person.gap) continue;
      const auto row = page_.block("tr");
      write_name(person);
      page_.line("td", {{"dir", "auto"}}, reason_text(*person.gap, scenarios_));
    }
  }

  void write_trend() {
    if (report_.months.empty()) return;
    const auto section = begin_section(page_, "trend", tr("Month by month"));
    std::vector<std::string> steps;
    for (const auto& month : report_.months) steps.push_back(text_of(month.month));
    std::vector<TrendLine> lines;
    for (const auto measure : kAllMeasures) {
      TrendLine line{measure_name(measure), fmt::format("m{}", place_of(measure)), {}};
      for (const auto& month : report_.months) line.values.push_back(month.measures[place_of(measure)].mean);
      lines.push_back(std::move(line));
    }
    {
      const auto figure = page_.block("figure");
      write_trend_svg(
          page_,
          tr_format("Mean points of 100 of each criterion, by the month in which attempts began, from "
                    "{} to {}. The table below has the numbers.",
                    steps.front(), steps.back()),
          steps, lines);
    }
    write_months(steps);
  }

  void write_months(const std::vector<std::string>& steps) {
    const auto wide = page_.block("div", {{"class", "wide"}});
    const auto table = page_.block("table");
    page_.line("caption", {},
               tr("Means over the finished attempts that began in the month, each counting once"));
    std::vector<std::string> columns = {tr("Month"), tr("Begun"), tr("Finished"), tr("Passed")};
    for (const auto measure : kAllMeasures) columns.push_back(measure_name(measure));
    columns.emplace_back(tr("Felt, of 5"));
    write_table_head(page_, columns);
    const auto body = page_.block("tbody");
    for (std::size_t i = 0; i < report_.months.size(); ++i) {
      const auto& month = report_.months[i];
      const auto row = page_.block("tr");
      page_.line("th", {{"scope", "row"}}, steps[i]);
      for (const auto number : {month.begun, month.finished, month.passed})
        page_.line("td", {}, count_text(number));
      for (const auto measure : kAllMeasures)
        page_.line("td", {}, mean_text(month.measures[place_of(measure)].mean));
      page_.line("td", {}, felt_text(month.felt));
    }
  }

  void write_spread() {
    const auto section = begin_section(page_, "spread", tr("How scores are spread"));
    page_.line("p", {}, tr("People by the points of their last attempt."));
    {
      const auto spreads = page_.block("div", {{"class", "spreads"}});
      for (const auto measure : kAllMeasures) {
        const auto& total = report_.total.measures[place_of(measure)];
        const auto name = measure_name(measure);
        const auto figure = page_.block("figure");
        page_.line("figcaption", {}, name);
        write_histogram_svg(
            page_,
            tr_n_format("{1}: how many of {0} person stand in each ten points. The table below has "
                        "the numbers.",
                        "{1}: how many of {0} people stand in each ten points. The table below has "
                        "the numbers.",
                        count(total.people), total.people, name),
            total.last_by_ten);
      }
    }
    const auto details = page_.block("details", {{"open", "open"}});
    page_.line("summary", {}, tr("The same in numbers"));
    const auto wide = page_.block("div", {{"class", "wide"}});
    const auto table = page_.block("table");
    std::vector<std::string> columns = {tr("Criterion")};
    for (int ten = 0; ten < 10; ++ten)
      columns.push_back(ten == 9 ? std::string("90\u2013100")
                                 : fmt::format("{}\u2013{}", ten * 10, ten * 10 + 9));
    write_table_head(page_, columns);
    const auto body = page_.block("tbody");
    for (const auto measure : kAllMeasures) {
      const auto row = page_.block("tr");
      page_.line("th", {{"scope", "row"}}, measure_name(measure));
      for (const auto people : report_.total.measures[place_of(measure)].last_by_ten)
        page_.line("td", {}, count_text(people));
    }
  }

  void write_teams() {
    if (report_.teams.empty()) return;
    const auto section = begin_section(page_, "teams", tr("Teams"));
    const auto wide = page_.block("div", {{"class", "wide"}});
    const auto table = page_.block("table");
    page_.line("caption", {},
               tr("Means over people, of their last attempt. Who is in two teams counts in both."));
    std::vector<std::string> columns = {tr("Team"), tr("People"), tr("Not begun"), tr("Stalled"),
                                        tr("Passed")};
    for (const auto measure : kAllMeasures) columns.push_back(measure_name(measure));
    columns.emplace_back(tr("Felt, of 5"));
    write_table_head(page_, columns);
    const auto body = page_.block("tbody");
    for (const auto& team : report_.teams) {
      const auto row = page_.block("tr");
      page_.line("th", {{"scope", "row"}, {"dir", "auto"}}, team.name.empty() ? team.team_id : team.name);
      for (const auto number : {team.total.people, team.total.not_begun, team.total.stalled})
        page_.line("td", {}, count_text(number));
      write_share(team.total.pass_share);
      for (const auto measure : kAllMeasures) {
        const auto& total = team.total.measures[place_of(measure)];
        const auto cell = page_.block("td");
        page_.words(mean_text(total.last));
        if (total.lift) page_.run("small", {}, fmt::format(" ({})", lift_text(total.lift)));
      }
      page_.line("td", {}, felt_text(team.total.felt));
    }
  }

  void write_share(const std::optional<double>& share) {
    const auto cell = page_.block("td");
    page_.words(share_text(share));
    if (share) write_share_bar(page_, *share);
  }

  void write_scenarios() {
    if (report_.scenarios.empty()) return;
    const auto section = begin_section(page_, "scenarios", tr("Scenarios"));
    const auto wide = page_.block("div", {{"class", "wide"}});
    const auto table = page_.block("table");
    page_.line("caption", {}, tr("Means over finished attempts, each counting once"));
    std::vector<std::string> columns = {tr("Scenario"), tr("Finished"), tr("Passed"), tr("Pass mark")};
    for (const auto measure : kAllMeasures) columns.push_back(measure_name(measure));
    columns.emplace_back(tr("Felt, of 5"));
    columns.emplace_back(tr("Cost of remedies"));
    write_table_head(page_, columns);
    const auto body = page_.block("tbody");
    for (const auto& scenario : report_.scenarios) {
      const auto row = page_.block("tr");
      page_.line("th", {{"scope", "row"}, {"dir", "auto"}}, scenario.title);
      page_.line("td", {}, count_text(scenario.finished));
      write_share(scenario.pass_share);
      page_.line("td", {},
                 scenario.mark ? tr_format("{} overall, {} each", scenario.mark->overall, scenario.mark->each)
                               : std::string(kNone));
      for (const auto measure : kAllMeasures)
        page_.line("td", {}, mean_text(scenario.measures[place_of(measure)].mean));
      page_.line("td", {}, felt_text(scenario.felt));
      page_.line("td", {}, cost_text(scenario.cost));
    }
  }

  void write_moments() {
    if (report_.moments.empty()) return;
    const auto section = begin_section(page_, "moments", tr("What moments called for"));
    const auto table = page_.block("table");
    page_.line("caption", {}, tr("Replies of every kind"));
    write_table_head(page_, {tr("Criterion"), tr("Called for"), tr("Missed"), tr("Share missed")});
    const auto body = page_.block("tbody");
    for (const auto& moment : report_.moments) {
      const auto row = page_.block("tr");
      page_.line("th", {{"scope", "row"}}, moment.criterion);
      page_.line("td", {}, count_text(moment.called));
      page_.line("td", {}, count_text(moment.missed));
      write_share(share_of(moment.missed, moment.called));
    }
  }

  static std::optional<double> share_of(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
  }

  void write_signs() {
    if (report_.signs.empty()) return;
    const auto section = begin_section(page_, "signs", tr("Signs in typed replies"));
    const auto wide = page_.block("div", {{"class", "wide"}});
    const auto table = page_.block("table");
    page_.line(
        "caption", {},
        tr("A chance is a typed reply whose moment called for the sign's criterion. Signs that harm have no "
           "chances: they are better not shown."));
    write_table_head(page_, {tr("Sign"), tr("Speaks"), tr("Shown"), tr("Chances"), tr("Chances without it")});
    const auto body = page_.block("tbody");
    for (const auto& sign : report_.signs) {
      const auto row = page_.block("tr");
      page_.line("th", {{"scope", "row"}}, sign.sign);
      page_.line("td", {}, polarity_name(sign.polarity));
      page_.line("td", {}, count_text(sign.shown));
      const bool has_chances = sign.polarity == Polarity::Earns;
      page_.line("td", {}, has_chances ? count_text(sign.chances) : std::string(kNone));
      page_.line("td", {}, has_chances ? count_text(sign.missed) : std::string(kNone));
    }
  }

  static const char* polarity_name(Polarity polarity) {
    switch (polarity) {
      case Polarity::Earns:
        return tr("for it");
      case Polarity::Harms:
        return tr("against it");
      case Polarity::Notes:
        return tr("only noted");
    }
    return "";
  }

  void write_explanations() {
    const auto footer = page_.block("footer");
    page_.line("h2", {}, tr("How the numbers are made"));
    const auto list = page_.block("dl", {{"class", "explained"}});
    const auto entry = [&](const char* name, const std::string& meaning) {
      const auto pair = page_.block("div");
      page_.line("dt", {}, name);
      page_.line("dd", {}, meaning);
    };
    entry(tr("Points"),
          tr("From 0 to 100, by the rubric of each attempt. An attempt in which no moment called for a "
             "criterion says nothing about it."));
    entry(tr("First, best, last"),
          tr("By the moment in which attempts were finished. Abandoned ones have no points."));
    entry(tr("Lift"),
          tr("The last attempt's points less the first one's, only where there are two or more. Practice "
             "and assessment are never set against each other."));
    entry(tr("Felt outcome"),
          tr("From 1 to 5: half of it the customer's trust at the end, half of it the anger that "
             "is gone. It is shaped like a survey of satisfaction and cannot be compared with one."));
    entry(tr("Stalled"),
          tr_n_format("Has begun, and has given no reply for {} week.",
                      "Has begun, and has given no reply for {} weeks.",
                      count(report_.question.stalled_after_weeks), report_.question.stalled_after_weeks));
  }

  /// A number of things as the forms of words ask for it.
  static std::size_t count(std::int64_t number) { return number < 0 ? 0 : static_cast<std::size_t>(number); }

  const CohortReport& report_;
  const std::vector<std::shared_ptr<const Scenario>>& scenarios_;
  std::chrono::minutes utc_offset_;
  HtmlText page_;
};

}  // namespace

std::string report_html(const CohortReport& report,
                        const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                        std::chrono::minutes utc_offset) {
  return ReportPage(report, scenarios, utc_offset).write();
}

}  // namespace rapport
