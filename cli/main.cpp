// SPDX-License-Identifier: MIT
/// \file The command line: which command it is, and what it comes to.

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <iostream>

#include "cli/command_line.h"
#include "cli/terminal.h"

namespace {

using namespace rapport;

int run(int argc, char** argv) {
  CLI::App app{"Rapport: practise the talk with a customer after something has gone wrong.", "rapport"};
  app.set_version_flag("--version", "rapport " RAPPORT_VERSION);
  app.require_subcommand(1);
  app.footer("\"rapport COMMAND --help\" says more about each.");

  Chosen chosen;
  add_trainee_commands(app, chosen);
  add_author_commands(app, chosen);
  add_manager_commands(app, chosen);
  add_store_commands(app, chosen);
  add_exchange_commands(app, chosen);
  add_rating_commands(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kDone : kCouldNotRun;
  }
  return chosen(argv[0]);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away ends what is shown, not what is recorded.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  try {
    return checked_output(run(argc, argv));
  } catch (const std::exception& problem) {
    std::cerr << "rapport: something went wrong that should not: " << problem.what() << "\n";
    return kCouldNotRun;
  }
}
