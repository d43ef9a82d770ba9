// SPDX-License-Identifier: MIT
#include "gui/voice/voice_process.h"

#include <gtest/gtest.h>

#include <csignal>
#include <mutex>
#include <string>
#include <vector>

namespace rapport::gui {
namespace {

using std::chrono::milliseconds;

/// Long enough that no test which is right ever waits for it.
constexpr milliseconds kLong{60'000};

/// The voice with a shell script in the place of the program that speaks.
class VoiceProcessTest : public testing::Test {
 protected:
  std::vector<std::string> script(const std::string& text) { return {"/bin/sh", "-c", text}; }

  std::function<void(const VoiceState&)> note() {
    return [this](const VoiceState& state) {
      {
        const std::scoped_lock lock(mutex_);
        states_.push_back(state);
      }
      noted_.notify_all();
    };
  }

  void wait_for_a_word() {
    std::unique_lock lock(mutex_);
    noted_.wait(lock, [this] { return !states_.empty() && states_.back().word; });
  }

  std::vector<SpokenWord> words() {
    const std::scoped_lock lock(mutex_);
    std::vector<SpokenWord> all;
    for (const auto& state : states_) {
      if (state.word) all.push_back(*state.word);
    }
    return all;
  }

  const std::vector<SpokenLine> lines_ = {{4, "Nobody came."}};

 private:
  std::mutex mutex_;
  std::condition_variable noted_;
  std::vector<VoiceState> states_;
};

TEST_F(VoiceProcessTest, TellsEachWordAndThenThatItIsSilent) {
  VoiceProcess voice(script("echo word 0 6; echo word 7 11; echo done"), kLong, note());
  voice.say(lines_, {});
  EXPECT_TRUE(voice.is_speaking());
  voice.wait();
  EXPECT_FALSE(voice.is_speaking());
  EXPECT_FALSE(voice.state().word);
  EXPECT_EQ(voice.state().trouble, VoiceTrouble::None);
  EXPECT_EQ(words(), (std::vector<SpokenWord>{{4, 0, 6}, {4, 7, 11}}));
}

TEST_F(VoiceProcessTest, SpeaksOneLineAfterTheOther) {
  VoiceProcess voice(script("echo word 0 2; echo done"), kLong, note());
  voice.say({{4, "Nobody came."}, {6, "Again."}}, {});
  voice.wait();
  EXPECT_EQ(words(), (std::vector<SpokenWord>{{4, 0, 2}, {6, 0, 2}}));
}

TEST_F(VoiceProcessTest, HandsTheTextOverAsItIsAndNeverAsAnArgument) {
  // The script answers with a word as long as the text that it is given, and fails if it is given arguments.
  VoiceProcess voice(script("[ $# = 0 ] && tail -n +2 | wc -c | { read n; echo word 0 $n; echo done; }"),
                     kLong, note());
  using namespace std::string_literals;
  for (const auto& text : {"--help"s, "; rm -rf / #"s, "a\0b"s, "two\nlines"s, std::string(3'000'000, 'x')}) {
    voice.say({{1, text}}, {});
    voice.wait();
    ASSERT_FALSE(words().empty());
    EXPECT_EQ(words().back(), (SpokenWord{1, 0, text.size()}));
  }
}

TEST_F(VoiceProcessTest, EndsAProgramThatHangsWhenItIsToldToStop) {
  VoiceProcess voice(script("echo word 0 6; sleep 1000 & sleep 1000"), kLong, note());
  voice.say(lines_, {});
  wait_for_a_word();
  EXPECT_EQ(voice.state().word, (SpokenWord{4, 0, 6}));
  voice.stop();
  EXPECT_FALSE(voice.is_speaking());
  EXPECT_FALSE(voice.state().word);
  voice.wait();
  EXPECT_EQ(voice.state().trouble, VoiceTrouble::None);  // it was we who ended it
}

TEST_F(VoiceProcessTest, EndsAProgramThatHangsByItself) {
  VoiceProcess voice(script("echo word 0 6; sleep 1000"), milliseconds(20), note());
  voice.say({{4, "Nobody came."}, {6, "Again."}}, {});
  voice.wait();
  EXPECT_FALSE(voice.is_speaking());
  EXPECT_EQ(voice.state().trouble, VoiceTrouble::NoSpeech);
  EXPECT_LE(words().size(), 1U);  // the second line was not tried
}

TEST_F(VoiceProcessTest, EndsAProgramThatDoesNotListenToSignalsOrReadItsInput) {
  VoiceProcess voice(script("trap '' TERM INT PIPE HUP; echo word 0 6; while :; do sleep 1000; done"), kLong,
                     note());
  voice.say({{4, std::string(3'000'000, 'x')}}, {});
  wait_for_a_word();
  voice.stop();
  voice.wait();
}

TEST_F(VoiceProcessTest, SaysTheNewLineInsteadOfTheOld) {
  VoiceProcess voice(
      script("tail -n +2 | { read text; [ $text = short ] && echo word 0 5 && echo done || { echo "
             "word 0 1; sleep 1000; }; }"),
      kLong, note());
  voice.say({{1, "endless\n"}, {2, "never\n"}}, {});
  wait_for_a_word();
  voice.say({{3, "short\n"}}, {});
  EXPECT_TRUE(voice.is_speaking());
  voice.wait();
  EXPECT_EQ(words(), (std::vector<SpokenWord>{{1, 0, 1}, {3, 0, 5}}));
}

TEST_F(VoiceProcessTest, EndsWhileAProgramHangs) {
  VoiceProcess voice(script("echo word 0 6; sleep 1000"), kLong, note());
  voice.say(lines_, {});
  wait_for_a_word();
}  // the end of the test is that it ends

TEST_F(VoiceProcessTest, BearsBeingInterruptedAtAnyMoment) {
  VoiceProcess voice(script("echo word 0 6; echo done"), kLong, note());
  for (int i = 0; i < 100; ++i) {
    voice.say(lines_, {});
    if (i % 3 == 0) voice.stop();
    if (i % 7 == 0) voice.try_out();
  }
  voice.wait();
  EXPECT_FALSE(voice.is_speaking());
}

TEST_F(VoiceProcessTest, SaysWhyNothingIsHeard) {
  const auto trouble_of = [&](std::vector<std::string> command) {
    VoiceProcess voice(std::move(command), kLong);
    voice.say(lines_, {});
    voice.wait();
    EXPECT_FALSE(voice.is_speaking());
    return voice.state().trouble;
  };
  EXPECT_EQ(trouble_of(script("echo no-sound")), VoiceTrouble::NoSound);
  EXPECT_EQ(trouble_of(script("echo no-speech")), VoiceTrouble::NoSpeech);
  EXPECT_EQ(trouble_of({"/nowhere/rapport-voice"}), VoiceTrouble::NoSpeech);
  EXPECT_EQ(trouble_of({""}), VoiceTrouble::NoSpeech);
  EXPECT_EQ(trouble_of({}), VoiceTrouble::NoSpeech);
  EXPECT_EQ(trouble_of(script("exit 127")), VoiceTrouble::NoSpeech);
  EXPECT_EQ(trouble_of(script("echo word 0 6; kill -SEGV $$")), VoiceTrouble::NoSpeech);
}

TEST_F(VoiceProcessTest, BearsAProgramThatTalksNonsense) {
  for (const auto* nonsense :
       {"echo hello", "echo word 5 2", "echo word 0 999", "echo; echo", "head -c 100000 /dev/zero",
        "yes | tr -d '\\n'", "echo word 99999999999999999999 1"}) {
    VoiceProcess voice(script(nonsense), kLong, note());
    voice.say(lines_, {});
    voice.wait();
    EXPECT_EQ(voice.state().trouble, VoiceTrouble::NoSpeech) << nonsense;
  }
  EXPECT_TRUE(words().empty());
}

TEST_F(VoiceProcessTest, FindsOutWhetherItCouldBeHeardWithoutSpeaking) {
  VoiceProcess deaf(script("echo no-sound"), kLong);
  deaf.try_out();
  EXPECT_FALSE(deaf.is_speaking());
  deaf.wait();
  EXPECT_EQ(deaf.state().trouble, VoiceTrouble::NoSound);
  VoiceProcess voice(script("[ -z \"$(tail -n +2)\" ] && echo done"), kLong);
  voice.try_out();
  voice.wait();
  EXPECT_EQ(voice.state().trouble, VoiceTrouble::None);
}

TEST_F(VoiceProcessTest, HearsAgainOnceTheTroubleIsOver) {
  const auto marker = testing::TempDir() + "rapport-voice-" + std::to_string(::getpid());
  VoiceProcess voice(script("if [ -e " + marker + " ]; then rm " + marker + "; echo done; else : >" + marker +
                            "; echo no-sound; fi"),
                     kLong);
  voice.say(lines_, {});
  voice.wait();
  EXPECT_EQ(voice.state().trouble, VoiceTrouble::NoSound);
  voice.say(lines_, {});
  voice.wait();
  EXPECT_EQ(voice.state().trouble, VoiceTrouble::None);
}

TEST_F(VoiceProcessTest, IsSilentWithoutLines) {
  VoiceProcess voice(script("echo word 0 6; sleep 1000"), kLong, note());
  voice.say(lines_, {});
  wait_for_a_word();
  voice.say({}, {});
  EXPECT_FALSE(voice.is_speaking());
  voice.wait();
}

}  // namespace
}  // namespace rapport::gui
