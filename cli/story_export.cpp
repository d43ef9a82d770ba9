// SPDX-License-Identifier: MIT
#include "cli/story_export.h"

#include <iostream>
#include <utility>

#include "engine/exchange/export_twee.h"

namespace rapport {

Result<Written> write_twee(const ExportOptions& options, const ExportSubject& subject) {
  auto story = export_twee(*subject.scenario, *rubric_of(*subject.scenario, subject.catalogue.rubric),
                           options.scenario);
  for (const auto& remark : story.remarks) std::cerr << to_text(remark);
  return Written{std::move(story.twee), {}};
}

}  // namespace rapport
