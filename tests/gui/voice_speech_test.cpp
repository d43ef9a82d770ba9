// SPDX-License-Identifier: MIT
#include "gui/voice/speech.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "gui/voice/alsa_device.h"
#include "gui/voice/recital.h"
#include "gui/voice/voice_process.h"

namespace rapport::gui {
namespace {

constexpr auto kLine =
    "It was 19.50 dollars, “nineteen” winters… Dr. Smith—who isn’t here—said no & left at 3:45 pm. Née?";

/// Speech in memory, by the espeak-ng of this machine.
class SpeechTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (auto opened = Synthesiser::open()) synthesiser_ = std::move(*opened);
  }
  static void TearDownTestSuite() { synthesiser_.reset(); }

  void SetUp() override {
    if (synthesiser_ == nullptr || !synthesiser_->speak({Delivery(), "Hello"}))
      GTEST_SKIP() << "espeak-ng has no voices here";
  }

  static Speech speak(const std::string& text, Delivery delivery = {}) {
    auto speech = synthesiser_->speak({std::move(delivery), text});
    EXPECT_TRUE(speech);
    return speech ? std::move(*speech) : Speech{};
  }

  static double seconds(const Speech& speech) {
    return static_cast<double>(speech.samples.size()) / speech.rate;
  }

  static double loudness(const Speech& speech) {
    double sum = 0;
    for (const double sample : speech.samples) sum += sample * sample;
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, speech.samples.size())));
  }

 private:
  static inline std::unique_ptr<Synthesiser> synthesiser_;
};

TEST_F(SpeechTest, TellsWhenEachWordOfTheCaptionIsHeard) {
  const auto speech = speak(kLine);
  const CaptionWords caption(kLine);
  const auto& words = caption.words();
  ASSERT_EQ(speech.words.size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    EXPECT_EQ(speech.words[i].word, words[i]);
    EXPECT_LT(speech.words[i].sample, speech.samples.size());
    EXPECT_GE(speech.words[i].sample, i > 0 ? speech.words[i - 1].sample : 0);
  }
  EXPECT_LT(speech.words.front().sample, speech.words.back().sample);
}

TEST_F(SpeechTest, TakesTheDeliveryToHeart) {
  const std::string line = "You told me that twice already, and nobody came.";
  Delivery slow, fast, soft, loud;
  slow.words_per_minute = 120;
  fast.words_per_minute = 240;
  soft.volume = 20;
  loud.volume = 100;
  EXPECT_GT(seconds(speak(line, slow)), 1.5 * seconds(speak(line, fast)));
  EXPECT_GT(loudness(speak(line, loud)), 2 * loudness(speak(line, soft)));
  EXPECT_GT(loudness(speak(line, loud)), 1000);
}

TEST_F(SpeechTest, CutsNothingOffAtTheLoudest) {
  Customer customer;
  for (const auto* pronouns : {"she", "he"}) {
    customer.pronouns = pronouns;
    for (const auto* name : {"a", "b", "c", "d", "e"}) {
      customer.name = name;
      const auto speech =
          speak("No! Absolutely not, and I want it in writing!", delivery_of(customer, "en", {0, 100}, 100));
      const auto at_the_edge =
          std::ranges::count_if(speech.samples, [](int s) { return std::abs(s) >= 32767; });
      EXPECT_LT(at_the_edge, 20) << pronouns << name;
    }
  }
}

TEST_F(SpeechTest, IsEnglishWhereALanguageOrAVoiceIsNotInstalled) {
  for (const auto* voice : {"xx+f2", "xx", "en+q9", "zz+zz"}) {
    Delivery delivery;
    delivery.voice = voice;
    EXPECT_GT(seconds(speak("Hello there", delivery)), 0.3) << voice;
  }
}

