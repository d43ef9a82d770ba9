// SPDX-License-Identifier: MIT
/// \file Who holds attempts, and with whom.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// Somebody under an id that says nothing. The name stands apart from everything else, and may be deleted.
struct Person {
  std::string id;       ///< "p-" and a random UUID
  std::string name;     ///< empty: deleted, or never given
  std::string account;  ///< by which a database server knows the person; empty: none
  bool demonstration = false;

  friend bool operator==(const Person&, const Person&) = default;
};

enum class Role { Trainee, Manager, Trainer };
inline constexpr std::array<std::string_view, 3> kRoleWords = {"trainee", "manager", "trainer"};
[[nodiscard]] constexpr std::string_view word_of(Role role) {
  return kRoleWords[static_cast<std::size_t>(role)];
}

struct TeamMember {
  std::string person_id;
  Role role = Role::Trainee;

  friend bool operator==(const TeamMember&, const TeamMember&) = default;
};

struct Team {
  std::string id;    ///< stable key, such as `counter-north`
  std::string name;  ///< as shown
  std::vector<TeamMember> members;

  friend bool operator==(const Team&, const Team&) = default;
};

}  // namespace rapport
