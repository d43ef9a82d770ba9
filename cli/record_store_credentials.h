// SPDX-License-Identifier: MIT
/// \file By which name and password a record store knows us.
#pragma once

#include <string>

#include "engine/base/result.h"

namespace rapport {

struct RecordStoreCredentials {
  std::string user, password;  ///< both empty: none
};

/// From a file of one line, `user:password`, that nobody but its owner may read; or, if `file` is empty, from
/// the variable RAPPORT_RECORD_STORE in the same form. Never from an argument: everybody on a machine can
/// read those.
[[nodiscard]] Result<RecordStoreCredentials> record_store_credentials(const std::string& file);

}  // namespace rapport
