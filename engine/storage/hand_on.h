// SPDX-License-Identifier: MIT
/// \file From a laptop to the server: what was held without it is handed on when it is there.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/storage/sql_store.h"

namespace rapport {

struct HandedOn {
  std::size_t attempts = 0;       ///< that are on the server now and were not before
  std::size_t there_already = 0;  ///< handed on before, but the end of that was not heard of
  std::size_t withdrawn = 0;      ///< are shared no more: there only their trainee sees them
  std::size_t of_others = 0;      ///< stay here: they are other people's, and the server knows us as one
};

/// Hands on counted attempts that have ended and practice that its trainee has shared; what is private stays.
/// Practice that is shared no more is private on the server too from then on. One that was gone back in after
/// it was handed on, and is shared again, is there as it was held in the end.
/// Each attempt is one transaction on the server, known by its id, and is then marked in `from`: whenever the
/// connection, the server or this program is cut off, calling it again goes on, and nothing is lost or there
/// twice. Replies that were taken back stay behind. One that was changed here while it was on its way is not
/// marked, so that it goes again.
///
/// An attempt arrives with the result that it ended with, which follows from its replies. Later scorings stay
/// behind: on the server, whoever may score again does so there.
///
/// On a server that knows our account they become attempts of the account's person, so that they must be
/// those of one person: of `name`; if that is empty and `from` holds attempts of several, of the one who is
/// called here as the account's person is called there, or Conflict if that is not one person.
[[nodiscard]] Result<HandedOn> hand_on(SqlStore& from, SqlStore& to, std::string_view name, TimePoint now);

/// How many attempts hand_on() would send or take back: those of `name`, or all if that is empty.
[[nodiscard]] Result<std::size_t> count_to_hand_on(SqlStore& from, std::string_view name);

}  // namespace rapport
