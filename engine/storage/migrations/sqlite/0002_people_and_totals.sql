-- SPDX-License-Identifier: MIT
-- People apart from their attempts, and what reports need. What every column means: docs/storage-schema.md.
-- A migration that has been released is never edited: a change is a new file with the next number.
-- Foreign keys are off while it runs, and are checked before it is committed.

create table people (
  id text primary key not null check (id <> ''),
  demonstration integer not null default 0 check (demonstration in (0, 1)),
  created_ms bigint not null
);

-- The only place where a name stands. A row that is deleted leaves what was held, by nobody in particular.
create table person_names (
  person_id text primary key not null references people (id) on delete cascade,
  name text not null,
  account text unique
);
create index person_names_by_name on person_names (name);

create table teams (
  id text primary key not null check (id <> ''),
  name text not null
);

create table team_members (
  team_id text not null references teams (id) on delete cascade,
  person_id text not null references people (id) on delete cascade,
  role text not null check (role in ('trainee', 'manager', 'trainer')),
  primary key (team_id, person_id, role)
);
create index team_members_by_person on team_members (person_id);

insert into person_names (person_id, name)
select 'p-' || lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' ||
  substr('89ab', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))), trainee
from (select distinct trainee from attempts);
insert into people (id, created_ms)
select n.person_id, (select min(started_ms) from attempts a where a.trainee = n.name) from person_names n;

drop index attempts_by_scenario;
create table attempts_with_people (
  id text primary key not null check (id <> ''),
  person_id text not null references people (id),
  scenario_id text not null,
  scenario_version integer not null,
  scenario_hash text not null,
  rubric_id text not null,
  rubric_version integer not null,
  rubric_hash text not null,
  seed text not null,
  mode text not null check (mode in ('practice', 'assessment')),
  demonstration integer not null default 0 check (demonstration in (0, 1)),
  started_ms bigint not null,
  month integer not null,
  updated_ms bigint not null,
  finished_ms bigint,
  status text not null check (status in ('incomplete', 'passed', 'failed', 'abandoned')),
  ending_id text not null,
  tier text,
  overall double precision check (overall between 0 and 1),
  criteria text not null,
  remedy_cost integer not null,
  trust integer check (trust between 0 and 100),
  anger integer check (anger between 0 and 100),
  typed integer not null default 0 check (typed in (0, 1)),
  overall_points integer check (overall_points between 0 and 100),
  listening_points integer check (listening_points between 0 and 100),
  empathy_points integer check (empathy_points between 0 and 100),
  ownership_points integer check (ownership_points between 0 and 100),
  followup_points integer check (followup_points between 0 and 100),
  signs text not null default '[]',
  moments text not null default '[]',
  shared_ms bigint check (shared_ms is null or mode = 'practice'),
  handed_on_ms bigint,
  check ((status = 'incomplete') = (finished_ms is null))
);

insert into attempts_with_people
select a.id, n.person_id, a.scenario_id, a.scenario_version, a.scenario_hash, a.rubric_id, 0, a.rubric_hash, a.seed, a.mode, 0,
  a.started_ms,
  coalesce(cast(strftime('%Y', a.started_ms / 1000, 'unixepoch') as integer) * 12 +
    cast(strftime('%m', a.started_ms / 1000, 'unixepoch') as integer) - 1, 0),
  a.updated_ms, a.finished_ms, a.status, a.ending_id, null, a.overall,
  coalesce((select '[' || group_concat(case when s.score is null then 'null' else printf('%!.17g', s.score) end, ',') || ']'
    from (select score from scores where attempt_id = a.id order by position) s), '[]'),
  a.remedy_cost, null, null,
  exists (select 1 from replies r where r.attempt_id = a.id and r.taken_back_ms is null and r.line like '>%'),
  cast(round(a.overall * 100) as integer),
  cast(round((select score from scores s where s.attempt_id = a.id and s.position = 0) * 100) as integer),
  cast(round((select score from scores s where s.attempt_id = a.id and s.position = 1) * 100) as integer),
  cast(round((select score from scores s where s.attempt_id = a.id and s.position = 2) * 100) as integer),
  cast(round((select score from scores s where s.attempt_id = a.id and s.position = 3) * 100) as integer),
  '[]', '[]', null, null
