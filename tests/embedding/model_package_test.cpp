// SPDX-License-Identifier: MIT
#include "engine/embedding/model_package.h"

#include <gtest/gtest.h>

#include <cstring>
#include <functional>
#include <limits>

#include "engine/embedding/sentence_encoder.h"
#include "tests/embedding/made_up_package.h"

namespace rapport {
namespace {

using nlohmann::json;

std::string error_of(const MadeUpPackage& package, ErrorCode expected = ErrorCode::Invalid) {
  const auto loaded = SentenceEncoder::load(package.folder());
  if (loaded) return "It was loaded.";
  EXPECT_EQ(loaded.error().code, expected) << loaded.error().text();
  return loaded.error().message;
}

TEST(ModelPackage, IsReadWhereItIsAsItMustBe) {
  const MadeUpPackage package;
  const auto read = read_model_package(package.folder());
  ASSERT_TRUE(read.has_value()) << read.error().text();
  EXPECT_EQ(read->weights.embeddings.size(), kEmbeddingRows * kEmbeddingWidth);
  EXPECT_EQ(read->vocabulary.size(), package.vocabulary().size());
  EXPECT_EQ(read->vocabulary.back().score, 0) << "null counts as 0";
}

TEST(ModelPackage, IsNotFoundWhereAFileIsMissing) {
  for (const auto* file : {"model.json", "vocab.json", "shard2"}) {
    const MadeUpPackage package;
    std::filesystem::remove(package.folder() / file);
    EXPECT_NE(error_of(package, ErrorCode::NotFound).find(file), std::string::npos);
  }
  EXPECT_EQ(SentenceEncoder::load("/nowhere").error().code, ErrorCode::NotFound);
}

TEST(ModelPackage, IsUnreadableWhereAFileIsAFolder) {
  const MadeUpPackage package;
  std::filesystem::remove(package.folder() / "shard1");
  std::filesystem::create_directory(package.folder() / "shard1");
  EXPECT_NE(error_of(package, ErrorCode::Unreadable).find("is not a file"), std::string::npos);
}

TEST(ModelPackage, IsRefusedWithAnyOtherManifest) {
  struct Case {
    const char* what;
    std::function<void(json& document, json& group, json& first_tensor)> breakage;
  };
  const std::vector<Case> cases = {
      {"has no weightsManifest", [](json& document, json&, json&) { document = json::array(); }},
      {"has no weightsManifest", [](json& document, json&, json&) { document = 3; }},
      {"has no weightsManifest", [](json& document, json&, json&) { document["weightsManifest"] = "x"; }},
      {"has no weightsManifest",
       [](json& document, json&, json&) { document["weightsManifest"] = json::array(); }},
      {"with one group",
       [](json& document, json& group, json&) {
         document["weightsManifest"] = {group, group};
       }},
      {"names no paths", [](json&, json& group, json&) { group = 1; }},
      {"names no paths", [](json&, json& group, json&) { group.erase("paths"); }},
      {"no weights",
       [](json&, json& group, json&) {
         group["weights"] = {{"a", 1}};
       }},
      {"names 1000 shards", [](json&, json& group, json&) { group["paths"] = json(1000, "shard1"); }},
      {"not a file beside it", [](json&, json& group, json&) { group["paths"][0] = "../shard1"; }},
      {"not a file beside it", [](json&, json& group, json&) { group["paths"][0] = "/dev/zero"; }},
      {"not a file beside it", [](json&, json& group, json&) { group["paths"][0] = ""; }},
      {"not a file beside it",
       [](json&, json& group, json&) { group["paths"][0] = std::string("shard1\0", 7); }},
      {"not a file beside it", [](json&, json& group, json&) { group["paths"][0] = 7; }},
      {"has more weights", [](json&, json& group, json&) { group["paths"].push_back("shard1"); }},
      {"bytes of weights where", [](json&, json& group, json&) { group["paths"].erase(1); }},
      {"has no tensor module/Embeddings_en", [](json&, json& group, json&) { group["weights"].erase(0); }},
      {"has no tensor module/Embeddings_en",
       [](json&, json& group, json&) { group["weights"] = json::array(); }},
      {"twice", [](json&, json& group, json& tensor) { group["weights"].push_back(json(tensor)); }},
      {"without a name", [](json&, json&, json& tensor) { tensor.erase("name"); }},
      {"without a name", [](json&, json&, json& tensor) { tensor["name"] = 5; }},
      {"without a name", [](json&, json&, json& tensor) { tensor = nullptr; }},
      {"has another type", [](json&, json&, json& tensor) { tensor["dtype"] = "int32"; }},
      {"cannot be read", [](json&, json&, json& tensor) { tensor["dtype"] = "uint8"; }},
      {"cannot be read", [](json&, json&, json& tensor) { tensor.erase("dtype"); }},
      {"cannot be read", [](json&, json&, json& tensor) { tensor["quantization"] = json::object(); }},
      {"cannot be read", [](json&, json&, json& tensor) { tensor["shape"] = 8002; }},
      {"cannot be read",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {8002, -256};
       }},
      {"cannot be read",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {8002, 256.5};
       }},
      {"cannot be read",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {8002, 0};
       }},
      {"cannot be read",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {8002, "256"};
       }},
      {"cannot be read",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {std::numeric_limits<std::uint64_t>::max(), std::uint64_t{1} << 63U};
       }},
      {"cannot be read",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {60000, 60000};
       }},
      {"absurdly many",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {60000, 600};
       }},
      {"than 8002 x 256",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {256, 8002};
       }},
      {"than 8002 x 256", [](json&, json&, json& tensor) { tensor["shape"] = json::array(); }},
      {"than 8002 x 256",
       [](json&, json&, json& tensor) {
         tensor["shape"] = {8002, 2, 128};
       }},
  };
  const MadeUpPackage package;
  for (const auto& [what, breakage] : cases) {
    auto document = package.model();
    breakage(document, document["weightsManifest"][0], document["weightsManifest"][0]["weights"][0]);
    package.write("model.json", document.dump());
    const auto message = error_of(package);
    EXPECT_NE(message.find(what), std::string::npos) << message << "\nwas expected to say: " << what;
  }
}

