// SPDX-License-Identifier: MIT
#include "cli/share_command.h"

#include <iostream>

#include "cli/record_store.h"
#include "cli/terminal.h"
#include "engine/base/clock.h"
#include "engine/base/words.h"

namespace rapport {

int run_share(const ShareOptions& options) {
  const auto store = open_record_store(options.store);
  if (!store) return report_error(store.error());
  const auto attempt = wanted_attempt(*store->attempts, options.attempt);
  if (!attempt) return report_error(attempt.error());
  const auto at = options.take_back ? std::nullopt : std::optional(SystemClock().now());
  if (const auto done = store->records->share(attempt->id, at); !done) return report_error(done.error());
  std::cout
      << (options.take_back
              ? tr("This attempt is private again.")
              : tr("This attempt is shared: your team's trainers and managers may open it. It counts in "
                   "no report of theirs. Take it back with --take-back."))
      << "\n";
  return kDone;
}

}  // namespace rapport
