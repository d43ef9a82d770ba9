// SPDX-License-Identifier: MIT
/// \file SOCI as this room includes it: only its .cpp files do, since it is slow to compile.
///
/// Debian's configuration header says that Boost is there, while its package does not bring it. Boost is used
/// in templates for Fusion sequences alone, which we never bind.
#pragma once

#include <soci/soci-config.h>

#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME
#include <soci/soci.h>
