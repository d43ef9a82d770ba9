// SPDX-License-Identifier: MIT
#include "cli/store_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <vector>

#include "cli/terminal.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/clock.h"
#include "engine/base/file.h"
#include "engine/base/words.h"
#include "engine/exporting/text_style.h"
#include "engine/storage/hand_on.h"
#include "engine/storage/personal_data.h"
#include "engine/storage/postgres_store.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_copy.h"
#include "engine/storage/store_location.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

Result<std::string> url_or_default(const std::string& url) {
  if (!url.empty()) return url;
  return default_store_url([](const char* name) -> const char* { return std::getenv(name); });
}

/// A store that must be there: no file is made.
Result<std::shared_ptr<SqlStore>> open_there(const std::string& wanted) {
  const auto url = url_or_default(wanted);
  if (!url) return tl::unexpected(url.error());
  if (!is_server_url(*url)) {
    const auto path = store_path(*url);
    if (!path) return tl::unexpected(path.error());
    std::error_code problem;
    if (!std::filesystem::exists(*path, problem))
      return failure(ErrorCode::NotFound, tr_format("There is no attempt store {}.", path->string()),
                     tr("Name another one with --store."));
  }
  auto store = SqlStore::open(*url);
  if (!store) return tl::unexpected(store.error());
  return std::shared_ptr<SqlStore>(std::move(*store));
}

/// The person that an id, an account or a name means.
Result<Person> find_person(const SqlRecords& records, const std::string& wanted) {
  if (auto person = records.person(wanted)) return person;
  const auto everybody = records.everybody();
  if (!everybody) return tl::unexpected(everybody.error());
  std::vector<Person> found;
  for (const auto& person : *everybody) {
    if (person.account == wanted) return person;
    if (person.name == wanted) found.push_back(person);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return failure(ErrorCode::NotFound, tr_format("There is no person {}.", repair_utf8(wanted)),
                   tr("rapport person list shows who there is."));
  return failure(ErrorCode::Conflict, tr_format("Several people have the name {}.", wanted),
                 tr("Name the one you mean by id: rapport person list."));
}

std::string line_of(const Person& person) {
  return fmt::format("{}  {:<24} {}{}\n", in_one_harmless_line(person.id),
                     person.name.empty() ? "-" : in_one_harmless_line(person.name),
                     person.account.empty() ? "-" : in_one_harmless_line(person.account),
                     person.demonstration ? "  (demonstration)" : "");
}

}  // namespace

int run_store_migrate(const StoreOptions& options) {
  const auto url = url_or_default(options.store.url);
  if (!url) return report_error(url.error());
  const auto store = SqlStore::open_and_migrate(*url);
  if (!store) return report_error(store.error());
  std::cout << fmt::format("{} is of the newest schema.\n", (*store)->name());
  return kDone;
}

int run_store_check(const StoreOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const auto found = check_store(**store);
  if (!found) return report_error(found.error());
  for (const auto& finding : *found) std::cout << finding << "\n";
  if (found->empty()) std::cout << fmt::format("{} is as it should be.\n", (*store)->name());
  return found->empty() ? kDone : kFindings;
}

int run_store_copy(const StoreOptions& options) {
  const auto from = open_there(options.from);
  if (!from) return report_error(from.error());
  const auto to = SqlStore::open_and_migrate(options.to);
  if (!to) return report_error(to.error());
  const bool live = is_interactive();
  const auto copied = copy_store(**from, **to, [live](const std::string& table, std::int64_t rows) {
    if (live) std::cerr << fmt::format("\r{}: {} rows   ", table, rows) << std::flush;
  });
  if (live) std::cerr << "\n";
  if (!copied) return report_error(copied.error());
  for (const auto& table : *copied)
    std::cout << fmt::format("{:<14} {:>10} rows  {}\n", table.name, table.rows, table.checksum);
  std::cout << "Both stores were read again: every row is the same.\n";
  return kDone;
}

int run_store_hand_on(const StoreOptions& options) {
  const auto from = open_there(options.store.url);
  if (!from) return report_error(from.error());
  const auto to = SqlStore::open(options.to);
  if (!to) return report_error(to.error());
  const SystemClock clock;
  const auto done = hand_on(**from, **to, options.name, clock.now());
  if (!done) return report_error(done.error());
  std::cout << fmt::format(
      "{} attempts were handed on{}{}.\n", done->attempts,
      done->there_already == 0 ? "" : fmt::format("; {} were there already", done->there_already),
      done->withdrawn == 0 ? "" : fmt::format("; {} are shared no more", done->withdrawn));
  return kDone;
}

int run_store_setup_roles(const StoreOptions& options) {
  auto store = PostgresStore::open(options.store.url, PostgresStore::Schema::AsItIs);
  if (!store) return report_error(store.error());
  if (auto done = (*store)->set_up_roles(); !done) return report_error(done.error());
  std::cout << "The roles rapport_trainee, rapport_manager, rapport_trainer and rapport_admin are set up.\n"
               "Give an account one: create role ada login in role rapport_trainee; and enter its person:\n"
               "rapport person add \"Ada\" --account ada --team TEAM --role trainee --store URL\n";
  return kDone;
}

int run_store_forget(const StoreOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const SystemClock clock;
  const auto before = clock.now() - std::chrono::hours(24) * 365 * options.months / 12;
  const auto erased = forget_before(**store, before, clock.now());
  if (!erased) return report_error(erased.error());
  std::cout << fmt::format("{} attempts with {} replies were erased.\n", erased->attempts, erased->replies);
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
  const auto role = std::ranges::find(kRoleWords, options.role.empty() ? kRoleWords[0] : options.role);
  if (role == kRoleWords.end())
    return report_error({ErrorCode::Invalid, fmt::format("There is no role {}.", repair_utf8(options.role)),
                         "It can be trainee, manager or trainer."});
  const Person person{"p-" + new_attempt_id(), options.name, options.account, false};
  if (auto added = records.put_person(person); !added) return report_error(added.error());
  std::cout << line_of(person);
  if (options.team.empty()) return kDone;
  auto teams = records.teams();
  if (!teams) return report_error(teams.error());
  const auto there = std::ranges::find(*teams, options.team, &Team::id);
  Team team = there == teams->end() ? Team{options.team, options.team, {}} : *there;
  team.members.push_back({person.id, static_cast<Role>(role - kRoleWords.begin())});
  if (auto put = records.put_team(team); !put) return report_error(put.error());
  return kDone;
}

int run_person_export(const PersonOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const auto person = find_person(SqlRecords(*store), options.person);
  if (!person) return report_error(person.error());
  const auto everything = everything_about(**store, person->id);
  if (!everything) return report_error(everything.error());
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
         fmt::format("This takes {} with all attempts out of {} for good.",
                     person->name.empty() ? person->id : repair_utf8(person->name), (*store)->name()),
         "Nothing was erased. Say --yes if that is what is wanted; rapport person export saves it "
         "before."});
  }
  const SystemClock clock;
  const auto erased = erase_person(**store, person->id, clock.now());
  if (!erased) return report_error(erased.error());
  std::cout << fmt::format("{} attempts with {} replies were erased.\n", erased->attempts, erased->replies);
  return kDone;
}

}  // namespace rapport
