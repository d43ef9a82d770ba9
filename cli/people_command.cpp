// SPDX-License-Identifier: MIT
#include "cli/people_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/store_there.h"
#include "cli/terminal.h"
#include "engine/base/clock.h"
#include "engine/base/file.h"
#include "engine/base/new_uuid.h"
#include "engine/base/words.h"
#include "engine/exporting/text_style.h"
#include "engine/storage/gone_drafts.h"
#include "engine/storage/personal_data.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/team_membership.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

/// The person that an id means, or else an account or a name: Conflict if these are of several.
Result<Person> find_person(const SqlRecords& records, const std::string& wanted) {
  if (wanted.empty())  // not everybody without a name
    return failure(ErrorCode::Invalid, tr("Whom do you mean?"),
                   tr("rapport person list shows who there is."));
  if (auto person = records.person(wanted)) return person;
  const auto everybody = records.everybody();
  if (!everybody) return tl::unexpected(everybody.error());
  std::vector<Person> found;
  for (const auto& person : *everybody) {
    if (person.account == wanted || person.name == wanted) found.push_back(person);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return failure(ErrorCode::NotFound, tr_format("There is no person {}.", repair_utf8(wanted)),
                   tr("rapport person list shows who there is."));
  std::string ids;
  for (const auto& person : found) ids += (ids.empty() ? "" : ", ") + in_one_harmless_line(person.id);
  return failure(ErrorCode::Conflict,
                 tr_format("Several people have the name or the account {}: {}.", repair_utf8(wanted), ids),
                 tr("Name the one you mean by id: rapport person list."));
}

Result<Role> role_from(const std::string& word) {
  const auto role = std::ranges::find(kRoleWords, word.empty() ? kRoleWords[0] : word);
  if (role == kRoleWords.end())
    return failure(ErrorCode::Invalid, tr_format("There is no role {}.", repair_utf8(word)),
                   tr("It can be trainee, manager or trainer."));
  return static_cast<Role>(role - kRoleWords.begin());
}

/// The team that an id or a name means.
Result<Team> find_team(const SqlRecords& records, const std::string& wanted) {
  auto teams = records.teams();
  if (!teams) return tl::unexpected(teams.error());
  const auto found = std::ranges::find_if(
      *teams, [&](const Team& team) { return team.id == wanted || team.name == wanted; });
  if (found != teams->end()) return std::move(*found);
  return failure(ErrorCode::NotFound, tr_format("There is no team {}.", repair_utf8(wanted)),
                 tr("rapport team list shows which there are."));
}

/// Somebody has this role in a team from now on; the team is made if it is not there.
Result<void> join(const std::shared_ptr<SqlStore>& store, const std::string& person_id,
                  const std::string& wanted, Role role) {
  const auto team = find_team(SqlRecords(store), wanted);
  if (!team && team.error().code != ErrorCode::NotFound) return tl::unexpected(team.error());
  return join_team(*store, team ? team->id : wanted, {person_id, role});
}

std::string shown_name(const Person& person) {
  return in_one_harmless_line(person.name.empty() ? person.id : person.name);
}

std::string line_of(const Person& person) {
  return fmt::format("{}  {:<24} {}{}\n", in_one_harmless_line(person.id),
                     person.name.empty() ? "-" : in_one_harmless_line(person.name),
                     person.account.empty() ? "-" : in_one_harmless_line(person.account),
                     person.demonstration ? fmt::format("  ({})", tr("demonstration")) : "");
}

}  // namespace

std::string erased_text(const Erasure& erased) {
  return tr_format("Erased: {} with {}.",
                   tr_n_format("{} attempt", "{} attempts", erased.attempts, erased.attempts),
                   tr_n_format("{} reply", "{} replies", erased.replies, erased.replies)) +
         "\n";
}

int run_team_list(const TeamOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const SqlRecords records(*store);
  const auto teams = records.teams();
  if (!teams) return report_error(teams.error());
  const auto everybody = records.everybody();
  if (!everybody) return report_error(everybody.error());
  if (teams->empty())
    std::cout << tr("There is no team yet. Make one: rapport team join PERSON --team TEAM.") << "\n";
  for (const auto& team : *teams) {
    std::cout << in_one_harmless_line(team.id) << "  " << in_one_harmless_line(team.name) << "\n";
    for (const auto& member : team.members) {
      const auto person = std::ranges::find(*everybody, member.person_id, &Person::id);
      const auto name = person == everybody->end() || person->name.empty() ? member.person_id : person->name;
      std::cout << fmt::format("  {:<8} {}\n", word_of(member.role), in_one_harmless_line(name));
    }
  }
  return kDone;
}

