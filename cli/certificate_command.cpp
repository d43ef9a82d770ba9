// SPDX-License-Identifier: MIT
#include "cli/certificate_command.h"

#include <iostream>

#include "cli/record_store.h"
#include "cli/save_debrief.h"
#include "cli/terminal.h"
#include "engine/base/file.h"
#include "engine/exporting/certificate_html.h"
#include "engine/exporting/certificate_text.h"
#include "engine/report/played_attempt.h"

namespace rapport {

int run_certificate(const CertificateOptions& options, const std::string& program) {
  if (!options.save_html.empty()) {
    if (const auto can = check_can_save(options.save_html); !can) return report_error(can.error());
  }
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto store = open_record_store(options.store);
  if (!store) return report_error(store.error());
  const auto listener = open_listener(*catalogue);
  const SystemClock clock;
  const auto certificate = certificate_of(*store->records, *store->attempts, texts_at_hand(*catalogue),
                                          options.attempt, &listener, clock);
  if (!certificate) return report_error(certificate.error());
  const auto offset = utc_offset_at(certificate->finished);
  std::cout << certificate_text(*certificate, offset, standard_style());
  if (options.save_html.empty()) return kDone;
  const auto saved = write_new_file(options.save_html, certificate_html(*certificate, offset));
  return saved ? kDone : report_error(saved.error());
}

}  // namespace rapport
