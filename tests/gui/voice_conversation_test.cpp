// SPDX-License-Identifier: MIT
/// \file When the customer is heard, by a voice that only takes notes.
#include <gtest/gtest.h>

#include "gui/shell/dispatcher.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

class NotedVoice final : public CustomerVoice {
 public:
  void say(std::vector<SpokenLine> lines, const Delivery& how) override {
    state_.speaking = !lines.empty();
    said = std::move(lines);
    delivery = how;
    ++times;
  }
  void stop() override { state_ = {false, {}, state_.trouble}; }
  void try_out() override { ++tries; }
  [[nodiscard]] VoiceState state() const override { return state_; }

  void reach(const SpokenWord& word) { state_.word = word; }
  void fail(VoiceTrouble trouble) { state_ = {false, {}, trouble}; }

  std::vector<SpokenLine> said;
  Delivery delivery;
  int times = 0, tries = 0;

 private:
  VoiceState state_;
};

class VoiceInConversation : public testing::Test {
 protected:
  VoiceInConversation() {
    probe_.desk.services.voice = &voice_;
    probe_.state.settings.voice.on = true;
  }

  void perform(Action action) { update(probe_.state, std::move(action), probe_.desk.services); }

  void begin() {
    perform(OpenScenario{kParcel});
    perform(BeginAttempt{});
    ASSERT_EQ(probe_.state.place, Place::Conversation);
  }

  void set(bool on, int volume = 80) {
    auto settings = probe_.state.settings;
    settings.voice.on = on;
    settings.voice.volume = volume;
    perform(ChangeSettings{settings});
  }

  /// As the window does it once a frame.
  void listen() { perform(VoiceHeard{voice_.state()}); }

  UiProbe probe_{TestDesk::small_shelf()};
  NotedVoice voice_;
};

TEST_F(VoiceInConversation, SpeaksWhatTheCustomerSaysAndNothingElse) {
  begin();
  const auto& lines = probe_.state.conversation.lines;
  ASSERT_EQ(voice_.said.size(), 1U);
  EXPECT_EQ(voice_.said[0].line, 1U);
  EXPECT_EQ(voice_.said[0].text, lines[1].text);
  const auto before = lines.size();
  perform(GiveReply{"what-was-saturday"});
  ASSERT_FALSE(voice_.said.empty());
  for (const auto& line : voice_.said) {
    EXPECT_GE(line.line, before);
    EXPECT_EQ(lines[line.line].speaker, TranscriptLine::Speaker::Customer);
    EXPECT_EQ(line.text, lines[line.line].text);
  }
}

TEST_F(VoiceInConversation, SpeaksAsTheCustomerFeelsNow) {
  begin();
  const auto before = voice_.delivery;
  perform(GiveReply{"happens"});
  const auto& conversation = probe_.state.conversation;
  const auto& scenario = probe_.state.runner->scenario();
  const Mood mood{static_cast<float>(conversation.trust), static_cast<float>(conversation.anger)};
  EXPECT_EQ(voice_.delivery, delivery_of(scenario.customer, scenario.language, mood, 80));
  EXPECT_NE(voice_.delivery, before);
  EXPECT_EQ(voice_.delivery.voice, before.voice);
}

TEST_F(VoiceInConversation, IsSilentWhereItIsSwitchedOff) {
  probe_.state.settings.voice.on = false;
  begin();
  perform(GiveReply{"happens"});
  EXPECT_EQ(voice_.times, 0);
  EXPECT_FALSE(VoiceSettings().on);
}

TEST_F(VoiceInConversation, FallsSilentWhenOneLeaves) {
  begin();
  ASSERT_TRUE(voice_.is_speaking());
  perform(GoBack{});
  EXPECT_FALSE(voice_.is_speaking());
  begin();
  perform(GiveReply{"what-was-saturday"});
  perform(GiveReply{"dated"});
  perform(OpenDebrief{});
  EXPECT_FALSE(voice_.is_speaking());
}

