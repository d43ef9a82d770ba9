// SPDX-License-Identifier: MIT
#include "cli/train_command.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>
#include <utility>

#include "cli/catalogue.h"
#include "cli/terminal.h"
#include "engine/authoring/open_assessor.h"
#include "engine/training/corpus.h"
#include "engine/training/fit.h"
#include "engine/training/held_out.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

Result<std::optional<SentenceEncoder>> wanted_encoder(const TrainOptions& options) {
  if (options.without_vectors) return std::optional<SentenceEncoder>();
  auto encoder = open_sentence_encoder();
  if (encoder && !*encoder)
    return failure(ErrorCode::NotFound, "There is no sentence model on this machine.",
                   "A model fitted without it rates less exactly. ./dev setup fetches it; --without-vectors "
                   "does without.");
  return encoder;
}

/// The file is there in full or as it was before.
Result<void> replace_file(const fs::path& path, const std::string& bytes) {
  auto part = path;
  part += ".part";
  std::error_code problem;
  {
    std::ofstream out(part, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) problem = std::make_error_code(std::errc::io_error);
  }
  if (!problem) fs::rename(part, path, problem);
  if (!problem) return {};
  std::error_code ignored;
  fs::remove(part, ignored);
  return failure(ErrorCode::Unreadable, fmt::format("{} cannot be written.", path.string()),
                 "Look whether the disk is full and the folder may be written to.");
}

/// A row for each setting: weighted kappa on each criterion that it labels.
void print_agreement(const HeldOutAgreement& held_out, const Rubric& rubric) {
  std::cout << fmt::format(
                   "Agreement with the labels of one situation in {}, which the fit has not seen (weighted "
                   "kappa):\n",
                   kHeldOutParts)
            << fmt::format("{:<12}{:>8}", "setting", "replies");
  for (std::size_t c = 0; c < kCoreCriteria; ++c) std::cout << fmt::format("{:>11}", rubric.criteria[c].id);
  std::cout << "\n";
  for (std::size_t s = 0; s < kSettings; ++s) {
    std::size_t replies = 0;
    std::string kappas;
    for (const auto& each : held_out.agreement[s]) {
      kappas += each ? fmt::format("{:>11.3f}", each->kappa) : fmt::format("{:>11}", "-");
      if (each) replies = each->replies;
    }
    if (replies > 0) std::cout << fmt::format("{:<12}{:>8}{}\n", kSettingNames[s], replies, kappas);
  }
}

}  // namespace

int run_train(const TrainOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto& rubric = catalogue->rubric;
  const auto& models = catalogue->library.models;
  const auto corpus_folder =
      options.corpus.empty() ? models.parent_path() / "corpus" : fs::path(options.corpus);
  const auto out = options.out.empty() ? models / fmt::format("{}.model", rubric->id) : fs::path(options.out);
  std::error_code problem;
  if (const auto folder = fs::absolute(out).parent_path(); !fs::is_directory(folder, problem))
    return report_error(
        {ErrorCode::NotFound, fmt::format("There is no folder {}.", folder.string()), "Make it first."});
  const auto corpus = load_corpus(corpus_folder, *rubric);
  if (!corpus) return report_error(corpus.error());
  const auto encoder = wanted_encoder(options);
  if (!encoder) return report_error(encoder.error());

  std::cerr << fmt::format("rapport: fitting from {} replies in {} situations; this takes minutes.\n",
                           corpus->replies.size(), corpus->situations.size());
  const auto fitted = fit(*corpus, *rubric, *encoder);
  if (!fitted) return report_error(fitted.error());
  const auto text = to_text(*fitted);
  auto model = model_from_text(text);
  if (!model) return report_error(model.error());
  if (const auto written = replace_file(out, text); !written) return report_error(written.error());
  std::cout << fmt::format("{} is written: {} bytes, from the corpus {}.\n", out.string(), text.size(),
                           model->corpus);
  const auto assessor = Assessor::make(rubric, std::move(*model), *encoder);
  if (!assessor) return report_error(assessor.error());
  print_agreement(held_out_agreement(*corpus, *assessor, SettingIs::Said), *rubric);
  return kDone;
}

}  // namespace rapport
