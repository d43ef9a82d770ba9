// SPDX-License-Identifier: MIT
#include "gui/shell/team_courier.h"

#include <gtest/gtest.h>

#include <deque>
#include <semaphore>

namespace rapport::gui {
namespace {

using namespace std::chrono_literals;

/// A server that is there or not, as the test says.
class Road : public testing::Test {
 protected:
  TeamDelivery carry() {
    const std::scoped_lock lock(mutex_);
    ++tries_;
    if (open_) return {0, std::nullopt};
    return {2, Error{ErrorCode::Unreadable, "The server is not there.", "Look at the network."}};
  }
  void set_open(bool open) {
    const std::scoped_lock lock(mutex_);
    open_ = open;
  }
  int tries() {
    const std::scoped_lock lock(mutex_);
    return tries_;
  }
  /// Waits until something is told.
  TeamDelivery told(TeamCourier& courier) {
    for (;;) {
      news_.acquire();
      if (auto news = courier.take_news()) return *news;
    }
  }

  std::counting_semaphore<> news_{0};

 private:
  std::mutex mutex_;
  bool open_ = true;
  int tries_ = 0;
};

TEST_F(Road, IsTriedWhenItBeginsAndWhenSomethingHasEnded) {
  TeamCourier courier([this] { return carry(); }, [this] { news_.release(); }, {});
  EXPECT_FALSE(told(courier).problem);
  courier.look();
  EXPECT_FALSE(told(courier).problem);
  EXPECT_EQ(tries(), 2);
}

TEST_F(Road, IsTriedAgainByItselfAfterAFailure) {
  set_open(false);
  TeamCourier courier([this] { return carry(); }, [this] { news_.release(); }, {1ms, 2ms});
  const auto first = told(courier);
  ASSERT_TRUE(first.problem);
  EXPECT_EQ(first.waiting, 2U);
  set_open(true);
  while (told(courier).problem) continue;
  EXPECT_GE(tries(), 2);
}

TEST_F(Road, IsLeftAtOnceWhenTheWindowCloses) {
  set_open(false);
  TeamCourier courier([this] { return carry(); }, [this] { news_.release(); }, {1h, 1h});
  EXPECT_TRUE(told(courier).problem);  // it now waits for an hour, and ends here
}

}  // namespace
}  // namespace rapport::gui
