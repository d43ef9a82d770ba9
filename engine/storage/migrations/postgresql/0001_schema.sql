-- SPDX-License-Identifier: MIT
-- The first version of the SQLite store had three tables, which number 2 brings in their present form. There never was such
-- a store in PostgreSQL: what stands here is only what every later number needs.
-- A migration that has been released is never edited: a change is a new file with the next number.

create schema rapport;
comment on schema rapport is 'Attempts of Rapport, the training simulator';

create table rapport.schema_version (
  version integer primary key not null
);
