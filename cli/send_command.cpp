// SPDX-License-Identifier: MIT
#include "cli/send_command.h"

#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <random>
#include <thread>
#include <utility>
#include <vector>

#include "cli/record_store.h"
#include "cli/record_store_credentials.h"
#include "cli/terminal.h"
#include "cli/told_attempts.h"
#include "engine/base/words.h"
#include "engine/exporting/http_post.h"
#include "engine/exporting/plain_characters.h"
#include "engine/exporting/record_store_sender.h"
#include "engine/exporting/xapi_statements.h"
#include "engine/storage/sql_outbox.h"

namespace rapport {
namespace {

/// Waits in truth, and says so.
class SpokenPause final : public Pause {
 public:
  void pause(std::chrono::milliseconds length) override {
    std::cerr << "rapport: "
              << tr_format("waiting for {:.1f} s, then trying again.",
                           static_cast<double>(length.count()) / 1000)
              << "\n";
    std::this_thread::sleep_for(length);
  }
};

/// Puts what finished attempts say into the outbox, each attempt once.
Result<ToldCount> fill(StatementOutbox& outbox, const std::string& destination, const SendOptions& options,
                       const Catalogue& catalogue, const RecordStore& store, const Clock& clock) {
  const auto put = [&](const AttemptRunner& runner, StatementFrame frame) -> Result<void> {
    if (!options.home.empty()) frame.home = options.home;
    if (options.without_words) frame.own_words = OwnWords::LeftOut;
    std::vector<OutgoingStatement> statements;
    for (auto& statement : xapi_statements(runner, frame))
      statements.push_back({std::move(statement.id), runner.attempt().id, std::move(statement.json)});
    return outbox.put(destination, statements, clock.now());
  };
  return for_each_told(
      catalogue, store, {}, [&](const AttemptId& id) { return outbox.holds(destination, id); }, put);
}

std::string delivery_text(const Delivery& delivery) {
  const auto delivered = delivery.delivered, there = delivery.already_there, refused = delivery.set_aside;
  auto text = tr_n_format("{} statement delivered.", "{} statements delivered.", delivered, delivered);
  if (there > 0) {
    text += " " + tr_n_format("{} was there already, with other words: the record store keeps its own.",
                              "{} were there already, with other words: the record store keeps its own.",
                              there, there);
  }
  if (refused > 0)
    text += " " + tr_n_format("{} was refused for good.", "{} were refused for good.", refused, refused);
  return text + "\n";
}

void tell_refusals(const StatementOutbox& outbox, const std::string& destination, std::size_t most) {
  constexpr std::size_t kShown = 10, kLongest = 300;
  const auto refused = outbox.set_aside(destination, std::min(most, kShown));
  if (!refused) return;
  for (const auto& one : *refused)
    std::cerr << fmt::format("  {}: {}\n", one.id, plain_line(one.reason, kLongest));
}

}  // namespace

int run_send(const SendOptions& options, const std::string& program) {
  const auto address = checked_address(options.to);
  if (!address) return report_error(address.error());
  if (!options.home.empty()) {
    if (const auto can = check_home(options.home); !can) return report_error(can.error());
  }
  auto credentials = record_store_credentials(options.credentials);
  if (!credentials) return report_error(credentials.error());
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto store = open_record_store(options.store);
  if (!store) return report_error(store.error());
  SqlOutbox outbox(store->attempts->store());
  const SystemClock clock;
  const auto told = fill(outbox, *address, options, *catalogue, *store, clock);
  if (!told) return report_error(told.error());
  std::cerr << left_out_text(*told);

  RecordStoreAccess access;
  access.address = *address;
  access.user = std::move(credentials->user);
  access.password = std::move(credentials->password);
  access.authorities = options.authorities;
  const auto post = make_http_post(std::move(access));
  SpokenPause pause;
  RecordStoreSender sender({outbox, *post, clock, pause}, *address, std::random_device{}(),
                           {.most_tries = options.tries});
  const auto delivery = sender.send_waiting();
  std::cout << delivery_text(delivery);
  if (delivery.set_aside > 0) tell_refusals(outbox, *address, delivery.set_aside);
  if (delivery.stopped_by) {
    if (const auto count = outbox.count(*address)) {
      const auto waiting = static_cast<std::size_t>(count->waiting);
      std::cout << tr_n_format("{} statement waits.", "{} statements wait.", waiting, waiting) << "\n";
    }
    return report_error(*delivery.stopped_by);
  }
  return delivery.set_aside == 0 ? kDone : kFindings;
}

}  // namespace rapport
