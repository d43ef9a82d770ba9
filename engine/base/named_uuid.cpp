// SPDX-License-Identifier: MIT
#include "engine/base/named_uuid.h"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace rapport {

std::string named_uuid(std::string_view name) {
  return named_uuid(kOwnNames, name);
}

std::string named_uuid(std::string_view space, std::string_view name) {
  const auto in = boost::uuids::string_generator()(space.begin(), space.end());
  return boost::uuids::to_string(boost::uuids::name_generator_sha1(in)(name.data(), name.size()));
}

}  // namespace rapport
