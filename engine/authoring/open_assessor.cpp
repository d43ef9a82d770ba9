// SPDX-License-Identifier: MIT
#include "engine/authoring/open_assessor.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/embedding/sentence_model_folder.h"

namespace rapport {
namespace {

/// Whether the model has heads over sentence vectors at all.
bool uses_vectors(const Model& model) {
  return std::ranges::any_of(model.vectors.settings, [](const HeadSet& set) { return !set.heads.empty(); });
}

}  // namespace

Result<std::optional<SentenceEncoder>> open_sentence_encoder() {
  const auto folder = sentence_model_folder();
  if (!folder) return std::optional<SentenceEncoder>();
  auto encoder = SentenceEncoder::load(*folder);
  if (!encoder) return tl::unexpected(encoder.error());
  return std::optional<SentenceEncoder>(std::move(*encoder));
}

Result<std::shared_ptr<const Assessor>> open_assessor(const Library& library,
                                                      std::shared_ptr<const Rubric> rubric) {
  auto model = load_model(library.models / fmt::format("{}.model", rubric->id));
  if (!model) return tl::unexpected(model.error());
  std::optional<SentenceEncoder> encoder;
  if (uses_vectors(*model)) encoder = open_sentence_encoder().value_or(std::nullopt);
  model->keep_only(encoder ? HeadsBy::Vectors : HeadsBy::Words);
  auto assessor = Assessor::make(std::move(rubric), std::move(*model), std::move(encoder));
  if (!assessor) return tl::unexpected(assessor.error());
  return std::make_shared<const Assessor>(std::move(*assessor));
}

std::string why_without_vectors(const Assessor& assessor) {
  if (assessor.has_vectors()) return {};
  const std::string works = "Replies are rated by words and cues alone, which is less exact.";
  if (!uses_vectors(assessor.model())) return works + " The model was fitted without sentence vectors.";
  const auto encoder = open_sentence_encoder();
  if (!encoder) return fmt::format("{} {}", works, encoder.error().text());
  return works + " There is no sentence model on this machine; ./dev setup fetches it.";
}

}  // namespace rapport
