// SPDX-License-Identifier: MIT
#include "gui/settings/settings.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "engine/base/file.h"
#include "gui/settings/settings_file.h"
#include "gui/settings/settings_json.h"
#include "gui/settings/settings_writer.h"

namespace rapport::gui {
namespace {

namespace fs = std::filesystem;

Settings unusual() {
  Settings settings;
  settings.theme = Theme::HighContrast;
  settings.text_percent = 175;
  settings.reduced_motion = true;
  settings.send_with = SendKey::Enter;
  settings.numbers_shown = false;
  settings.voice = {true, 30, true};
  settings.language = "es";
  settings.conversation_language = "pt-BR";
  settings.team_store = "postgresql://db.example.org/rapport";
  settings.window = {1600, 900, WindowPlace{-40, 25}, true};
  return settings;
}

TEST(Settings, LeadFromOneSizeOfTextToTheNextAndStopAtTheEnds) {
  EXPECT_EQ(larger_text(100), 110);
  EXPECT_EQ(smaller_text(100), 90);
  EXPECT_EQ(larger_text(kLargestText), kLargestText);
  EXPECT_EQ(smaller_text(kSmallestText), kSmallestText);
  EXPECT_EQ(larger_text(137), 150);
  EXPECT_EQ(smaller_text(137), 125);
  for (int percent = kSmallestText; percent < kLargestText; percent = larger_text(percent))
    EXPECT_EQ(smaller_text(larger_text(percent)), percent);
}

TEST(Settings, KeepTheWindowAndTheTeamsServerWhenTheyAreReset) {
  const auto reset = without_choices(unusual());
  EXPECT_EQ(reset.window, unusual().window);
  EXPECT_EQ(reset.team_store, unusual().team_store);
  EXPECT_EQ(reset.theme, Theme::AsSystem);
  EXPECT_EQ(reset.text_percent, kUsualText);
}

TEST(SettingsJson, ComesBackAsItWent) {
  for (const auto& settings : {Settings{}, unusual()}) {
    const auto parsed = parse_settings(settings_json(settings, {}));
    EXPECT_TRUE(parsed.readable);
    EXPECT_TRUE(parsed.odd.empty());
    EXPECT_EQ(parsed.settings, settings);
  }
}

TEST(SettingsJson, KeepsWhatItDoesNotKnow) {
  const auto before =
      R"({"version": 1, "voice": {"accent": "en-gb"}, "theme": "light", "later": [1, {"a": null}]})";
  const auto after = settings_json(unusual(), before);
  EXPECT_NE(after.find("\"accent\": \"en-gb\""), std::string::npos);
  EXPECT_NE(after.find("\"later\""), std::string::npos);
  EXPECT_EQ(parse_settings(after).settings, unusual());
}

TEST(SettingsJson, TakesTheUsualValueForWhatMakesNoSenseAndNamesIt) {
  const auto parsed = parse_settings(
      R"({"version": 1, "theme": "mauve", "text_percent": 9000, "reduced_motion": "yes", "send_with": 3,
          "language": "es; rm -rf", "voice": {"on": true, "volume": -1}, "window": {"width": 1e300, "height": 700.5,
          "x": 3, "y": "top"}, "numbers_shown": false})");
  EXPECT_TRUE(parsed.readable);
  EXPECT_EQ(parsed.odd,
            (std::vector<std::string>{"theme", "text_percent", "reduced_motion", "send_with", "language",
                                      "voice.volume", "window.width", "window.height", "window.y"}));
  Settings expected;
  expected.voice.on = true;
  expected.numbers_shown = false;
  EXPECT_EQ(parsed.settings, expected);
}

TEST(SettingsJson, SurvivesWhateverTheBytesAre) {
  const auto deep = [](std::size_t levels) {
    return R"({"version": 1, "a": )" + std::string(levels, '[') + std::string(levels, ']') + "}";
  };
  for (const std::string& text :
       {std::string(), std::string("{"), std::string("null"), std::string("[]"), std::string("\"a\""),
        std::string("{}"), std::string(R"({"version": "one"})"), std::string(R"({"version": 0})"),
        std::string(R"({"version": 1, "theme": "\ud800"})"), std::string("{\"version\": 1, \"a\": \"\xff\"}"),
        std::string("\0\0\0", 3), std::string(R"({"version": 1e999})"), deep(9), deep(20'000),
        std::string(60'000, '['), std::string(60'000, '{')}) {
    const auto parsed = parse_settings(text);
    EXPECT_FALSE(parsed.readable) << text.substr(0, 40);
    EXPECT_EQ(parsed.settings, Settings{});
    EXPECT_EQ(parse_settings(settings_json(unusual(), text)).settings, unusual());
  }
  EXPECT_TRUE(parse_settings(R"({"version": 1, "voice": 5, "window": [], "theme": {}})").readable);
  EXPECT_TRUE(parse_settings(deep(6)).readable);
}

TEST(SettingsJson, SurvivesEveryByteOfAFileChangedOrCutOff) {
  const auto good = settings_json(unusual(), {});
  for (std::size_t i = 0; i < good.size(); ++i) {
    EXPECT_NO_THROW((void)parse_settings(good.substr(0, i)));
    for (const char byte : {'\0', '"', '9', '\xff', '{', '}'}) {
      auto changed = good;
      changed[i] = byte;
      const auto parsed = parse_settings(changed);
      EXPECT_GE(parsed.settings.text_percent, kSmallestText);
      EXPECT_LE(parsed.settings.text_percent, kLargestText);
    }
  }
}

class SettingsOnDisk : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("rapport-settings-" + std::to_string(::getpid()));
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path path() const { return folder_ / "rapport" / "settings.json"; }
  [[nodiscard]] fs::path broken() const { return folder_ / "rapport" / "settings.json.broken"; }

  void put(const std::string& text) const {
    fs::create_directories(path().parent_path());
    std::ofstream(path(), std::ios::binary) << text;
  }
  [[nodiscard]] static std::string text_of(const fs::path& file) {
    return read_file(file, std::size_t{1} << 20U).value_or("nothing");
  }

  fs::path folder_;
};

TEST_F(SettingsOnDisk, AreTheUsualOnesWithoutAFile) {
  const auto opened = SettingsFile(path()).open();
  EXPECT_EQ(opened.settings, Settings{});
  EXPECT_FALSE(opened.problem);
  EXPECT_FALSE(fs::exists(path()));
}

TEST_F(SettingsOnDisk, ComeBackTheNextTime) {
  SettingsFile file(path());
  (void)file.open();
  ASSERT_TRUE(file.write(unusual()));
  const auto opened = SettingsFile(path()).open();
  EXPECT_EQ(opened.settings, unusual());
  EXPECT_FALSE(opened.problem);
  EXPECT_EQ(std::distance(fs::directory_iterator(path().parent_path()), fs::directory_iterator()), 1);
  EXPECT_EQ(fs::status(path()).permissions() & fs::perms::others_all, fs::perms::none);
}

TEST_F(SettingsOnDisk, GiveWayToTheUsualOnesIfTheFileIsBroken) {
  put("{ \"version\": 1, oh no");
  SettingsFile file(path());
  const auto opened = file.open();
  EXPECT_EQ(opened.settings, Settings{});
  ASSERT_TRUE(opened.problem);
  EXPECT_NE(opened.problem->message.find(path().string()), std::string::npos);
  EXPECT_NE(opened.problem->way_out.find("settings.json.broken"), std::string::npos);
  EXPECT_EQ(text_of(broken()), "{ \"version\": 1, oh no");
  ASSERT_TRUE(file.write(unusual()));
  EXPECT_EQ(SettingsFile(path()).open().settings, unusual());
  EXPECT_EQ(text_of(broken()), "{ \"version\": 1, oh no");
}

TEST_F(SettingsOnDisk, SaveWhatMakesSenseOfAFileThatIsBrokenInPart) {
  const std::string text = R"({"version": 1, "theme": "mauve", "text_percent": 150, "later": true})";
  put(text);
  const auto opened = SettingsFile(path()).open();
  EXPECT_EQ(opened.settings.text_percent, 150);
  ASSERT_TRUE(opened.problem);
  EXPECT_NE(opened.problem->message.find("theme"), std::string::npos);
  EXPECT_EQ(text_of(broken()), text);
  EXPECT_NE(text_of(path()).find("later"), std::string::npos);
  EXPECT_FALSE(SettingsFile(path()).open().problem);
}

TEST_F(SettingsOnDisk, DoNotReadAFileOfUnreasonableSize) {
  put(std::string(100'000, ' '));
  const auto opened = SettingsFile(path()).open();
  EXPECT_EQ(opened.settings, Settings{});
  EXPECT_TRUE(opened.problem);
  EXPECT_TRUE(fs::exists(broken()));
}

TEST_F(SettingsOnDisk, LeaveTheFileOfALaterVersionAsItIs) {
  const std::string text = R"({"version": 2, "theme": "light"})";
  put(text);
  SettingsFile file(path());
  const auto opened = file.open();
  EXPECT_EQ(opened.settings.theme, Theme::Light);
  ASSERT_TRUE(opened.problem);
  EXPECT_EQ(opened.problem->code, ErrorCode::NewerSchema);
  EXPECT_TRUE(file.write(unusual()));
  EXPECT_EQ(text_of(path()), text);
}

TEST_F(SettingsOnDisk, MoveAFolderOfTheirNameOutOfTheWay) {
  fs::create_directories(path());
  SettingsFile file(path());
  EXPECT_TRUE(file.open().problem);
  EXPECT_TRUE(file.write(unusual()));
  EXPECT_EQ(SettingsFile(path()).open().settings, unusual());
}

TEST_F(SettingsOnDisk, LeaveABrokenFileWhereItIsIfItCannotBeMoved) {
  put("broken");
  fs::create_directories(broken() / "full");  // a file cannot take the place of a folder
  SettingsFile file(path());
  const auto opened = file.open();
  ASSERT_TRUE(opened.problem);
  EXPECT_NE(opened.problem->way_out.find("could not be moved"), std::string::npos);
  EXPECT_TRUE(file.write(unusual()));
  EXPECT_EQ(text_of(path()), "broken");
}

TEST_F(SettingsOnDisk, SayWhyTheyCannotBeWritten) {
  fs::create_directories(folder_);
  std::ofstream(folder_ / "rapport") << "a file where the folder should be";
  SettingsFile file(path());
  const auto written = file.write(unusual());
  ASSERT_FALSE(written);
  EXPECT_FALSE(written.error().message.empty());
  EXPECT_FALSE(written.error().way_out.empty());
}

TEST_F(SettingsOnDisk, StayBehindASymbolicLink) {
  const auto real = folder_ / "elsewhere" / "mine.json";
  fs::create_directories(real.parent_path());
  fs::create_directories(path().parent_path());
  std::ofstream(real) << settings_json({}, {});
  fs::create_symlink(real, path());
  SettingsFile file(path());
  (void)file.open();
  ASSERT_TRUE(file.write(unusual()));
  EXPECT_TRUE(fs::is_symlink(path()));
  EXPECT_EQ(parse_settings(text_of(real)).settings, unusual());
}

TEST_F(SettingsOnDisk, HaveTheLastOnesWrittenByTheTimeTheWriterIsGone) {
  {
    SettingsWriter writer{SettingsFile(path())};
    auto settings = unusual();
    for (int percent = kSmallestText; percent <= kLargestText; ++percent) {
      settings.text_percent = percent;
      writer.save(settings);
    }
  }
  EXPECT_EQ(SettingsFile(path()).open().settings.text_percent, kLargestText);
}

TEST(SettingsPath, FollowsTheXdgSpecification) {
  const auto path = [](const char* config, const char* home) {
    return default_settings_path(
        [=](const char* name) -> const char* { return std::string_view(name) == "HOME" ? home : config; });
  };
  EXPECT_EQ(path("/c", "/h").value(), "/c/rapport/settings.json");
  EXPECT_EQ(path(nullptr, "/h").value(), "/h/.config/rapport/settings.json");
  EXPECT_EQ(path("relative", "/h").value(), "/h/.config/rapport/settings.json");
  EXPECT_FALSE(path(nullptr, nullptr));
}

}  // namespace
}  // namespace rapport::gui
