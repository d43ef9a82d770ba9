// SPDX-License-Identifier: MIT
#include "engine/base/words.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <thread>

namespace rapport {
namespace {

namespace fs = std::filesystem;

/// A catalogue as gettext writes it. Source: "The Format of GNU MO Files" in the manual of gettext.
class CatalogueWriter {
 public:
  explicit CatalogueWriter(const std::string& plurals = "nplurals=2; plural=(n != 1);") {
    add("", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: " + plurals + "\n");
  }

  void add(const std::string& looked_up, const std::string& found) { words_[looked_up] = found; }

  [[nodiscard]] std::string bytes() const {
    const auto count = static_cast<std::uint32_t>(words_.size());
    const std::uint32_t hash_size = 2 * count + 1;
    constexpr std::uint32_t kHeader = 28, kEntry = 8;
    const std::uint32_t originals = kHeader, translations = originals + count * kEntry,
                        hashes = translations + count * kEntry, texts = hashes + hash_size * 4;
    std::string tables[2], text;
    std::vector<std::uint32_t> places(hash_size);
    std::uint32_t place = 0;
    for (const auto& [looked_up, found] : words_) {
      put(place, hash_size, looked_up.substr(0, looked_up.find('\0')), places);
      ++place;
    }
    for (int table = 0; table < 2; ++table) {
      for (const auto& [looked_up, found] : words_) {
        const auto& one = table == 0 ? looked_up : found;
        tables[table] += number(static_cast<std::uint32_t>(one.size())) +
                         number(texts + static_cast<std::uint32_t>(text.size()));
        text += one + '\0';
      }
    }
    auto all = number(0x950412DE) + number(0) + number(count) + number(originals) + number(translations) +
               number(hash_size) + number(hashes) + tables[0] + tables[1];
    for (const auto one : places) all += number(one);
    return all + text;
  }

 private:
  static std::string number(std::uint32_t value) {
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(value >> shift & 0xFFU);
    return bytes;
  }

  /// The hash of P. J. Weinberger with double hashing, as gettext uses it.
  static void put(std::uint32_t place, std::uint32_t size, const std::string& text,
                  std::vector<std::uint32_t>& places) {
    std::uint32_t hash = 0;
    for (const char c : text) {
      hash = (hash << 4U) + static_cast<unsigned char>(c);
      if (const auto high = hash & 0xF0000000U; high != 0) hash = (hash ^ (high >> 24U)) ^ high;
    }
    auto at = hash % size;
    const auto step = 1 + hash % (size - 2);
    while (places[at] != 0) at = (at + step) % size;
    places[at] = place + 1;
  }

  std::map<std::string, std::string> words_;
};

/// Words of languages in a folder of the test's own; English again afterwards.
class Words : public testing::Test {
 protected:
  void SetUp() override {
    auto pattern = (fs::temp_directory_path() / "rapport_words.XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override {
    speak(folder_, {});
    fs::remove_all(folder_);
  }

  void write(const std::string& language, const std::string& bytes) const {
    const auto place = folder_ / language / "LC_MESSAGES";
    fs::create_directories(place);
    std::ofstream(place / "rapport.mo", std::ios::binary) << bytes;
  }

  std::string speak_first(const std::vector<std::string>& wanted) const { return speak(folder_, wanted); }

  static CatalogueWriter spanish() {
    CatalogueWriter catalogue;
    catalogue.add("Send", "Enviar");
    catalogue.add(std::string("key\4Home"), "Inicio");
    catalogue.add(std::string("{} reply\0{} replies", 19), std::string("{} respuesta\0{} respuestas", 26));
    catalogue.add("{} of {}", "de {1}, {0}");
    catalogue.add("To {}", "A {0} y {1}");
    catalogue.add("From {}", "Desde {");
    return catalogue;
  }

  fs::path folder_;
};

TEST_F(Words, AreEnglishUntilALanguageIsSpoken) {
  EXPECT_STREQ(tr("Send"), "Send");
  EXPECT_EQ(language_spoken(), "en");
  EXPECT_EQ(tr_n_format("{} reply", "{} replies", 1, 1), "1 reply");
  EXPECT_EQ(tr_n_format("{} reply", "{} replies", 0, 0), "0 replies");
}

TEST_F(Words, AreThoseOfTheLanguageThatIsSpoken) {
  write("es", spanish().bytes());
  EXPECT_EQ(speak_first({"es"}), "es");
  EXPECT_STREQ(tr("Send"), "Enviar");
  EXPECT_STREQ(tr_in("key", "Home"), "Inicio");
  EXPECT_STREQ(tr("Home"), "Home") << "another context is another word";
  EXPECT_EQ(tr_n_format("{} reply", "{} replies", 1, 1), "1 respuesta");
  EXPECT_EQ(tr_n_format("{} reply", "{} replies", 12'345'678'901, 12'345'678'901), "12345678901 respuestas");
  EXPECT_EQ(tr_format("{} of {}", 3, 5), "de 5, 3") << "placeholders may change their order";
  EXPECT_STREQ(tr(""), "") << "the head of the catalogue is no word";
  EXPECT_STREQ(tr("Nobody has translated this."), "Nobody has translated this.");
  EXPECT_EQ(speak_first({"en"}), "en");
  EXPECT_STREQ(tr("Send"), "Send");
}

TEST_F(Words, WithPlaceholdersThatDoNotFitGiveWayToEnglish) {
  write("es", spanish().bytes());
  speak_first({"es"});
  EXPECT_EQ(tr_format("To {}", "Ada"), "To Ada");
  EXPECT_EQ(tr_format("From {}", "Ada"), "From Ada");
}

TEST_F(Words, AreTakenFromTheFirstLanguageThatIsThere) {
  write("es", spanish().bytes());
  EXPECT_EQ(speak_first({"es_MX.UTF-8"}), "es");
  EXPECT_EQ(speak_first({"es-419"}), "es");
  EXPECT_EQ(speak_first({"fr", "es"}), "es");
  EXPECT_EQ(speak_first({"en_GB", "es"}), "en");
  EXPECT_EQ(speak_first({"fr"}), "en");
  EXPECT_EQ(speak_first({}), "en");
}

TEST_F(Words, AreNeverSoughtOutsideOfTheFolder) {
  for (const auto* tag : {"../es", "..", "/etc", "e", "", "español", "ES", "C.UTF-8"})
    EXPECT_EQ(speak_first({tag}), "en") << tag;
}

TEST_F(Words, OutliveTheLanguageTheyAreIn) {
  write("es", spanish().bytes());
  speak_first({"es"});
  const auto* const word = tr("Send");
  speak_first({"en"});
  fs::remove_all(folder_ / "es");
  EXPECT_STREQ(word, "Enviar");
}

TEST_F(Words, CanBeAskedForWhileTheLanguageChanges) {
  write("es", spanish().bytes());
  std::atomic<bool> done = false;
  std::atomic<int> odd = 0;
  std::vector<std::jthread> askers;
  for (int i = 0; i < 3; ++i) {
    askers.emplace_back([&] {
      while (!done) {
        const std::string word = tr("Send"), count = tr_n_format("{} reply", "{} replies", 2, 2);
        if ((word != "Send" && word != "Enviar") || (count != "2 replies" && count != "2 respuestas")) ++odd;
      }
    });
  }
  for (int i = 0; i < 2000; ++i) speak_first({i % 2 == 0 ? "es" : "en"});
  done = true;
  askers.clear();
  EXPECT_EQ(odd, 0);
}

TEST_F(Words, OfADamagedCatalogueAreEnglish) {
  const auto whole = spanish().bytes();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto language =
        std::string{static_cast<char>('a' + size / 26 % 26), static_cast<char>('a' + size % 26),
                    static_cast<char>('a' + size / 676)};
    write(language, whole.substr(0, size));
    EXPECT_EQ(speak_first({language}), "en") << size;
  }
}

/// Whatever the bytes are, the program goes on, and what it finds ends somewhere.
TEST_F(Words, OfACatalogueWithAnyBytesDoNoHarm) {
  const auto whole = spanish().bytes();
  std::mt19937 random(1);
  const auto below = [&](std::size_t end) { return random() % end; };
  constexpr int kTries = 4000;
  for (int i = 0; i < kTries; ++i) {
    auto bytes = whole;
    for (std::size_t k = 0; k <= below(4); ++k) bytes[below(bytes.size())] = static_cast<char>(below(256));
    // One folder each, since what was read once is kept.
    const auto folder = folder_ / std::to_string(i);
    fs::create_directories(folder / "es" / "LC_MESSAGES");
    std::ofstream(folder / "es" / "LC_MESSAGES" / "rapport.mo", std::ios::binary) << bytes;
    speak(folder, std::array{std::string("es")});
    for (const auto* word : {"Send", "", "Nothing", "{} of {}"})
      EXPECT_LT(std::string(tr(word)).size(), 1000U);
    static_cast<void>(std::string(tr_in("key", "Home")));
    for (const std::size_t count : {0U, 1U, 2U, 100U})
      EXPECT_FALSE(tr_n_format("{} reply", "{} replies", count, count).empty());
  }
}

TEST_F(Words, WithPluralRulesThatMakeNoSenseDoNoHarm) {
  int i = 0;
  for (const auto* rule : {"nplurals=2; plural=n/0;", "nplurals=2; plural=n%0;",
                           "nplurals=1; plural=9999999;", "plural=((((n", "nplurals=2; plural=-5;",
                           "nplurals=2; plural=n?n?n:n:n;", "", "nplurals=2; plural=2147483647*n*n;"}) {
    CatalogueWriter catalogue(rule);
    catalogue.add(std::string("{} reply\0{} replies", 19), std::string("{} respuesta\0{} respuestas", 26));
    const auto folder = folder_ / std::to_string(i++);
    fs::create_directories(folder / "es" / "LC_MESSAGES");
    std::ofstream(folder / "es" / "LC_MESSAGES" / "rapport.mo", std::ios::binary) << catalogue.bytes();
    speak(folder, std::array{std::string("es")});
    for (const std::size_t count : {0U, 1U, 2U, 1'000'000U})
      EXPECT_FALSE(tr_n_format("{} reply", "{} replies", count, count).empty()) << rule;
  }
}

std::vector<std::string> asked_for(const std::map<std::string, std::string>& environment) {
  return languages_of_system([&](const char* name) -> const char* {
    const auto found = environment.find(name);
    return found == environment.end() ? nullptr : found->second.c_str();
  });
}

using List = std::vector<std::string>;

TEST(LanguagesOfSystem, AreReadAsGettextReadsThem) {
  EXPECT_EQ(asked_for({}), List());
  EXPECT_EQ(asked_for({{"LANG", "es_ES.UTF-8"}}), List({"es_ES.UTF-8"}));
  EXPECT_EQ(asked_for({{"LANG", "de_DE"}, {"LC_MESSAGES", "es_MX"}}), List({"es_MX"}));
  EXPECT_EQ(asked_for({{"LANG", "de_DE"}, {"LC_MESSAGES", "es_MX"}, {"LC_ALL", "fr_FR"}}), List({"fr_FR"}));
  EXPECT_EQ(asked_for({{"LANG", "C.UTF-8"}, {"LANGUAGE", "es:en"}}), List({"es", "en"}));
  EXPECT_EQ(asked_for({{"LANG", "es_ES"}, {"LANGUAGE", ":fr::es:"}}), List({"fr", "es"}));
  EXPECT_EQ(asked_for({{"LANG", "C"}, {"LANGUAGE", "es"}}), List()) << "as gettext's programs do";
  EXPECT_EQ(asked_for({{"LANG", "es_ES"}, {"LC_ALL", ""}}), List({"es_ES"}));
}

}  // namespace
}  // namespace rapport
