// SPDX-License-Identifier: MIT
/// \file `rapport person` and `rapport team`: who is in a store.
#pragma once

#include <string>

#include "cli/catalogue.h"
#include "engine/records/records.h"

namespace rapport {

struct PersonOptions {
  StoreChoice store;
  std::string person;         ///< id, name or account
  std::string name, account;  ///< of a new person
  std::string team, role;     ///< a team to put a new person into
  std::string out;            ///< a file; empty: standard output
  bool sure = false;
};

struct TeamOptions {
  StoreChoice store;
  std::string team;    ///< its id or name; a new id makes a team, where somebody joins
  std::string person;  ///< id, name or account
  std::string role;    ///< in the team; empty: trainee
  std::string name;    ///< what it is called from now on
};

int run_team_list(const TeamOptions& options);
int run_team_join(const TeamOptions& options);
int run_team_leave(const TeamOptions& options);
int run_team_rename(const TeamOptions& options);

int run_person_list(const PersonOptions& options);
int run_person_add(const PersonOptions& options);
int run_person_export(const PersonOptions& options);
int run_person_erase(const PersonOptions& options);

/// "Erased: 3 attempts with 17 replies.", as a line.
[[nodiscard]] std::string erased_text(const Erasure& erased);

}  // namespace rapport
