// SPDX-License-Identifier: MIT
/// \file What the manager's screen shows, in words and figures.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gui/manager/manager_actions.h"
#include "gui/manager/manager_desk.h"
#include "gui/shell/shelf.h"
#include "gui/trainee/coach_note.h"
#include "gui/trainee/debrief_model.h"
#include "gui/trainee/progress_model.h"
#include "gui/widgets/figures.h"
#include "gui/widgets/text_mark.h"

namespace rapport::gui {

/// One thing by which numbers can be narrowed.
struct FilterMenu {
  std::string id, title;
  std::vector<std::string> names;
  std::vector<RecordFilter> leads_to;  ///< one for each name
  std::size_t chosen = 0;              ///< 0: not narrowed
};

/// What a number leads to: some of the people, what it was counted from, or the numbers of fewer attempts.
using Lead = std::variant<ShowWho, OpenBehind, ChangeRecordFilter>;

/// A table of which each row leads on.
struct LeadingTable : FigureTable {
  std::vector<Lead> leads = {};  ///< one for each row
};

/// Some who wait for somebody, by name.
struct WaitingLine {
  std::string title;
  std::vector<std::pair<std::string, std::string>> people;  ///< name and id
  std::size_t more = 0;
  Who who = Who::Stalled;  ///< that all of them are
};

/// What a trainer says of one rating.
struct OpinionLine {
  std::string criterion_id;
  std::string words;   ///< both levels, who, and how
  std::string reason;  ///< may be empty
};

/// One reply of an attempt with everything that is said of it.
struct HeldTurn {
  CoachNote note;
  std::vector<TextMark> marks;  ///< in the reply's words
  std::vector<OpinionLine> opinions;
  /// Criteria whose rating by the machine can be corrected, by id and name, with the level that it gave.
  struct Correctable {
    std::string id, name;
    std::optional<Level> machine;
    std::string machine_name;
  };
  std::vector<Correctable> correctable;
};

/// One attempt that somebody held.
struct HeldPage {
  AttemptId id;
  std::string person, scenario, moment, result, texts;
  std::string mark;                  ///< how many points are needed, and which line says so
  std::vector<std::string> remarks;  ///< such as that it was scored again
  DebriefModel debrief;
  std::vector<HeldTurn> turns;
  std::optional<std::size_t> reply;  ///< to which a number led
  bool can_certify = false;
};

/// What a number was counted from.
struct BehindPage {
  std::string title;
  std::string subject;                 ///< whose, and in which months
  std::vector<std::string> notes;      ///< how much was looked at
  std::vector<std::string> kinds;      ///< the same and its counterparts, such as "Missed" and "All"
  std::vector<OpenBehind> kind_leads;  ///< one for each
  std::size_t chosen = 0;              ///< of these
  FigureTable table;
  std::vector<OpenHeld> leads;           ///< of the rows of `table`
  std::optional<std::size_t> came_from;  ///< row that one came back from
};

/// One person.
struct PersonPage {
  std::string note;  ///< that it is a demonstration; may be empty
  std::string name, summary, state, gap, gap_scenario;
  std::vector<FigureTile> tiles;
  std::vector<Lead> tile_leads;
  LeadingTable criteria;
  TrendLines trend;
  std::vector<Lead> month_leads;  ///< of the steps of `trend`
  FigureTable attempts;
  std::vector<AttemptId> ids;  ///< of the rows of `attempts`
  std::string more;            ///< that not all are listed; may be empty
};

/// How far the machine's ratings can be trusted.
struct CalibrationPage {
  std::vector<std::string> verdict;  ///< what can be relied on and what cannot, criterion by criterion
  std::vector<std::string> bias;     ///< where it is milder or stricter; may be empty
  std::vector<std::string> scope;    ///< what the numbers are of; may be empty
  FigureTable criteria, signs;
  std::vector<std::string> corrections;
  struct Apart {
    std::string what, where, reason;
    AttemptId id;
  };
  /// What lies behind a row of a table.
  struct Detail {
    std::string title;
    std::vector<std::string> words;  ///< how far it can be trusted
    std::vector<Apart> worst;
  };
  std::vector<Detail> of_criteria, of_signs;  ///< of the first rows of each table
  std::vector<Apart> worst;
};

struct CertificatePage {
  std::string note;  ///< that it is a demonstration; may be empty
  std::string sentence, overall;
  FigureTable criteria;
  std::vector<std::string> grounds, texts;
};

/// The levels that can be given, in the order in which they are asked.
inline constexpr std::array kLevelsAsked = {Level::Strong, Level::Partial, Level::Missing, Level::Harmful};

/// A reply that is rated without knowing what the machine gave.
struct RatingPage {
  std::string position, scenario;
  std::string note;                   ///< that it is a demonstration; may be empty
  std::string problem;                ///< why what led to the reply is not there; may be empty
  std::vector<TranscriptLine> lines;  ///< the reply last
  struct Asked {
    std::string id, name, question;
    std::array<std::string, kLevelsAsked.size()> anchors;  ///< what each of kLevelsAsked looks like
  };
  std::vector<Asked> criteria;
  bool is_last = false;
  bool is_kept = false;  ///< what was given is on its way into the store
};

struct ManagerModel {
  ManagerPage page = ManagerPage::People;
  bool has_store = true;
  bool asking = false;           ///< the store is being asked
  bool can_stop = false;         ///< and need not be
  bool is_old = false;           ///< what is shown is of another filter
  std::string problem, way_out;  ///< why nothing is shown; empty: nothing is wrong
  bool is_empty = false;         ///< nobody has held anything
  std::string subject;           ///< what the numbers are of
  std::string note;              ///< that it is a demonstration; may be empty
  bool is_filtered = false;
  RecordFilter filter;
  std::vector<FilterMenu> menus;
  std::optional<FilterMenu> demonstration;  ///< none where there is no demonstration
  std::vector<FigureTile> tiles;
  std::vector<Lead> tile_leads;
  FigureTable people;
  std::vector<std::string> person_ids, searchable;  ///< of the rows of `people`
  std::vector<std::uint32_t> order;                 ///< those that are shown
  FigureOrder sorted;
  Who who = Who::Everybody;              ///< is listed
  std::vector<std::string> whos;         ///< what each of Who is called, and how many that are
  bool searching = false;                ///< names are searched for words
  std::string count;                     ///< how many people are shown, and how they are sorted
  std::optional<std::size_t> came_from;  ///< place in `order` of the person that one came back from
  std::vector<WaitingLine> waiting;      ///< who has not begun, who has stalled
  TrendLines trend;
  LeadingTable months;
  LeadingTable totals, gains, moments, earning, harming;
  LeadingTable teams, scenarios;
  std::optional<PersonPage> person;
  std::optional<BehindPage> behind;
  std::optional<HeldPage> held;
  std::optional<CertificatePage> certificate;
  std::optional<CalibrationPage> calibration;
  std::string rated;  ///< how many replies were just rated; may be empty
  std::optional<RatingPage> rating;
};

/// Everything as it is now, in the language that is spoken.
[[nodiscard]] ManagerModel make_manager_model(const ManagerDesk& desk, const Shelf& shelf, bool has_store,
                                              const UtcOffset& utc_offset);

/// Which people are shown and in which order, after the order or the words have changed: nothing else.
void order_people(ManagerModel& model, const ManagerDesk& desk);

/// What lies behind the numbers, and what is being asked, after only that has changed.
void show_details(ManagerModel& model, const ManagerDesk& desk, const Shelf& shelf,
                  const UtcOffset& utc_offset);

/// The action that a number leads to.
[[nodiscard]] ManagerAction action_of(const Lead& lead);

/// What a table is called that is saved: "people".
[[nodiscard]] std::string table_name(ReportTable table);

/// A person as shown: the name, or that it was deleted.
[[nodiscard]] std::string shown_name(const std::string& name, const std::string& person_id);

}  // namespace rapport::gui
