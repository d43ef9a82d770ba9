// SPDX-License-Identifier: MIT
#include "cli/store_command.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <iostream>

#include "cli/people_command.h"
#include "cli/store_there.h"
#include "cli/terminal.h"
#include "engine/base/clock.h"
#include "engine/storage/gone_drafts.h"
#include "engine/storage/hand_on.h"
#include "engine/storage/personal_data.h"
#include "engine/storage/postgres_store.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_copy.h"

namespace rapport {

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
  if (done->of_others > 0) {
    std::cout << fmt::format(
        "{} are other people's and stay here: each hands on their own, by their account.\n", done->of_others);
  }
  return kDone;
}

int run_store_setup_roles(const StoreOptions& options) {
  auto store = PostgresStore::open(options.store.url, PostgresStore::Schema::AsItIs);
  if (!store) return report_error(store.error());
  const auto left = (*store)->set_up_roles();
  if (!left) return report_error(left.error());
  std::cout << "The roles rapport_trainee, rapport_manager, rapport_trainer and rapport_admin are set up.\n"
               "Give an account one: create role ada login in role rapport_trainee; and enter its person:\n"
               "rapport person add \"Ada\" --account ada --team TEAM --role trainee --store URL\n";
  for (const auto& finding : *left) std::cout << finding << "\n";
  return left->empty() ? kDone : kFindings;
}

int run_store_forget(const StoreOptions& options) {
  const auto store = open_there(options.store.url);
  if (!store) return report_error(store.error());
  const SystemClock clock;
  const auto before = clock.now() - std::chrono::hours(24) * 365 * options.months / 12;
  if (!options.sure) {
    const auto found = count_before(**store, before);
    if (!found) return report_error(found.error());
    if (found->attempts > 0) {
      return report_error(
          {ErrorCode::NotNow,
           fmt::format("This takes {} with {}, last changed before {:%Y-%m-%d}, out of {} for good.",
                       counted(static_cast<std::size_t>(found->attempts), "attempt"),
                       counted(static_cast<std::size_t>(found->replies), "reply"),
                       std::chrono::floor<std::chrono::days>(before), (*store)->name()),
           "Nothing was erased. Say --yes if that is what is wanted. Reports then begin with what is left: "
           "first "
           "points and lifts are made of it."});
    }
  }
  const SqlRecords records(*store);
  const auto folder = drafts_there(options.store.url);
  const auto drafts = attempts_with_draft(records, folder);
  const auto erased = forget_before(**store, before, clock.now());
  if (!erased) return report_error(erased.error());
  std::cout << erased_text(*erased);
  const auto unsent = delete_drafts_of_gone(records, folder, drafts);
  return unsent ? kDone : report_error(unsent.error());
}

}  // namespace rapport