TEST_F(VoiceInConversation, FollowsTheSettingsAtOnce) {
  begin();
  set(false);
  EXPECT_FALSE(voice_.is_speaking());
  set(true, 40);
  EXPECT_TRUE(voice_.is_speaking());
  const int loud = voice_.delivery.volume;
  set(true, 20);
  EXPECT_LT(voice_.delivery.volume, loud);
  const int times = voice_.times;
  auto settings = probe_.state.settings;
  settings.reduced_motion = true;
  perform(ChangeSettings{settings});
  EXPECT_EQ(voice_.times, times);
  perform(GoToLobby{});
  set(true, 90);
  EXPECT_EQ(voice_.times, times);  // nobody is there who could speak
}

TEST_F(VoiceInConversation, SpeaksAgainAfterTakingBack) {
  begin();
  perform(GiveReply{"happens"});
  perform(RewindTo{0});
  ASSERT_EQ(voice_.said.size(), 1U);
  EXPECT_EQ(voice_.said[0].line, 1U);
}

TEST_F(VoiceInConversation, IsHeardAgainOrSilencedByOneKey) {
  begin();
  probe_.frame();
  Keys keys;
  keys.voice = true;
  probe_.frame(keys);
  EXPECT_FALSE(voice_.is_speaking());
  probe_.frame(keys);
  EXPECT_TRUE(voice_.is_speaking());
  EXPECT_EQ(voice_.said.size(), 1U);
  perform(GoToLobby{});
  probe_.frame(keys);
  EXPECT_FALSE(voice_.is_speaking());
}

TEST_F(VoiceInConversation, ShowsTheWordThatIsHeard) {
  begin();
  probe_.frames(3);
  const int without = UiProbe::vertices();
  const auto& text = probe_.state.conversation.lines[1].text;
  voice_.reach({1, 0, text.find(' ')});
  listen();
  probe_.frames(2);
  EXPECT_EQ(probe_.state.conversation.spoken, (SpokenWord{1, 0, text.find(' ')}));
  EXPECT_GT(UiProbe::vertices(), without);
  perform(ShowHint{});
  EXPECT_TRUE(probe_.state.conversation.spoken);
  voice_.stop();
  listen();
  EXPECT_FALSE(probe_.state.conversation.spoken);
}

TEST_F(VoiceInConversation, PassesOverAWordThatIsNotThere) {
  begin();
  for (const auto& word : {SpokenWord{99, 0, 3}, SpokenWord{1, 5, 100'000}, SpokenWord{0, 0, 1}}) {
    voice_.reach(word);
    listen();
    probe_.frames(2);
  }
}

TEST_F(VoiceInConversation, FallsSilentWhileOneWritesIfThatIsSet) {
  for (const bool quiet : {false, true}) {
    auto settings = probe_.state.settings;
    settings.voice.quiet_while_writing = quiet;
    perform(ChangeSettings{settings});
    begin();
    voice_.reach({1, 0, 3});
    listen();
    probe_.frames(2);
    ASSERT_TRUE(probe_.focus("###reply_words"));
    ASSERT_TRUE(voice_.is_speaking());
    probe_.type("I");
    EXPECT_EQ(voice_.is_speaking(), !quiet);
    perform(GoToLobby{});
    probe_.frames(2);
  }
}

TEST_F(VoiceInConversation, SaysInTheSettingsWhyNothingIsHeard) {
  perform(OpenSettings{});
  EXPECT_EQ(voice_.tries, 1);
  const auto usual = probe_.state.settings_page.voice.meaning;
  voice_.fail(VoiceTrouble::NoSound);
  listen();
  EXPECT_NE(probe_.state.settings_page.voice.meaning.find("no sound device"), std::string::npos);
  voice_.fail(VoiceTrouble::NoSpeech);
  listen();
  EXPECT_NE(probe_.state.settings_page.voice.meaning.find("espeak-ng"), std::string::npos);
  voice_.fail(VoiceTrouble::None);
  listen();
  EXPECT_EQ(probe_.state.settings_page.voice.meaning, usual);
}

TEST_F(VoiceInConversation, IsNotNeeded) {
  probe_.desk.services.voice = nullptr;
  begin();
  perform(OpenSettings{});
  set(false);
  set(true);
  perform(SpeakOrHush{});
  perform(Hush{});
  perform(GiveReply{"happens"});
  EXPECT_EQ(probe_.state.place, Place::Conversation);
}

}  // namespace
}  // namespace rapport::gui
