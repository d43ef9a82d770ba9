// SPDX-License-Identifier: MIT
/// \file What somebody who looks at many people can ask for, and what comes of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "gui/manager/manager_desk.h"

namespace rapport::gui {

/// Shows the numbers of other attempts.
struct ChangeRecordFilter {
  RecordFilter filter;
};
struct ShowManagerPage {
  ManagerPage page = ManagerPage::People;
};
/// Sorts people by a column; the other way round if they are sorted by it.
struct SortPeople {
  std::size_t column = 0;
};
struct SearchPeople {
  std::string words;
};
struct OpenPerson {
  std::string person_id;
};
struct OpenHeld {
  AttemptId id;
};
/// Certifies the attempt that is open.
struct OpenCertificate {};
/// Keeps another level beside the machine's, for the attempt that is open.
struct CorrectRating {
  Correction correction;  ///< without a rater
  std::string rater;      ///< a name
};
/// Asks the store once more.
struct AskAgain {};
enum class ReportForm : std::uint8_t { Html, Csv, Json };
/// Saves the report that is shown among the person's documents.
struct SaveReport {
  ReportForm form = ReportForm::Html;
};
struct SaveCertificate {};

// What comes of questions. `number`: which question it was.

struct CohortRead {
  RecordFilter filter;
  Result<CohortReading> reading;
};
struct PersonRead {
  std::uint64_t number = 0;
  Result<PersonReading> reading;
};
struct HeldRead {
  std::uint64_t number = 0;
  Result<HeldReading> reading;
  bool corrected = false;
};
struct CertificateRead {
  std::uint64_t number = 0;
  Result<Certificate> certificate;
};
struct CalibrationRead {
  std::uint64_t number = 0;
  Result<CalibrationReport> report;
};

using ManagerAction =
    std::variant<ChangeRecordFilter, ShowManagerPage, SortPeople, SearchPeople, OpenPerson, OpenHeld,
                 OpenCertificate, CorrectRating, AskAgain, SaveReport, SaveCertificate, CohortRead,
                 PersonRead, HeldRead, CertificateRead, CalibrationRead>;

}  // namespace rapport::gui