TEST(ModelPackage, MayHaveDimensionsOfOneAndTensorsThatNobodyAskedFor) {
  const MadeUpPackage package;
  auto document = package.model();
  auto& tensors = document["weightsManifest"][0]["weights"];
  tensors[0]["shape"] = {1, 1, 8002, 256};
  tensors.push_back({{"name", "more"}, {"shape", json::array()}, {"dtype", "int32"}});
  package.write("model.json", document.dump());
  package.resize("shard2", std::filesystem::file_size(package.folder() / "shard2") + 4);
  EXPECT_EQ(error_of(package), "It was loaded.");
}

TEST(ModelPackage, IsRefusedWhereAShardIsCutOrHasMore) {
  const MadeUpPackage package;
  const auto size = std::filesystem::file_size(package.folder() / "shard2");
  for (const auto wrong : {std::uintmax_t{0}, size - 1, size - 4}) {
    package.resize("shard2", wrong);
    EXPECT_NE(error_of(package).find("bytes of weights where model.json tells of"), std::string::npos);
  }
  package.resize("shard2", size + 1);
  EXPECT_NE(error_of(package).find("has more weights than model.json tells of"), std::string::npos);
  package.resize("shard2", 100'000'000);
  EXPECT_NE(error_of(package).find("at most 64000000 are read"), std::string::npos);
}

TEST(ModelPackage, IsRefusedWithWeightsThatAreNoNumbersOrAbsurd) {
  const MadeUpPackage package;
  for (const float weight :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), -1e30F}) {
    std::string shard(1'000'001, '\0');
    std::memcpy(shard.data() + 400, &weight, sizeof(weight));
    package.write("shard1", shard);
    EXPECT_NE(error_of(package).find("has absurd weights in module/Embeddings_en"), std::string::npos);
  }
}

