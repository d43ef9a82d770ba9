// SPDX-License-Identifier: MIT
/// \file The numbers of Universal Sentence Encoder Lite, and what they are called in the package.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace rapport {

/// Views of a run of weights; whoever holds the weights keeps them alive. Matrices are stored row by row.
using Weights = std::span<const float>;

/// outputs = inputs * kernel + bias; the kernel has as many columns as the bias has numbers.
struct Dense {
  Weights kernel;
  Weights bias;
};

struct LayerNorm {
  Weights scale;
  Weights bias;
};

/// One layer of the transformer: attention within a text, then two dense layers on each piece, each of both
/// with its own normalisation before it and added to what it was given.
struct TransformerLayer {
  LayerNorm before_attention;
  Dense queries_keys_values;
  Dense attended;
  LayerNorm before_feed_forward;
  Dense widen;
  Dense narrow;
};

struct ModelWeights {
  Weights embeddings;    ///< kEmbeddingRows rows of kEmbeddingWidth
  Weights wave_lengths;  ///< of the sines and cosines that tell a piece where it stands
  Dense adjust;          ///< from the width of the embeddings to that of the vectors
  std::array<TransformerLayer, 2> layers;
  Dense result;
};

constexpr std::size_t kEmbeddingRows = 8002;
constexpr std::size_t kEmbeddingWidth = 256;
/// Pieces of a text that count.
constexpr std::size_t kMostPieces = 128;

/// A tensor that the package must have, and where its weights belong. Dimensions of 1 are left out of the
/// shape.
struct TensorSlot {
  std::string name;
  std::vector<std::uint64_t> shape;
  Weights* place;
};

/// All tensors that the forward pass needs; each `place` points into `weights`.
[[nodiscard]] std::vector<TensorSlot> tensor_slots(ModelWeights& weights);

}  // namespace rapport
