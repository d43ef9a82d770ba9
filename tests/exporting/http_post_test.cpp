// SPDX-License-Identifier: MIT
#include "engine/exporting/http_post.h"

#include <gtest/gtest.h>

#include <future>

#include "tests/exporting/small_server.h"

namespace rapport::test {
namespace {

RecordStoreAccess access_to(const SmallServer& server) {
  RecordStoreAccess access;
  access.address = checked_address(server.address()).value();
  return access;
}

TEST(HttpPost, SendsWhatARecordStoreAsksFor) {
  Request asked;
  const SmallServer server([&](const Request& request) {
    asked = request;
    return http_answer(200, "[\"a\"]");
  });
  auto access = access_to(server);
  access.user = "key";
  access.password = "secret";
  const auto post = make_http_post(access);
  const std::string body = "[{\"nul\":\"" + std::string(1, '\0') + "\"}]";
  const auto answer = post->post(body);
  ASSERT_TRUE(answer) << answer.error().text();
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->body, "[\"a\"]");
  EXPECT_EQ(asked.body, body);
  EXPECT_TRUE(asked.head.starts_with("POST /xAPI/statements HTTP/1.1\r\n")) << asked.head;
  EXPECT_NE(asked.head.find("X-Experience-API-Version: 1.0.3"), std::string::npos);
  EXPECT_NE(asked.head.find("Content-Type: application/json"), std::string::npos);
  EXPECT_NE(asked.head.find("Authorization: Basic a2V5OnNlY3JldA=="), std::string::npos);
}

TEST(HttpPost, TellsEveryStatusAndWhenToComeBack) {
  int status = 0;
  const SmallServer server([&](const Request&) { return http_answer(status, "no", "Retry-After: 7\r\n"); });
  const auto post = make_http_post(access_to(server));
  for (const int each : {204, 400, 401, 403, 409, 413, 429, 500, 503}) {
    status = each;
    const auto answer = post->post("[]");
    ASSERT_TRUE(answer) << answer.error().text();
    EXPECT_EQ(answer->status, each);
    if (each == 429) {
      EXPECT_EQ(answer->retry_after, std::chrono::seconds(7));
    }
  }
}

TEST(HttpPost, DoesNotFollowWhereItIsSentOn) {
  int asked = 0;
  const SmallServer server([&](const Request&) {
    ++asked;
    return http_answer(302, "", "Location: /elsewhere\r\n");
  });
  EXPECT_EQ(make_http_post(access_to(server))->post("[]")->status, 302);
  EXPECT_EQ(asked, 1);
}

TEST(HttpPost, SaysSoWhenThereIsNoAnswer) {
  RecordStoreAccess gone;
  {
    const SmallServer server([](const Request&) { return std::string(); });
    gone = access_to(server);
    const auto broken = make_http_post(gone)->post("[]");
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().text().find("no answer"), std::string::npos) << broken.error().text();
  }
  const auto nobody = make_http_post(gone)->post("[]");
  ASSERT_FALSE(nobody);
  EXPECT_NE(nobody.error().text().find("cannot be reached"), std::string::npos) << nobody.error().text();
  EXPECT_NE(nobody.error().text().find("stays in the outbox"), std::string::npos);
}

TEST(HttpPost, DoesNotWaitForEver) {
  std::promise<void> done;
  const SmallServer server([&](const Request&) {
    done.get_future().wait();
    return std::string();
  });
  auto access = access_to(server);
  access.answer_within = std::chrono::milliseconds(50);
  const auto answer = make_http_post(access)->post("[]");
  done.set_value();
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().text().find("in time"), std::string::npos) << answer.error().text();
}

TEST(HttpPost, IsNotDrownedInAnAnswer) {
  const SmallServer server([](const Request&) { return http_answer(200, std::string(8U << 20U, 'x')); });
  const auto answer = make_http_post(access_to(server))->post("[]");
  EXPECT_FALSE(answer);
}

TEST(HttpPost, IsNotConfusedByWhatIsNoHttp) {
  for (const auto& nonsense :
       {std::string("hello\n"), std::string(100'000, '\xFF'), std::string("HTTP/1.1 banana\r\n\r\n")}) {
    const SmallServer server([&](const Request&) { return nonsense; });
    const auto answer = make_http_post(access_to(server))->post("[]");
    if (answer) {
      EXPECT_NE(answer->status, 200);
    }
  }
}

TEST(RecordStoreAddress, EndsInStatementsOnce) {
  EXPECT_EQ(checked_address("https://lrs.example.org/xapi"), "https://lrs.example.org/xapi/statements");
  EXPECT_EQ(checked_address("https://lrs.example.org/xapi/"), "https://lrs.example.org/xapi/statements");
  EXPECT_EQ(checked_address("https://lrs.example.org/xapi/statements/"),
            "https://lrs.example.org/xapi/statements");
  EXPECT_EQ(checked_address("https://lrs.example.org"), "https://lrs.example.org/statements");
  EXPECT_EQ(checked_address("http://localhost:81/x"), "http://localhost:81/x/statements");
  EXPECT_TRUE(checked_address("http://[::1]:81/x"));
}

TEST(RecordStoreAddress, IsRefusedWhereItIsNotSafeOrMakesNoSense) {
  for (const auto* bad :
       {"", "lrs", "lrs.example.org/xapi", "http://lrs.example.org/xapi", "http://localhost.evil.example/",
        "ftp://lrs.example.org", "file:///etc/passwd", "https://", "https://key:secret@lrs.example.org/",
        "https://key@lrs.example.org/", "https://a.example/?x=1", "https://a.example/#x", "https://a b/",
        "gopher://127.0.0.1:25/x"})
    EXPECT_FALSE(checked_address(bad)) << bad;
  EXPECT_FALSE(checked_address(std::string_view("https://a.example/\0x", 20)));
  EXPECT_NE(checked_address("https://key:secret@a.example/").error().text().find("--credentials"),
            std::string::npos);
  EXPECT_EQ(checked_address("https://key:secret@a.example/").error().text().find("secret@"),
            std::string::npos);
}

}  // namespace
}  // namespace rapport::test