TEST(ModelPackage, IsRefusedWithAnyOtherVocabulary) {
  struct Case {
    const char* what;
    std::function<void(json& vocabulary)> breakage;
  };
  const std::vector<Case> cases = {
      {"is not a list",
       [](json& vocabulary) {
         vocabulary = {{"a", 1}};
       }},
      {"cannot have 0 pieces", [](json& vocabulary) { vocabulary = json::array(); }},
      {"has 8003 pieces",
       [](json& vocabulary) {
         vocabulary = json(8003, json({"a", -1}));
       }},
      {"entry 7 that is not", [](json& vocabulary) { vocabulary[7] = "a"; }},
      {"entry 7 that is not", [](json& vocabulary) { vocabulary[7] = {"a"}; }},
      {"entry 7 that is not",
       [](json& vocabulary) {
         vocabulary[7] = {"a", "b"};
       }},
      {"entry 7 that is not",
       [](json& vocabulary) {
         vocabulary[7] = {1, 2};
       }},
      {"entry 7 that is not",
       [](json& vocabulary) {
         vocabulary[7] = {std::string(256, 'a'), -1};
       }},
      {"Piece 7 of the vocabulary is empty",
       [](json& vocabulary) {
         vocabulary[7] = {"", -1};
       }},
  };
  const MadeUpPackage package;
  for (const auto& [what, breakage] : cases) {
    auto vocabulary = package.vocabulary();
    breakage(vocabulary);
    package.write("vocab.json", vocabulary.dump());
    const auto message = error_of(package);
    EXPECT_NE(message.find(what), std::string::npos) << message << "\nwas expected to say: " << what;
  }
}

TEST(ModelPackage, IsRefusedWhereJsonIsCutNestedEndlessOrNotUtf8) {
  const MadeUpPackage package;
  const auto model = package.model().dump();
  for (std::size_t size = 0; size < model.size(); size += 101) {
    package.write("model.json", model.substr(0, size));
    ASSERT_NE(error_of(package).find("is not JSON"), std::string::npos) << size;
  }
  for (const auto& bytes :
       {std::string(1'000'000, '['), std::string("{\"weightsManifest\": 1e999}"), std::string("\xFF")}) {
    package.write("model.json", bytes);
    EXPECT_NE(error_of(package).find("is not JSON"), std::string::npos);
  }
  package.write("model.json", std::string(1'000'000, '[') + std::string(1'000'000, ']'));
  EXPECT_NE(error_of(package).find("has no weightsManifest"), std::string::npos);
  package.resize("model.json", 5'000'000);
  EXPECT_NE(error_of(package).find("at most 4000000 are read"), std::string::npos);
  package.write("model.json", model);
  package.write("vocab.json", "[[\"\xC3\", 1]]");
  EXPECT_NE(error_of(package).find("is not JSON"), std::string::npos);
}

TEST(ModelPackage, NeverBringsTheProgramDownWhateverByteIsChanged) {
  const MadeUpPackage package;
  const auto vocabulary = package.vocabulary().dump();
  const auto model = package.model().dump();
  for (std::size_t i = 0; i < 200; ++i) {
    auto changed = model;
    changed[i * 7919 % changed.size()] = "\"0]}9,-\xFF"[i % 8];
    package.write("model.json", changed);
    const auto read = read_model_package(package.folder());
    if (read) {
      EXPECT_EQ(read->weights.result.bias.size(), 512U);
    }
  }
  package.write("model.json", model);
  for (std::size_t i = 0; i < 20; ++i) {
    auto changed = vocabulary;
    changed[i * 7919 % changed.size()] = "\"0]}9,-\xFF"[i % 8];
    package.write("vocab.json", changed);
    const auto loaded = SentenceEncoder::load(package.folder());
    if (loaded) {
      EXPECT_EQ(loaded->embed("so"), SentenceVector{});
    }
  }
}

}  // namespace
}  // namespace rapport
