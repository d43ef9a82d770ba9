// SPDX-License-Identifier: MIT
#include "engine/storage/store_location.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace rapport {
namespace {

/// Outlives what default_store_url() does with it.
Environment environment_of(const std::map<std::string, std::string>& values) {
  return [&values](const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? nullptr : found->second.c_str();
  };
}

TEST(StoreLocation, IsInTheDataFolder) {
  const std::map<std::string, std::string> values = {{"XDG_DATA_HOME", "/data"}, {"HOME", "/home/ada"}};
  EXPECT_EQ(default_store_url(environment_of(values)), "sqlite:/data/rapport/attempts.sqlite");
}

TEST(StoreLocation, IsInTheHomeFolderWhenNoDataFolderIsSet) {
  for (const std::string none : {"", "relative/data"}) {
    const std::map<std::string, std::string> values = {{"XDG_DATA_HOME", none}, {"HOME", "/home/ada"}};
    EXPECT_EQ(default_store_url(environment_of(values)),
              "sqlite:/home/ada/.local/share/rapport/attempts.sqlite");
  }
}

TEST(StoreLocation, SaysWhatToSetWhenThereIsNoHome) {
  const auto url = default_store_url(environment_of({}));
  ASSERT_FALSE(url.has_value());
  EXPECT_EQ(url.error().code, ErrorCode::NotFound);
  EXPECT_NE(url.error().message.find("HOME"), std::string::npos);
}

TEST(StoreLocation, ReadsAPathWithAndWithoutItsScheme) {
  EXPECT_EQ(store_path("sqlite:/a/b.sqlite"), std::filesystem::path("/a/b.sqlite"));
  EXPECT_EQ(store_path("/a/b c.sqlite"), std::filesystem::path("/a/b c.sqlite"));
  EXPECT_EQ(store_path("sqlite::memory:"), std::filesystem::current_path() / ":memory:");
}

TEST(StoreLocation, RefusesOtherKindsOfStores) {
  for (const std::string_view url : {"postgresql://ada:secret@host/db", "postgres://host/db",
                                     "https://host/x", "", "sqlite:", "sqlite:/a/"}) {
    const auto path = store_path(url);
    ASSERT_FALSE(path.has_value()) << url;
    EXPECT_EQ(path.error().code, ErrorCode::Invalid);
    EXPECT_EQ(path.error().text().find("secret"), std::string::npos);
    EXPECT_NE(path.error().way_out.find("sqlite:PATH"), std::string::npos);
  }
}

}  // namespace
}  // namespace rapport
