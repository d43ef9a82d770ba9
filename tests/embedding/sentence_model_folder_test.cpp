// SPDX-License-Identifier: MIT
#include "engine/embedding/sentence_model_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "tests/embedding/made_up_package.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

/// A variable of the environment as it was, put back at the end.
class KeptVariable {
 public:
  explicit KeptVariable(const char* name) : name_(name) {
    if (const char* value = std::getenv(name)) value_ = value;
  }
  ~KeptVariable() {
    if (value_) {
      setenv(name_, value_->c_str(), 1);
    } else {
      unsetenv(name_);
    }
  }
  KeptVariable(const KeptVariable&) = delete;
  KeptVariable& operator=(const KeptVariable&) = delete;

 private:
  const char* name_;
  std::optional<std::string> value_;
};

class SentenceModelFolder : public testing::Test {
 protected:
  void SetUp() override {
    unsetenv("RAPPORT_SENTENCE_MODEL");
    setenv("XDG_DATA_HOME", package_.folder().c_str(), 1);
    setenv("HOME", package_.folder().c_str(), 1);
  }

  /// Puts a model there.
  fs::path model_in(const fs::path& folder) {
    fs::create_directories(folder);
    fs::copy_file(package_.folder() / "model.json", folder / "model.json");
    return folder;
  }

  const KeptVariable model_{"RAPPORT_SENTENCE_MODEL"}, data_{"XDG_DATA_HOME"}, home_{"HOME"};
  const MadeUpPackage package_;
};

TEST_F(SentenceModelFolder, IsTheOneThatIsNamedAndThenNoOther) {
  model_in(package_.folder() / "rapport" / "sentence-model");
  setenv("RAPPORT_SENTENCE_MODEL", package_.folder().c_str(), 1);
  EXPECT_EQ(sentence_model_folder(), package_.folder());
  setenv("RAPPORT_SENTENCE_MODEL", "/nowhere", 1);
  EXPECT_EQ(sentence_model_folder(), std::nullopt);
}

TEST_F(SentenceModelFolder, IsAmongTheDataOfTheUser) {
  const auto folder = model_in(package_.folder() / "rapport" / "sentence-model");
  EXPECT_EQ(sentence_model_folder(), folder);
  setenv("RAPPORT_SENTENCE_MODEL", "", 1);
  EXPECT_EQ(sentence_model_folder(), folder) << "an empty name is none";
}

TEST_F(SentenceModelFolder, IsInTheHomeWhereNoOtherPlaceForDataIsNamed) {
  const auto folder = model_in(package_.folder() / ".local" / "share" / "rapport" / "sentence-model");
  unsetenv("XDG_DATA_HOME");
  EXPECT_EQ(sentence_model_folder(), folder);
  setenv("XDG_DATA_HOME", "relative/does-not-count", 1);
  EXPECT_EQ(sentence_model_folder(), folder);
}

TEST_F(SentenceModelFolder, IsElseThatOfTheBuildOrNone) {
  const fs::path built = RAPPORT_SOURCE_DIR "/build/sentence-model";
  const auto found = sentence_model_folder();
  if (fs::exists(built / "model.json")) {
    EXPECT_EQ(found, built);
  } else {
    EXPECT_EQ(found, std::nullopt);
  }
}

}  // namespace
}  // namespace rapport
