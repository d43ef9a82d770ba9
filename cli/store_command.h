// SPDX-License-Identifier: MIT
/// \file `rapport store`, `rapport person` and `rapport team`: what whoever keeps a store does with it.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct StoreOptions {
  StoreChoice store;
  std::string from, to;  ///< URLs
  std::string name;      ///< whose attempts are handed on; empty: everybody's
  int months = 0;
  bool sure = false;  ///< really forget
};

int run_store_migrate(const StoreOptions& options);
/// kFindings if something is not as it should be.
int run_store_check(const StoreOptions& options);
int run_store_copy(const StoreOptions& options);
int run_store_hand_on(const StoreOptions& options);
int run_store_setup_roles(const StoreOptions& options);
int run_store_forget(const StoreOptions& options);

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

}  // namespace rapport
