// SPDX-License-Identifier: MIT
// Built more than once (see engine/CMakeLists.txt). No function that this file has in common with others may
// be left for the linker to merge, or a plain processor might be given instructions it does not know: so the
// build for newer processors renames Eigen's namespace, this file uses the standard library sparingly, and
// tests/embedding/check_symbols.cmake looks.
#include "engine/embedding/forward_pass.h"

#include <Eigen/Core>

#ifndef RAPPORT_FORWARD_PASS
#define RAPPORT_FORWARD_PASS forward_pass_baseline
#endif

namespace rapport {
namespace {

using Eigen::Index;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Row = Eigen::Map<const Eigen::RowVectorXf>;

constexpr Index kHeads = 4;

Index count(Weights weights) {
  return static_cast<Index>(weights.size());
}

Row row(Weights weights) {
  return {weights.data(), count(weights)};
}

Eigen::Map<const Matrix> matrix(Weights weights, Index columns) {
  return {weights.data(), count(weights) / columns, columns};
}

/// Eigen cuts products into blocks as the machine's caches ask, which changes the last digits. These sizes
/// suit any machine of the last ten years and make the results the same on all that use the same
/// instructions.
void settle_block_sizes() {
  static const bool settled = [] {
    constexpr std::ptrdiff_t kKilobyte = 1024;
    Eigen::setCpuCacheSizes(32 * kKilobyte, 512 * kKilobyte, 2048 * kKilobyte);
    return true;
  }();
  static_cast<void>(settled);
}

Matrix apply(const Dense& layer, const Matrix& in) {
  Matrix out(in.rows(), count(layer.bias));
  out.noalias() = in * matrix(layer.kernel, count(layer.bias));
  out.rowwise() += row(layer.bias);
  return out;
}

Matrix apply(const LayerNorm& norm, const Matrix& in) {
  constexpr float kEpsilon = 1e-6F;
  Matrix out(in.rows(), in.cols());
  for (Index i = 0; i < in.rows(); ++i) {
    out.row(i) = in.row(i).array() - in.row(i).mean();
    const float spread = out.row(i).squaredNorm() / static_cast<float>(in.cols());
    out.row(i) = out.row(i).array() * (1.0F / std::sqrt(spread + kEpsilon)) * row(norm.scale).array() +
                 row(norm.bias).array();
  }
  return out;
}

/// Each row becomes positive and sums to 1.
void apply_softmax(Matrix& scores) {
  for (Index i = 0; i < scores.rows(); ++i) {
    scores.row(i) = (scores.row(i).array() - scores.row(i).maxCoeff()).exp();
    scores.row(i) /= scores.row(i).sum();
  }
}

/// What the pieces of each text take from each other.
Matrix attend(const TransformerLayer& layer, std::span<const std::size_t> lengths, const Matrix& in) {
  const Matrix mixed = apply(layer.queries_keys_values, apply(layer.before_attention, in));
  const Index width = mixed.cols() / 3;
  const Index head_width = width / kHeads;
  const float scale = 1.0F / std::sqrt(static_cast<float>(head_width));
  Matrix out(in.rows(), width);
  Matrix scores;
  Index begin = 0;
  for (const auto length : lengths) {
    const auto size = static_cast<Index>(length);
    for (Index column = 0; size > 0 && column < width; column += head_width) {
      const auto queries = mixed.block(begin, column, size, head_width);
      const auto keys = mixed.block(begin, width + column, size, head_width);
      const auto values = mixed.block(begin, 2 * width + column, size, head_width);
      scores.noalias() = (queries * scale) * keys.transpose();
      apply_softmax(scores);
      out.block(begin, column, size, head_width).noalias() = scores * values;
    }
    begin += size;
  }
  return apply(layer.attended, out);
}

Matrix feed_forward(const TransformerLayer& layer, const Matrix& in) {
  Matrix wide = apply(layer.widen, apply(layer.before_feed_forward, in));
  wide = wide.cwiseMax(0.0F);
  return apply(layer.narrow, wide);
}

/// The embedding of each piece, twice, and where in its text it stands.
Matrix look_up(const ModelWeights& weights, std::span<const std::int32_t> pieces,
               std::span<const std::size_t> lengths) {
  constexpr auto kWidth = static_cast<Index>(kEmbeddingWidth);
  const auto embeddings = matrix(weights.embeddings, kWidth);
  const auto wave_lengths = row(weights.wave_lengths).array();
  Matrix out(static_cast<Index>(pieces.size()), kWidth);
  Index i = 0;
  for (const auto length : lengths) {
    for (std::size_t place = 0; place < length; ++place, ++i) {
      const auto angles = wave_lengths * static_cast<float>(place);
      out.row(i) = 2.0F * embeddings.row(pieces[static_cast<std::size_t>(i)]);
      out.row(i).leftCols(kWidth / 2).array() += angles.sin();
      out.row(i).rightCols(kWidth / 2).array() += angles.cos();
    }
  }
  return out;
}

Matrix mean_of_texts(const Matrix& pieces, std::span<const std::size_t> lengths) {
  Matrix out = Matrix::Zero(static_cast<Index>(lengths.size()), pieces.cols());
  Index begin = 0;
  for (Index i = 0; i < out.rows(); ++i) {
    const auto size = static_cast<Index>(lengths[static_cast<std::size_t>(i)]);
    if (size > 0) out.row(i) = pieces.middleRows(begin, size).colwise().mean();
    begin += size;
  }
  return out;
}

}  // namespace

void RAPPORT_FORWARD_PASS(const ModelWeights& weights, std::span<const std::int32_t> pieces,
                          std::span<const std::size_t> lengths, std::span<SentenceVector> out) {
  settle_block_sizes();
  const Matrix embedded = look_up(weights, pieces, lengths);
  Matrix state = apply(weights.adjust, embedded);
  state += attend(weights.layers[0], lengths, embedded);
  state += feed_forward(weights.layers[0], state);
  state += attend(weights.layers[1], lengths, state);
  state += feed_forward(weights.layers[1], state);
  const Matrix result = apply(weights.result, mean_of_texts(state, lengths)).array().tanh();
  for (Index i = 0; i < result.rows(); ++i) {
    constexpr float kShortest = 1e-12F;
    const auto text = static_cast<std::size_t>(i);
    Eigen::Map<Eigen::RowVectorXf> vector(out[text].data(), result.cols());
    const float square = result.row(i).squaredNorm();
    vector = result.row(i) / std::sqrt(square > kShortest ? square : kShortest);
    if (lengths[text] == 0) vector.setZero();
  }
}

}  // namespace rapport