TEST_F(SpeechTest, ReadsWhatLooksLikeOrdersAsText) {
  using namespace std::string_literals;
  const double plain = seconds(speak("hello"));
  EXPECT_GT(seconds(speak("<emphasis>hello</emphasis>")), 2 * plain);
  EXPECT_LT(seconds(speak("hello<break time='9s'/>")), 8);
  EXPECT_GT(seconds(speak("[[h@l'oU]]")), 1.5 * plain);
  EXPECT_NEAR(seconds(speak("\x01+100S hello hello"s)), seconds(speak(" +100S hello hello"s)), 0.05);
  for (const auto& text :
       {"--help"s, "-f /etc/passwd"s, "a\0b"s, "\xff\xfe\x80"s, "\x1b]0;x\x07"s, std::string(5'000, '('),
        std::string(5'000, 'a'), "..."s, "😀😀😀"s, "\r\n\r\n"s, std::string("%s%n%s%n")}) {
    const auto speech = speak(text);
    for (const auto& word : speech.words) EXPECT_LE(word.word.end_byte, text.size());
  }
}

TEST_F(SpeechTest, OfMegabytesIsCut) {
  const auto speech = speak(std::string(std::size_t{1} << 20U, ' ') + "never heard");
  EXPECT_TRUE(speech.samples.empty());
  std::string words;
  while (words.size() < (std::size_t{2} << 20U)) words += "again and ";
  EXPECT_LT(seconds(speak(words)), 1200);
}

TEST_F(SpeechTest, OfNothingIsSilence) {
  for (const auto* nothing : {"", " ", "\n", "…", "—"}) {
    const auto speech = speak(nothing);
    EXPECT_TRUE(speech.samples.empty());
    EXPECT_TRUE(speech.words.empty());
  }
}

/// A device that hears with a delay, by a clock of samples.
class FakeDevice final : public SoundDevice {
 public:
  Result<void> play(std::span<const std::int16_t> samples) override {
    if (played + samples.size() > breaks_at) return failure(ErrorCode::Unreadable, "It was unplugged.");
    played += samples.size();
    return {};
  }
  [[nodiscard]] std::size_t heard() override { return finished ? played : played - std::min(played, kDelay); }
  void finish() override { finished = true; }

  static constexpr std::size_t kDelay = 2000;
  std::size_t played = 0, breaks_at = SIZE_MAX;
  bool finished = false;
};

Speech second_of_words() {
  Speech speech;
  speech.samples.resize(22050);
  speech.words = {{{0, 1}, 0}, {{2, 3}, 5000}, {{4, 5}, 5000}, {{6, 7}, 21'900}};
  return speech;
}

TEST(Recital, TellsAWordOnceItIsHeardAndNotWhenItIsPlayed) {
  FakeDevice device;
  std::vector<std::size_t> begun;
  const auto speech = second_of_words();
  ASSERT_TRUE(recite(speech, device, [&](const CaptionWord& word) {
    begun.push_back(word.begin_byte);
    const auto due = speech.words[begun.size() - 1].sample;
    EXPECT_GE(device.heard(), due);
    EXPECT_TRUE(device.finished || device.heard() < due + 2000);
  }));
  EXPECT_EQ(begun, (std::vector<std::size_t>{0, 2, 4, 6}));
  EXPECT_EQ(device.played, speech.samples.size());
  EXPECT_TRUE(device.finished);
}

TEST(Recital, EndsWhenTheDeviceFails) {
  FakeDevice device;
  device.breaks_at = 10'000;
  int words = 0;
  EXPECT_FALSE(recite(second_of_words(), device, [&](const CaptionWord&) { ++words; }));
  EXPECT_EQ(words, 3);
  EXPECT_FALSE(device.finished);
}

TEST(Recital, OfNothingOnlyFinishes) {
  FakeDevice device;
  EXPECT_TRUE(recite({}, device, [](const CaptionWord&) { FAIL(); }));
  EXPECT_TRUE(device.finished);
}

TEST(AlsaDevice, IsNotThereUnderANameThatNobodyGave) {
  EXPECT_FALSE(open_alsa("rapport-has-no-such-device", 22050));
}

TEST(AlsaDevice, PlaysWhereNobodyHears) {
  auto device = open_alsa("null", 22050);
  ASSERT_TRUE(device);
  const auto speech = second_of_words();
  int words = 0;
  EXPECT_TRUE(recite(speech, **device, [&](const CaptionWord&) { ++words; }));
  EXPECT_EQ(words, 4);
}

/// The program as the window starts it, but for the device.
TEST_F(SpeechTest, ComesFromTheProgramWordByWord) {
  std::mutex mutex;
  std::vector<SpokenWord> heard;
  VoiceProcess voice({RAPPORT_VOICE_PROGRAM, "--device", "null"}, std::chrono::seconds(60),
                     [&](const VoiceState& state) {
                       const std::scoped_lock lock(mutex);
                       if (state.word) heard.push_back(*state.word);
                     });
  voice.say({{7, kLine}}, {});
  voice.wait();
  EXPECT_EQ(voice.state().trouble, VoiceTrouble::None);
  const CaptionWords caption(kLine);
  const auto& words = caption.words();
  ASSERT_EQ(heard.size(), words.size());
  for (std::size_t i = 0; i < words.size(); ++i)
    EXPECT_EQ(heard[i], (SpokenWord{7, words[i].begin_byte, words[i].end_byte}));
}

TEST_F(SpeechTest, IsNotMissedWhereThereIsNoDevice) {
  VoiceProcess voice({RAPPORT_VOICE_PROGRAM, "--device", "rapport-has-no-such-device"},
                     std::chrono::seconds(60));
  voice.say({{7, kLine}}, {});
  voice.wait();
  EXPECT_FALSE(voice.is_speaking());
  EXPECT_EQ(voice.state().trouble, VoiceTrouble::NoSound);
}

}  // namespace
}  // namespace rapport::gui
