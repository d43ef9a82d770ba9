// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>
#include <set>

#include "gui/voice/delivery.h"
#include "gui/voice/voice_messages.h"

namespace rapport::gui {
namespace {

Delivery of(Mood mood, const Customer& customer = {}, int volume = 100) {
  return delivery_of(customer, "en", mood, volume);
}

TEST(Delivery, IsFasterHigherAndLouderInAngerAtAnyTrust) {
  for (float trust = 0; trust <= 100; trust += 10) {
    const auto calm = of({trust, 0}), angry = of({trust, 100});
    EXPECT_GT(angry.words_per_minute, calm.words_per_minute) << trust;
    EXPECT_GT(angry.pitch, calm.pitch) << trust;
    EXPECT_GT(angry.volume, calm.volume) << trust;
    EXPECT_LT(angry.between_words, calm.between_words) << trust;
  }
}

TEST(Delivery, IsSlowAndFlatWithPausesWhereTheCustomerHasGoneCold) {
  const auto cold = of({0, 0}), relieved = of({100, 0}), middle = of({50, 50});
  EXPECT_LT(cold.words_per_minute, relieved.words_per_minute);
  EXPECT_LT(cold.words_per_minute, middle.words_per_minute);
  EXPECT_LT(cold.melody, 25);
  EXPECT_GT(relieved.melody, 45);
  EXPECT_GT(cold.between_words, relieved.between_words);
}

TEST(Delivery, IsSoftestWhereTheCustomerWasWonBack) {
  const int relieved = of({100, 0}).volume;
  for (const auto& mood : {Mood{0, 0}, Mood{0, 100}, Mood{100, 100}, Mood{50, 50}})
    EXPECT_LT(relieved, of(mood).volume);
}

TEST(Delivery, MovesWithoutAJump) {
  for (float trust = 0; trust <= 100; ++trust) {
    for (float anger = 0; anger < 100; ++anger) {
      const auto here = of({trust, anger}), next = of({trust, anger + 1}), across = of({anger + 1, trust}),
                 before = of({anger, trust});
      for (const auto& [one, other] : {std::pair{here, next}, std::pair{before, across}}) {
        EXPECT_LE(std::abs(one.words_per_minute - other.words_per_minute), 1);
        EXPECT_LE(std::abs(one.pitch - other.pitch), 1);
        EXPECT_LE(std::abs(one.melody - other.melody), 1);
        EXPECT_LE(std::abs(one.volume - other.volume), 1);
        EXPECT_LE(std::abs((one.between_words - other.between_words).count()), 1);
      }
    }
  }
}

TEST(Delivery, IsAlwaysOneThatCanBeAskedFor) {
  constexpr float kFar = 1e6F;
  for (const auto pitch : {Voice::Pitch::Low, Voice::Pitch::High}) {
    for (const auto pace : {Voice::Pace::Slow, Voice::Pace::Quick}) {
      for (const int age : {16, 95}) {
        for (const int volume : {-5, 0, 100, 1000}) {
          for (const auto& mood : {Mood{-kFar, kFar}, Mood{kFar, -kFar}, Mood{kFar, kFar}, Mood{0, 0}}) {
            Customer customer;
            customer.voice = {pitch, pace};
            customer.portrait.age = age;
            const VoiceRequest request{of(mood, customer, volume), "Hello"};
            EXPECT_EQ(parse_request(to_bytes(request)), request);
          }
        }
      }
    }
  }
}

TEST(Delivery, FollowsThePitchAndPaceThatTheScenarioGives) {
  Customer low, high;
  low.voice = {Voice::Pitch::Low, Voice::Pace::Slow};
  high.voice = {Voice::Pitch::High, Voice::Pace::Quick};
  EXPECT_LT(of({50, 50}, low).pitch, of({50, 50}, high).pitch);
  EXPECT_LT(of({50, 50}, low).words_per_minute, of({50, 50}, high).words_per_minute);
}

TEST(Delivery, IsSlowerInOldAge) {
  Customer young, old;
  young.portrait.age = 30;
  old.portrait.age = 85;
  EXPECT_LT(of({50, 50}, old).words_per_minute, of({50, 50}, young).words_per_minute);
}

TEST(Delivery, GivesACustomerAlwaysTheSameVoiceAndOthersOtherVoices) {
  std::set<std::string> women, men;
  for (const auto* name : {"Eleanor", "Mara", "Ines", "Ruth", "Ada"}) {
    Customer customer;
    customer.name = name;
    customer.pronouns = "she/her";
    EXPECT_EQ(of({0, 100}, customer).voice, of({100, 0}, customer).voice);
    women.insert(of({}, customer).voice);
    customer.pronouns = "he/him";
    men.insert(of({}, customer).voice);
  }
  EXPECT_GE(women.size(), 3U);
  EXPECT_GE(men.size(), 3U);
  for (const auto& voice : women) EXPECT_EQ(voice.substr(0, 4), "en+f");
  for (const auto& voice : men) EXPECT_EQ(voice.substr(0, 4), "en+m");
}

TEST(Delivery, TakesTheScenariosLanguageAndNothingElseForOne) {
  const auto voice = [](const char* language) { return delivery_of({}, language, {}, 80).voice; };
  EXPECT_EQ(voice("es").substr(0, 3), "es+");
  EXPECT_EQ(voice("en_US").substr(0, 6), "en-us+");
  for (const auto* odd : {"", "../../etc/passwd", "en us", "en\n", "--help;", "Ünglish"})
    EXPECT_EQ(voice(odd).substr(0, 3), "en+") << odd;
}

TEST(VoiceMessages, CarryAnyTextAsItIs) {
  using namespace std::string_literals;
  for (const auto& text :
       {""s, "Hello"s, "--help\n\nword 1 2\n"s, "a\0b"s, "\xff\xfe"s, std::string(100'000, '<')}) {
    const VoiceRequest request{Delivery(), text};
    EXPECT_EQ(parse_request(to_bytes(request)), request);
  }
}

TEST(VoiceMessages, RefuseWhatIsNoRequest) {
  for (const auto* bytes :
       {"", "\n", "hello", "rapport-voice-1\n", "rapport-voice-1 en 170 50 50 80\ntext",
        "rapport-voice-1 en 170 50 50 80 0", "rapport-voice-1 en 170 50 50 80 0 1\n",
        "rapport-voice-1 ../en 170 50 50 80 0\n", "rapport-voice-1 en 9999 50 50 80 0\n",
        "rapport-voice-1 en 170 -1 50 80 0\n", "rapport-voice-1 en 170 50 50 80 99999999999\n",
        "rapport-voice-2 en 170 50 50 80 0\n", "rapport-voice-1 en 17O 50 50 80 0\n"})
    EXPECT_FALSE(parse_request(bytes)) << bytes;
}

TEST(VoiceMessages, CarryReportsAndRefuseWhatIsNone) {
  for (const auto& report :
       {VoiceReport{VoiceReport::Kind::Word, 3, 9}, VoiceReport{VoiceReport::Kind::Done},
        VoiceReport{VoiceReport::Kind::NoSpeech}, VoiceReport{VoiceReport::Kind::NoSound}}) {
    auto line = to_line(report);
    ASSERT_EQ(line.back(), '\n');
    line.pop_back();
    EXPECT_EQ(parse_report(line), report);
  }
  for (const auto* line : {"", "word", "word 3", "word 9 3", "word 3 3", "word -1 3", "word 3 9 1", "done 1",
                           "word 3 99999999999999999999999", "nothing", "word  3 9"})
    EXPECT_FALSE(parse_report(line)) << line;
}

}  // namespace
}  // namespace rapport::gui