from attempts a join person_names n on n.name = a.trainee;

create table replies_with_readings (
  serial integer primary key autoincrement,
  attempt_id text not null references attempts (id) on delete cascade,
  position integer not null check (position >= 0),
  line text not null,
  reading text,
  given_ms bigint not null,
  taken_back_ms bigint
);

insert into replies_with_readings select serial, attempt_id, position, line, null, given_ms, taken_back_ms from replies;

drop table scores;
drop table replies;
drop table attempts;
alter table attempts_with_people rename to attempts;
alter table replies_with_readings rename to replies;

-- At most one reply stands at a position, whatever a program does.
create unique index replies_standing on replies (attempt_id, position) where taken_back_ms is null;
create index replies_of_attempt on replies (attempt_id, serial);
create index attempts_by_person on attempts (person_id, started_ms);
create index attempts_by_scenario on attempts (scenario_id, started_ms);
create index attempts_by_start on attempts (started_ms);
create index attempts_by_update on attempts (updated_ms);

-- What was played, by the hash of its bytes: any attempt can be replayed by the very text it was held with.
create table sources (
  hash text primary key not null,
  kind text not null check (kind in ('scenario', 'rubric')),
  text text not null
);

-- Only attempts that were scored again have rows here: the first scoring too, then.
create table scorings (
  serial integer primary key autoincrement,
  attempt_id text not null references attempts (id) on delete cascade,
  rubric_id text not null,
  rubric_version integer not null,
  rubric_hash text not null,
  scored_ms bigint not null,
  status text not null check (status in ('passed', 'failed')),
  overall double precision check (overall between 0 and 1),
  criteria text not null,
  is_current integer not null check (is_current in (0, 1))
);
create unique index scorings_current on scorings (attempt_id) where is_current = 1;

create table opinions (
  serial integer primary key autoincrement,
  attempt_id text not null references attempts (id) on delete cascade,
  reply integer not null check (reply >= 0),
  criterion_id text not null,
  machine_level integer check (machine_level between -1 and 2),
  machine_signs text not null,
  level integer not null check (level between -1 and 2),
  reason text not null,
  blind integer not null check (blind in (0, 1)),
  rater_id text not null references people (id),
  at_ms bigint not null
);
create index opinions_of_attempt on opinions (attempt_id);

-- That something was erased, never whose.
create table erasures (
  serial integer primary key autoincrement,
  at_ms bigint not null,
  attempts bigint not null,
  replies bigint not null
);

-- What the store knows of itself, such as that it is being copied into.
create table store_facts (
  name text primary key not null,
  value text not null
);

-- Sums over attempts, kept up to date in the transaction that changes one. Scenario '' and month 0 stand for all of them;
-- no row has both a scenario and a month. `first` and `last` hold finished_ms * 128 + points, so that they combine by
-- min and max. What they must be is said by the view totals_now.
create table totals (
  scenario_id text not null,
  month integer not null,
  person_id text not null references people (id) on delete cascade,
  mode text not null,
  demonstration integer not null,
  begun bigint not null, finished bigint not null, passed bigint not null,
  remedy_cost bigint not null, felt_sum bigint not null, felt bigint not null, last_active_ms bigint not null,
  overall_count bigint not null, overall_sum bigint, overall_first bigint, overall_last bigint, overall_best bigint,
  listening_count bigint not null, listening_sum bigint, listening_first bigint, listening_last bigint, listening_best bigint,
  empathy_count bigint not null, empathy_sum bigint, empathy_first bigint, empathy_last bigint, empathy_best bigint,
  ownership_count bigint not null, ownership_sum bigint, ownership_first bigint, ownership_last bigint, ownership_best bigint,
  followup_count bigint not null, followup_sum bigint, followup_first bigint, followup_last bigint, followup_best bigint,
  primary key (scenario_id, month, person_id, mode, demonstration)
) without rowid;
create index totals_of_person on totals (person_id);

