#pragma once
#include <optional>
#include <string>
#include <vector>
#include <string_view>
#include "engine/embedding/sentence_encoder.h"
namespace rapport { struct OptionWordings{std::string id; std::vector<std::string> examples;}; struct Match{std::size_t best=0;double score=0,none=1; bool is_none() const{return none>.5;}};
class OptionMatcher{public: OptionMatcher(std::vector<OptionWordings>,const std::optional<SentenceEncoder>&){} Match match(std::string_view) const{return {};}}; }
