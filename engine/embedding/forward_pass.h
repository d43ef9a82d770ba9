// SPDX-License-Identifier: MIT
/// \file From word pieces to sentence vectors: the arithmetic of the transformer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/embedding/model_weights.h"
#include "engine/embedding/sentence_vector.h"

namespace rapport {

/// `pieces` are those of all texts, one text after the other; `lengths[i]` of them, at most kMostPieces,
/// belong to the text whose vector goes to `out[i]`. Each is a row of the embeddings. A text without pieces
/// gets the zero vector. Texts do not influence each other. Needs some 20 kB for each piece, so a caller with
/// many texts makes several calls. May be called from several threads.
using ForwardPass = void(const ModelWeights& weights, std::span<const std::int32_t> pieces,
                         std::span<const std::size_t> lengths, std::span<SentenceVector> out);

// forward_pass.cpp, built with this architecture's default instructions and, where RAPPORT_FORWARD_PASS_V3 is
// defined, once more for InstructionSet::X86_64V3.
ForwardPass forward_pass_baseline;
ForwardPass forward_pass_x86_64_v3;

}  // namespace rapport
