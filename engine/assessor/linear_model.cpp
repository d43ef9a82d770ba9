// SPDX-License-Identifier: MIT
#include "engine/assessor/linear_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

#include "engine/base/file.h"

namespace rapport {
namespace {

constexpr std::size_t kLargestModel = 64 << 20;
constexpr std::size_t kMostHeads = 1000;
static_assert(static_cast<std::int32_t>(kMostHeads) <= WrittenWeight::kHeads);
constexpr float kGrain = 1000;  ///< weights are written as whole parts of 1 / kGrain
constexpr std::string_view kMagic = "rapport-model 1";

std::string_view take_until(std::string_view& rest, char sign) {
  const auto end = std::min(rest.find(sign), rest.size());
  const auto part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

int grains(float value) {
  return static_cast<int>(std::lround(value * kGrain));
}

void write(std::string& text, const HeadSet& set, std::string_view name) {
  auto out = std::back_inserter(text);
  fmt::format_to(out, "heads {} {} {}\n", name, set.heads.size(), set.features.size());
  for (const auto& head : set.heads) {
    fmt::format_to(out, "{} {}", head.question, grains(head.bias));
    for (const auto* vector : {&head.vector, &head.previous}) {
      for (const float weight : *vector) fmt::format_to(out, " {}", grains(weight));
    }
    text += '\n';
  }
  for (std::size_t feature = 0; feature < set.features.size(); ++feature) {
    text += set.features.name(feature);
    for (const auto& weight : set.features.weights(feature))
      fmt::format_to(out, "\t{} {}", weight.head(), weight.thousandths());
    text += '\n';
  }
}

void write(std::string& text, const Heads& heads, std::string_view name) {
  auto out = std::back_inserter(text);
  write(text, heads.places, fmt::format("{}-places", name));
  for (std::size_t s = 0; s < kSettings; ++s) {
    write(text, heads.settings[s], fmt::format("{}-{}", name, kSettingNames[s]));
    for (const auto& criterion : heads.levels[s]) {
      text += "levels";
      for (const auto& line : criterion.at_least) {
        fmt::format_to(out, " {:.4f}", line.offset);
        for (const double slope : line.slopes) fmt::format_to(out, " {:.4f}", slope);
      }
      text += '\n';
    }
  }
}

class ModelReader {
 public:
  explicit ModelReader(std::string_view text) : rest_(text) {}

  Result<Model> read() {
    Model model;
    if (next() != kMagic) return wrong("does not begin as a model of this version does");
    auto line = next();
    if (take_until(line, ' ') != "rubric" || line.empty()) return wrong("should name the rubric");
    model.rubric_id = line;
    line = next();
    if (take_until(line, ' ') != "corpus" || line.size() != 64) return wrong("should hold the corpus's hash");
    model.corpus = line;
    if (!read_words(model)) return wrong("should hold a word and its count");
    if (!read_all(model.plain, "plain") || !read_all(model.vectors, "vectors"))
      return wrong("is not a head or a level");
    if (!rest_.empty()) return wrong("comes after the end");
    return model;
  }

 private:
  std::string_view next() {
    ++line_;
    return take_until(rest_, '\n');
  }

  tl::unexpected<Error> wrong(std::string_view what) const {
    return failure(ErrorCode::Invalid, fmt::format("Line {} of the model {}.", line_, what),
                   "Make it again with rapport train.");
  }

  bool read_words(Model& model) {
    auto line = next();
    std::size_t count = 0;
    if (take_until(line, ' ') != "words" || !read_number(line, count) || count > 1'000'000) return false;
    std::vector<std::pair<std::string, std::uint32_t>> words(count);
    for (auto& [word, seen] : words) {
      line = next();
      word = take_until(line, ' ');
      if (word.empty() || !read_number(line, seen)) return false;
    }
    model.lexicon = Lexicon(std::move(words));
    return true;
  }

  bool read_all(Heads& heads, std::string_view name) {
    if (!read_heads(heads.places, fmt::format("{}-places", name))) return false;
    for (std::size_t s = 0; s < kSettings; ++s) {
      if (!read_heads(heads.settings[s], fmt::format("{}-{}", name, kSettingNames[s]))) return false;
      for (auto& criterion : heads.levels[s]) {
        if (!read_levels(criterion)) return false;
      }
    }
    return true;
  }

  bool read_levels(LevelLines& levels) {
    auto line = next();
    if (take_until(line, ' ') != "levels") return false;
    const auto number = [&](double& value) {
      const std::string word(take_until(line, ' '));
      char* end = nullptr;
      value = std::strtod(word.c_str(), &end);
      return !word.empty() && end == word.c_str() + word.size() && std::isfinite(value);
    };
    for (auto& each : levels.at_least) {
      if (!number(each.offset)) return false;
      for (double& slope : each.slopes)
        if (!number(slope)) return false;
    }
    return line.empty();
  }

  bool read_heads(HeadSet& set, std::string_view name) {
    auto line = next();
    std::size_t heads = 0, features = 0;
    if (take_until(line, ' ') != "heads" || take_until(line, ' ') != name ||
        !read_number(take_until(line, ' '), heads) || !read_number(line, features) || heads > kMostHeads ||
        features > rest_.size())
      return false;
    set.heads.resize(heads);
    for (auto& head : set.heads) {
      if (!read_head(head)) return false;
    }
    std::vector<WrittenWeight> weights;
    for (std::size_t i = 0; i < features; ++i) {
      if (!read_feature(set, weights)) return false;
    }
    set.features.finish();
    return true;
  }

  /// `weights` is for use while reading.
  bool read_feature(HeadSet& set, std::vector<WrittenWeight>& weights) {
    constexpr auto kMost = WrittenWeight::kMostThousandths;
    auto line = next();
    const auto name = take_until(line, '\t');
    if (name.empty()) return false;
    weights.clear();
    while (!line.empty()) {
      auto pair = take_until(line, '\t');
      std::uint16_t head = 0;
      std::int32_t thousandths = 0;
      if (!read_number(take_until(pair, ' '), head) || head >= set.heads.size() ||
          !read_number(pair, thousandths) || thousandths < -kMost || thousandths > kMost)
        return false;
      weights.emplace_back(head, thousandths);
    }
    set.features.add(name, weights);
    return true;
  }

  bool read_head(HeadSet::Head& head) {
    auto line = next();
    head.question = take_until(line, ' ');
    int value = 0;
    if (head.question.empty() || !read_number(take_until(line, ' '), value)) return false;
    head.bias = static_cast<float>(value) / kGrain;
    std::vector<float> numbers;
    while (!line.empty()) {
      if (!read_number(take_until(line, ' '), value)) return false;
      numbers.push_back(static_cast<float>(value) / kGrain);
    }
    constexpr auto kSize = std::tuple_size_v<SentenceVector>;
    if (!numbers.empty() && numbers.size() != kSize && numbers.size() != 2 * kSize) return false;
    const auto vector_end = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(numbers.size(), kSize));
    head.vector.assign(numbers.begin(), vector_end);
    head.previous.assign(vector_end, numbers.end());
    return true;
  }

  std::string_view rest_;
  std::size_t line_ = 0;
};

float dot(const std::vector<float>& weights, const SentenceVector& vector) {
  float sum = 0;
  for (std::size_t i = 0; i < vector.size(); ++i) sum += weights[i] * vector[i];
  return sum;
}

}  // namespace

std::optional<std::size_t> HeadSet::find(std::string_view question) const {
  const auto found = std::ranges::find(heads, question, &Head::question);
  if (found == heads.end()) return std::nullopt;
  return static_cast<std::size_t>(found - heads.begin());
}

std::vector<float> HeadSet::scores(const FeatureKeys& keys, const SentenceVector* vector,
                                   const SentenceVector* previous) const {
  std::vector<float> sums(heads.size(), 0);
  for (const auto key : keys) {
    for (const auto weight : features.find(key)) sums[weight.head()] += weight.value();
  }
  for (std::size_t h = 0; h < heads.size(); ++h) {
    const auto& head = heads[h];
    sums[h] = head.bias + kFeatureScale * sums[h];
    if (vector != nullptr && !head.vector.empty()) sums[h] += kVectorScale * dot(head.vector, *vector);
    if (previous != nullptr && !head.previous.empty())
      sums[h] += kPreviousScale * dot(head.previous, *previous);
  }
  return sums;
}

float as_written(double weight) {
  return static_cast<float>(std::round(weight * kGrain) / kGrain);
}

void Model::keep_only(HeadsBy by) {
  const auto each = [](Heads& heads, auto&& work) {
    work(heads.places.features);
    for (auto& set : heads.settings) work(set.features);
  };
  each(by == HeadsBy::Words ? vectors : plain, [](FeatureWeights& features) { features = {}; });
  each(by == HeadsBy::Words ? plain : vectors, [](FeatureWeights& features) { features.forget_names(); });
}

std::string to_text(const Model& model) {
  std::string text = fmt::format("{}\nrubric {}\ncorpus {}\nwords {}\n", kMagic, model.rubric_id,
                                 model.corpus, model.lexicon.words().size());
  for (const auto& word : model.lexicon.words()) text += fmt::format("{} {}\n", word.word, word.count);
  write(text, model.plain, "plain");
  write(text, model.vectors, "vectors");
  return text;
}

Result<Model> model_from_text(std::string_view text) {
  return ModelReader(text).read();
}

Result<Model> load_model(const std::filesystem::path& path) {
  const auto bytes = read_file(path, kLargestModel);
  if (!bytes) return tl::unexpected(bytes.error());
  return model_from_text(*bytes);
}

}  // namespace rapport
