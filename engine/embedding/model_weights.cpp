// SPDX-License-Identifier: MIT
#include "engine/embedding/model_weights.h"

#include <fmt/format.h>

#include <string_view>

namespace rapport {
namespace {

// The package stores its graph with constants folded in, hence three ways of naming what belongs to one
// layer.
constexpr std::string_view kVariables = "module/Encoder_en/KonaTransformer/Encode/";
constexpr std::string_view kFolded = "module_apply_default/Encoder_en/KonaTransformer/Encode/";
constexpr std::string_view kResult = "module/Encoder_en/hidden_layers/tanh_layer_0/";

std::string folded(std::string_view name) {
  return fmt::format("{}{}/ConcatPartitions/concat", kFolded, name);
}

}  // namespace

std::vector<TensorSlot> tensor_slots(ModelWeights& weights) {
  constexpr std::uint64_t kWidth = 512, kWide = 1536;
  std::vector<TensorSlot> slots = {
      {"module/Embeddings_en", {kEmbeddingRows, kEmbeddingWidth}, &weights.embeddings},
      {fmt::format("{}TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1", kFolded),
       {kEmbeddingWidth / 2},
       &weights.wave_lengths},
      {folded("Layer_0/TransformerLayer/dense/kernel"), {kEmbeddingWidth, kWidth}, &weights.adjust.kernel},
      {folded("Layer_0/TransformerLayer/dense/bias"), {kWidth}, &weights.adjust.bias},
      {fmt::format("{}weights", kResult), {kWidth, kWidth}, &weights.result.kernel},
      {fmt::format("{}bias", kResult), {kWidth}, &weights.result.bias},
  };
  for (std::size_t i = 0; i < weights.layers.size(); ++i) {
    auto& layer = weights.layers.at(i);
    const std::uint64_t width = i == 0 ? kEmbeddingWidth : kWidth;
    const auto name = fmt::format("Layer_{}/TransformerLayer/", i);
    const auto norm = [&](std::string_view where, std::uint64_t size, LayerNorm& place) {
      const auto start = fmt::format("{}{}layer_prepostprocess/layer_norm/layer_norm_", name, where);
      slots.push_back({folded(start + "scale"), {size}, &place.scale});
      slots.push_back({folded(start + "bias"), {size}, &place.bias});
    };
    const auto attention = [&](std::string_view which, std::uint64_t outputs, Dense& place) {
      const auto start = fmt::format("{}MultiheadAttention/{}_transform_single/", name, which);
      slots.push_back({fmt::format("{}{}kernel/part_0", kVariables, start), {width, outputs}, &place.kernel});
      slots.push_back({folded(start + "bias"), {outputs}, &place.bias});
    };
    const auto feed_forward = [&](std::string_view which, std::uint64_t inputs, std::uint64_t outputs,
                                  Dense& place) {
      const auto start = fmt::format("{}FFN/{}/", name, which);
      slots.push_back({fmt::format("{}TransformerStack/{}Tensordot/Reshape_1", kFolded, start),
                       {inputs, outputs},
                       &place.kernel});
      slots.push_back({folded(start + "bias"), {outputs}, &place.bias});
    };
    norm("", width, layer.before_attention);
    attention("qkv", 3 * width, layer.queries_keys_values);
    attention("output", kWidth, layer.attended);
    norm("FFN/", kWidth, layer.before_feed_forward);
    feed_forward("conv1", kWidth, kWide, layer.widen);
    feed_forward("conv2", kWide, kWidth, layer.narrow);
  }
  return slots;
}

}  // namespace rapport