create view finished_points as
select person_id, scenario_id, month, mode, demonstration, updated_ms,
  case when status in ('passed', 'failed') then finished_ms end as done,
  case when status = 'passed' then 1 else 0 end as passed,
  case when status in ('passed', 'failed') then remedy_cost end as cost,
  case when status in ('passed', 'failed') then 300 + 2 * (trust - anger) end as felt,
  case when status in ('passed', 'failed') then overall_points end as overall,
  case when status in ('passed', 'failed') then listening_points end as listening,
  case when status in ('passed', 'failed') then empathy_points end as empathy,
  case when status in ('passed', 'failed') then ownership_points end as ownership,
  case when status in ('passed', 'failed') then followup_points end as followup
from attempts;

create view totals_now (
  scenario_id, month, person_id, mode, demonstration, begun, finished, passed, remedy_cost, felt_sum, felt, last_active_ms,
  overall_count, overall_sum, overall_first, overall_last, overall_best,
  listening_count, listening_sum, listening_first, listening_last, listening_best,
  empathy_count, empathy_sum, empathy_first, empathy_last, empathy_best,
  ownership_count, ownership_sum, ownership_first, ownership_last, ownership_best,
  followup_count, followup_sum, followup_first, followup_last, followup_best
) as
select '' as scenario_id, 0 as month, p.person_id, p.mode, p.demonstration,
    count(*), count(p.done), sum(p.passed), coalesce(sum(p.cost), 0), coalesce(sum(p.felt), 0), count(p.felt), max(p.updated_ms),
    count(p.overall), sum(p.overall), min(p.done * 128 + p.overall), max(p.done * 128 + p.overall), max(p.overall),
    count(p.listening), sum(p.listening), min(p.done * 128 + p.listening), max(p.done * 128 + p.listening), max(p.listening),
    count(p.empathy), sum(p.empathy), min(p.done * 128 + p.empathy), max(p.done * 128 + p.empathy), max(p.empathy),
    count(p.ownership), sum(p.ownership), min(p.done * 128 + p.ownership), max(p.done * 128 + p.ownership), max(p.ownership),
    count(p.followup), sum(p.followup), min(p.done * 128 + p.followup), max(p.done * 128 + p.followup), max(p.followup)
  from finished_points p group by p.person_id, p.mode, p.demonstration
union all
select p.scenario_id as scenario_id, 0 as month, p.person_id, p.mode, p.demonstration,
    count(*), count(p.done), sum(p.passed), coalesce(sum(p.cost), 0), coalesce(sum(p.felt), 0), count(p.felt), max(p.updated_ms),
    count(p.overall), sum(p.overall), min(p.done * 128 + p.overall), max(p.done * 128 + p.overall), max(p.overall),
    count(p.listening), sum(p.listening), min(p.done * 128 + p.listening), max(p.done * 128 + p.listening), max(p.listening),
    count(p.empathy), sum(p.empathy), min(p.done * 128 + p.empathy), max(p.done * 128 + p.empathy), max(p.empathy),
    count(p.ownership), sum(p.ownership), min(p.done * 128 + p.ownership), max(p.done * 128 + p.ownership), max(p.ownership),
    count(p.followup), sum(p.followup), min(p.done * 128 + p.followup), max(p.done * 128 + p.followup), max(p.followup)
  from finished_points p group by p.scenario_id, p.person_id, p.mode, p.demonstration
union all
select '' as scenario_id, p.month as month, p.person_id, p.mode, p.demonstration,
    count(*), count(p.done), sum(p.passed), coalesce(sum(p.cost), 0), coalesce(sum(p.felt), 0), count(p.felt), max(p.updated_ms),
    count(p.overall), sum(p.overall), min(p.done * 128 + p.overall), max(p.done * 128 + p.overall), max(p.overall),
    count(p.listening), sum(p.listening), min(p.done * 128 + p.listening), max(p.done * 128 + p.listening), max(p.listening),
    count(p.empathy), sum(p.empathy), min(p.done * 128 + p.empathy), max(p.done * 128 + p.empathy), max(p.empathy),
    count(p.ownership), sum(p.ownership), min(p.done * 128 + p.ownership), max(p.done * 128 + p.ownership), max(p.ownership),
    count(p.followup), sum(p.followup), min(p.done * 128 + p.followup), max(p.done * 128 + p.followup), max(p.followup)
  from finished_points p group by p.month, p.person_id, p.mode, p.demonstration;

insert into totals select * from totals_now;