int run_team_join(const TeamOptions& options) {
  const auto role = role_from(options.role);
  if (!role) return report_error(role.error());
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const auto person = find_person(SqlRecords(*store), options.person);
  if (!person) return report_error(person.error());
  if (auto joined = join(*store, person->id, options.team, *role); !joined)
    return report_error(joined.error());
  std::cout << tr_format("{} is a {} of {} now.", shown_name(*person), word_of(*role),
                         in_one_harmless_line(options.team))
            << "\n";
  return kDone;
}

int run_team_leave(const TeamOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const SqlRecords records(*store);
  const auto person = find_person(records, options.person);
  if (!person) return report_error(person.error());
  const auto team = find_team(records, options.team);
  if (!team) return report_error(team.error());
  const auto was_there = leave_team(**store, team->id, person->id);
  if (!was_there) return report_error(was_there.error());
  if (!*was_there)
    return report_error({ErrorCode::NotFound,
                         tr_format("{} is not in {}.", shown_name(*person), in_one_harmless_line(team->id)),
                         tr("rapport team list shows who is.")});
  std::cout << tr_format("{} is not in {} any more. Attempts stay.", shown_name(*person),
                         in_one_harmless_line(team->id))
            << "\n";
  return kDone;
}

int run_team_rename(const TeamOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const auto team = find_team(SqlRecords(*store), options.team);
  if (!team) return report_error(team.error());
  if (auto renamed = rename_team(**store, team->id, options.name); !renamed)
    return report_error(renamed.error());
  std::cout << tr_format("{} is called {} now.", in_one_harmless_line(team->id),
                         in_one_harmless_line(options.name))
            << "\n";
  return kDone;
}

int run_person_list(const PersonOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const auto people = SqlRecords(*store).everybody();
  if (!people) return report_error(people.error());
  for (const auto& person : *people) std::cout << line_of(person);
  return kDone;
}

int run_person_add(const PersonOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  SqlRecords records(*store);
  const auto role = role_from(options.role);
  if (!role) return report_error(role.error());
  const Person person{"p-" + random_uuid(), options.name, options.account, false};
  if (auto added = records.put_person(person); !added) return report_error(added.error());
  std::cout << line_of(person);
  if (options.team.empty()) return kDone;
  if (auto joined = join(*store, person.id, options.team, *role); !joined)
    return report_error(joined.error());
  return kDone;
}

int run_person_export(const PersonOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const auto person = find_person(SqlRecords(*store), options.person);
  if (!person) return report_error(person.error());
  const auto everything = everything_about(**store, person->id);
  if (!everything) return report_error(everything.error());
  const auto all = shows_all_of(**store, person->id);
  if (!all) return report_error(all.error());
  if (!*all) {
    std::cerr << tr("rapport: practice that is not shared is not in it: the server shows it to its trainee "
                    "alone, who can export it under their own account.")
              << "\n";
  }
  if (options.out.empty()) {
    std::cout << *everything;
    return kDone;
  }
  const auto written = write_new_file(options.out, *everything);
  return written ? kDone : report_error(written.error());
}

int run_person_erase(const PersonOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const auto person = find_person(SqlRecords(*store), options.person);
  if (!person) return report_error(person.error());
  if (!options.sure) {
    return report_error(
        {ErrorCode::NotNow,
         tr_format("This takes {} with all attempts out of {} for good.", shown_name(*person),
                   (*store)->name()),
         tr("Nothing was erased. Say --yes if that is what is wanted; rapport person export saves it "
            "before.")});
  }
  const SystemClock clock;
  const SqlRecords records(*store);
  const auto folder = drafts_there(options.store.url);
  const auto drafts = attempts_with_draft(records, folder);
  const auto erased = erase_person(**store, person->id, clock.now());
  if (!erased) return report_error(erased.error());
  std::cout << erased_text(*erased);
  const auto unsent = delete_drafts_of_gone(records, folder, drafts);
  return unsent ? kDone : report_error(unsent.error());
}

}  // namespace rapport
