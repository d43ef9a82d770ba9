// SPDX-License-Identifier: MIT
#include "engine/exporting/delivery_step.h"

#include <gtest/gtest.h>

#include <set>

namespace rapport::test {
namespace {

using Kind = DeliveryStep::Kind;
using std::chrono::milliseconds;
using std::chrono::seconds;

DeliveryStep after(int status, std::size_t statements = 1, int tries = 1) {
  return step_after({status, std::nullopt, true}, statements, tries, {}, 0);
}

TEST(DeliveryStep, IsThatOfTheTableForEveryStatus) {
  const auto expected = [](int status, bool single) {
    switch (status) {
      case 200:
      case 204:
        return Kind::Delivered;
      case 400:
      case 413:
      case 422:
        return single ? Kind::SetAside : Kind::Split;
      case 409:
        return single ? Kind::AlreadyThere : Kind::Split;
      case 408:
      case 425:
      case 429:
      case 500:
      case 502:
      case 503:
      case 504:
      case 507:
        return Kind::Wait;
      default:
        return Kind::Stop;
    }
  };
  for (int status = 100; status < 500; ++status) {
    for (const std::size_t statements : {1U, 2U, 50U})
      EXPECT_EQ(after(status, statements).kind, expected(status, statements == 1))
          << status << " " << statements;
  }
  for (const int status : {500, 502, 503, 504, 507, 599})
    EXPECT_EQ(after(status, 50).kind, Kind::Wait) << status;
  for (const int status : {501, 505, -1, 0, 1000}) EXPECT_NE(after(status).kind, Kind::Delivered) << status;
}

TEST(DeliveryStep, EndsForEveryAnswer) {
  // Whatever comes back, and however often: a batch is split until it is single, and no batch is tried for
  // ever.
  for (int status = -1; status <= 1'100; ++status) {
    for (std::size_t statements = 1; statements <= 3; ++statements) {
      const auto last = step_after({status, std::nullopt, true}, statements, Patience{}.most_tries, {}, 0.5);
      EXPECT_NE(last.kind, Kind::Wait) << status;
      if (statements == 1) {
        EXPECT_NE(last.kind, Kind::Split) << status;
      }
      const bool has_reason = last.kind == Kind::Stop || last.kind == Kind::SetAside;
      EXPECT_EQ(last.why.has_value(), has_reason) << status;
    }
  }
  EXPECT_EQ(step_after({}, 5, Patience{}.most_tries, {}, 0.5).kind, Kind::Stop);
}

TEST(DeliveryStep, DoesNotTakeAPageOfSomebodyElseForAReceipt) {
  const auto step = step_after({200, std::nullopt, false}, 3, 1, {}, 0);
  EXPECT_EQ(step.kind, Kind::Stop);
  EXPECT_NE(step.why->text().find("sign in"), std::string::npos);
}

TEST(DeliveryStep, SaysWhatToDoAboutCredentials) {
  EXPECT_NE(after(401).why->text().find("RAPPORT_RECORD_STORE"), std::string::npos);
  EXPECT_NE(after(403).why->text().find("may not write"), std::string::npos);
  for (const int status : {301, 302, 307, 308, 404})
    EXPECT_NE(after(status).why->way_out.find("--to"), std::string::npos) << status;
  for (const int status : {301, 401, 403, 404, 405, 418})
    EXPECT_NE(after(status).why->way_out.find("Nothing is lost"), std::string::npos) << status;
}

TEST(DeliveryStep, WaitsTwiceAsLongEachTimeUpToABound) {
  const Patience patience{20, milliseconds(1'000), milliseconds(10'000)};
  std::vector<milliseconds> waits;
  for (int tries = 1; tries < 8; ++tries)
    waits.push_back(step_after({503, {}, true}, 9, tries, patience, 1).wait);
  EXPECT_EQ(waits, (std::vector<milliseconds>{milliseconds(1'000), milliseconds(2'000), milliseconds(4'000),
                                              milliseconds(8'000), milliseconds(10'000), milliseconds(10'000),
                                              milliseconds(10'000)}));
  for (const double dice : {0.0, 0.3, 0.999, 7.0, -7.0}) {
    const auto wait = step_after({std::nullopt, {}, false}, 9, 3, patience, dice).wait;
    EXPECT_GE(wait, milliseconds(2'000)) << dice;
    EXPECT_LE(wait, milliseconds(4'000)) << dice;
  }
  EXPECT_EQ(step_after({503, {}, true}, 1, 2'000'000'000,
                       Patience{2'000'000'001, milliseconds(1), milliseconds(50)}, 1)
                .wait,
            milliseconds(50));
}

TEST(DeliveryStep, NeverComesBackBeforeItIsAskedTo) {
  EXPECT_EQ(step_after({429, seconds(30), true}, 1, 1, {}, 0).wait, milliseconds(30'000));
  EXPECT_EQ(step_after({503, seconds(0), true}, 1, 1, {}, 1).wait, milliseconds(1'000));
  const auto too_long = step_after({429, seconds(3'600), true}, 1, 1, {}, 0);
  EXPECT_EQ(too_long.kind, Kind::Stop);
  EXPECT_NE(too_long.why->text().find("3600 seconds"), std::string::npos);
  EXPECT_EQ(step_after({429, seconds::max(), true}, 1, 1, {}, 0).kind, Kind::Stop);
  EXPECT_EQ(step_after({429, seconds(-5), true}, 1, 1, {}, 1).wait, milliseconds(1'000));
}

}  // namespace
}  // namespace rapport::test
