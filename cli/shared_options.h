// SPDX-License-Identifier: MIT
/// \file What the options of several commands share.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "cli/catalogue.h"
#include "cli/command_line.h"
#include "engine/records/records.h"

namespace CLI {
class Option;
}

namespace rapport {

/// When `command` was given, `run` is what there is to do. `run` keeps the options that it reads alive.
void does(CLI::App& command, Chosen& chosen, Chosen run);

/// A complaint about an empty word: that is a variable that was not set, rather than a wish for the default.
[[nodiscard]] std::string check_not_empty(const std::string& value);

/// --seed NUMBER, any that 64 bits hold; `take` is given it.
CLI::Option* add_seed(CLI::App& command, std::function<void(std::uint64_t)> take, const std::string& about);

/// --mode practice|assessment; `take` is given it.
CLI::Option* add_mode(CLI::App& command, std::function<void(Mode)> take, const std::string& about);

/// Which attempts are meant: --team, --person, --scenario, --from and --to.
void add_record_filter(CLI::App& command, RecordFilter& filter);

/// --store URL.
CLI::Option* add_store_url(CLI::App& command, std::string& url);

/// --store URL and --no-store, of which one excludes the other.
void add_store_choice(CLI::App& command, StoreChoice& store);

/// Words for people in the language of their system. Not for output that programs read: it reads the same
/// whoever runs them.
void speak_for_people();

}  // namespace rapport
