// SPDX-License-Identifier: MIT
#include "engine/exporting/record_store_sender.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "engine/exporting/plain_characters.h"

namespace rapport {
namespace {

std::string body_of(const std::vector<OutgoingStatement>& batch) {
  std::string body = "[";
  for (const auto& statement : batch) {
    if (body.size() > 1) body += ",\n";
    body += statement.json;
  }
  return body + "]";
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// Whether a body is what a record store answers: a list of ids with all of these in it.
bool confirms(const std::string& body, const std::vector<OutgoingStatement>& batch) {
  const auto json = nlohmann::json::parse(body, nullptr, false);
  if (!json.is_array()) return false;
  std::set<std::string> ids;
  for (const auto& id : json) {
    if (id.is_string()) ids.insert(lower(id.get<std::string>()));
  }
  return std::ranges::all_of(batch, [&](const auto& statement) { return ids.contains(lower(statement.id)); });
}

/// What a store says about a statement that it refuses, as far as it is worth keeping.
std::string reason_of(const Error& why, const std::string& body) {
  constexpr std::size_t kEnough = 500;
  return body.empty() ? why.message : why.message + " It says: " + plain_line(body, kEnough);
}

}  // namespace

RecordStoreSender::RecordStoreSender(Means means, std::string destination, std::uint64_t seed,
                                     Patience patience, BatchSize size)
    : means_(means), destination_(std::move(destination)), patience_(patience), size_(size), random_(seed) {}

Delivery RecordStoreSender::send_waiting() {
  constexpr std::size_t kAtOnce = 1'000;
  delivery_ = {};
  while (!delivery_.stopped_by) {
    auto waiting = means_.outbox.waiting(destination_, kAtOnce);
    if (!waiting) delivery_.stopped_by = waiting.error();
    if (!waiting || waiting->empty()) break;
    for (const auto& batch : batches_of(std::move(*waiting))) {
      if (auto sent = send(batch); !sent) {
        delivery_.stopped_by = sent.error();
        break;
      }
    }
  }
  return delivery_;
}

std::vector<RecordStoreSender::Batch> RecordStoreSender::batches_of(Batch statements) const {
  std::vector<Batch> batches;
  std::size_t bytes = 0;
  for (auto& statement : statements) {
    bytes += statement.json.size();
    const bool fits =
        !batches.empty() && batches.back().size() < size_.most_statements && bytes <= size_.most_bytes;
    if (!fits) {
      batches.emplace_back();
      bytes = statement.json.size();
    }
    batches.back().push_back(std::move(statement));
  }
  return batches;
}

Result<void> RecordStoreSender::send(const Batch& whole) {
  // The halves of what was refused, the first on top, so that the order is kept.
  std::vector<Batch> left = {whole};
  while (!left.empty()) {
    const auto batch = std::move(left.back());
    left.pop_back();
    const auto step = try_until_answered(batch);
    switch (step.kind) {
      case DeliveryStep::Kind::Delivered:
        if (auto kept = settle(batch, DeliveryOutcome::Delivered, {}); !kept) return kept;
        break;
      case DeliveryStep::Kind::AlreadyThere:
        if (auto kept = settle(batch, DeliveryOutcome::AlreadyThere, {}); !kept) return kept;
        break;
      case DeliveryStep::Kind::SetAside:
        if (auto kept = settle(batch, DeliveryOutcome::SetAside, step.why->message); !kept) return kept;
        break;
      case DeliveryStep::Kind::Split: {
        const auto middle = batch.begin() + static_cast<std::ptrdiff_t>(batch.size() / 2);
        left.emplace_back(middle, batch.end());
        left.emplace_back(batch.begin(), middle);
        break;
      }
      case DeliveryStep::Kind::Wait:
      case DeliveryStep::Kind::Stop:
        return tl::unexpected(*step.why);
    }
  }
  return {};
}

DeliveryStep RecordStoreSender::try_until_answered(const Batch& batch) {
  const auto body = body_of(batch);
  for (int tries = 1;; ++tries) {
    const auto answered = means_.post.post(body);
    BatchAnswer answer;
    if (answered) {
      answer = {answered->status, answered->retry_after, confirms(answered->body, batch)};
    }
    auto step = step_after(answer, batch.size(), tries, patience_, dice());
    if (step.kind == DeliveryStep::Kind::Wait) {
      means_.pause.pause(step.wait);
      continue;
    }
    // The reason why there is no answer is better known to who looked for one.
    if (!answered && step.why) step.why = answered.error();
    if (answered && step.kind == DeliveryStep::Kind::SetAside)
      step.why->message = reason_of(*step.why, answered->body);
    return step;
  }
}

Result<void> RecordStoreSender::settle(const Batch& batch, DeliveryOutcome outcome,
                                       const std::string& reason) {
  std::vector<SettledStatement> settled;
  for (const auto& statement : batch) settled.push_back({statement.id, outcome, reason});
  if (auto kept = means_.outbox.settle(destination_, settled, means_.clock.now()); !kept) return kept;
  auto& count = outcome == DeliveryOutcome::Delivered      ? delivery_.delivered
                : outcome == DeliveryOutcome::AlreadyThere ? delivery_.already_there
                                                           : delivery_.set_aside;
  count += batch.size();
  return {};
}

double RecordStoreSender::dice() {
  constexpr double kDiceSteps = 9007199254740992.0;  // 2 to the 53rd, as many as a double tells apart below 1
  return static_cast<double>(random_() >> 11U) / kDiceSteps;
}

}  // namespace rapport
