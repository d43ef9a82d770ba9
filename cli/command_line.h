// SPDX-License-Identifier: MIT
/// \file The commands, by who uses them: their words and options, and what is run when they were given.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace rapport {

/// What the words of the command line come to; given the program's own name, it returns the exit code. Set
/// while the words are parsed.
using Chosen = std::function<int(const std::string& program)>;

/// Each adds its commands to `app`; the one that is given sets `chosen`, which must outlive the parsing.
void add_trainee_commands(CLI::App& app, Chosen& chosen);
void add_author_commands(CLI::App& app, Chosen& chosen);
void add_manager_commands(CLI::App& app, Chosen& chosen);
void add_store_commands(CLI::App& app, Chosen& chosen);
void add_exchange_commands(CLI::App& app, Chosen& chosen);
void add_rating_commands(CLI::App& app, Chosen& chosen);

}  // namespace rapport
