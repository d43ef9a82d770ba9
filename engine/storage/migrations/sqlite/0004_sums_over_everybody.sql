-- SPDX-License-Identifier: MIT
-- Sums that do not grow with the number of people. What every column means: docs/storage-schema.md.
-- A migration that has been released is never edited: a change is a new file with the next number.

-- Over everybody, by scenario and month. Only what can be added and taken away again: triggers on attempts do both, so that
-- these are true after every statement, whatever program runs it. What they must be is said by the view sums_now.
create table sums (
  scenario_id text not null,
  month integer not null,
  mode text not null,
  demonstration integer not null,
  begun bigint not null, finished bigint not null, passed bigint not null,
  remedy_cost bigint not null, felt_sum bigint not null, felt bigint not null,
  overall_count bigint not null, overall_sum bigint not null,
  listening_count bigint not null, listening_sum bigint not null,
  empathy_count bigint not null, empathy_sum bigint not null,
  ownership_count bigint not null, ownership_sum bigint not null,
  followup_count bigint not null, followup_sum bigint not null,
  primary key (scenario_id, month, mode, demonstration)
) without rowid;

-- Signs and moments of finished attempts, added up: of one person (scenario '' and month 0), or of everybody in one scenario
-- and month (person ''). Kept in the same way; tallies_now says what they must be.
create table tallies (
  person_id text not null,
  scenario_id text not null,
  month integer not null,
  mode text not null,
  demonstration integer not null,
  kind text not null check (kind in ('sign', 'moment')),
  id text not null,
  attempts bigint not null, times bigint not null, among bigint not null, typed bigint not null,
  primary key (person_id, scenario_id, month, mode, demonstration, kind, id)
) without rowid;

-- What one attempt adds.
create view attempt_sums (
  attempt_id, scenario_id, month, mode, demonstration, begun, finished, passed, remedy_cost, felt_sum, felt,
  overall_count, overall_sum, listening_count, listening_sum, empathy_count, empathy_sum,
  ownership_count, ownership_sum, followup_count, followup_sum
) as
select id, scenario_id, month, mode, demonstration, 1, is_finished, status = 'passed',
  is_finished * remedy_cost, is_finished * coalesce(300 + 2 * (trust - anger), 0),
  is_finished * (trust is not null and anger is not null),
  is_finished * (overall_points is not null), is_finished * coalesce(overall_points, 0),
  is_finished * (listening_points is not null), is_finished * coalesce(listening_points, 0),
  is_finished * (empathy_points is not null), is_finished * coalesce(empathy_points, 0),
  is_finished * (ownership_points is not null), is_finished * coalesce(ownership_points, 0),
  is_finished * (followup_points is not null), is_finished * coalesce(followup_points, 0)
from (select *, status in ('passed', 'failed') as is_finished from attempts);

-- A list that is no list of lists adds nothing: `rapport store check` says so of its attempt.
create view attempt_tallies (attempt_id, person_id, scenario_id, month, mode, demonstration, kind, id, times, among, typed) as
select attempt_id, person_id, scenario_id, month, mode, demonstration, kind, json_extract(item, '$[0]'),
  coalesce(cast(json_extract(item, '$[1]') as integer), 0), coalesce(cast(json_extract(item, '$[2]') as integer), 0),
  coalesce(cast(json_extract(item, '$[3]') as integer), 0)
from (
  select a.id as attempt_id, a.person_id, a.scenario_id, a.month, a.mode, a.demonstration, 'sign' as kind,
    case when j.type = 'array' then j.value else '[]' end as item
  from attempts a, json_each(case when a.status in ('passed', 'failed') and json_valid(a.signs) then a.signs else '[]' end) j
  union all
  select a.id, a.person_id, a.scenario_id, a.month, a.mode, a.demonstration, 'moment',
    case when j.type = 'array' then j.value else '[]' end
  from attempts a, json_each(case when a.status in ('passed', 'failed') and json_valid(a.moments) then a.moments else '[]' end) j
)
where json_type(item, '$[0]') = 'text';

create view sums_now as
select scenario_id, month, mode, demonstration, sum(begun) as begun, sum(finished) as finished, sum(passed) as passed,
  sum(remedy_cost) as remedy_cost, sum(felt_sum) as felt_sum, sum(felt) as felt,
  sum(overall_count) as overall_count, sum(overall_sum) as overall_sum,
  sum(listening_count) as listening_count, sum(listening_sum) as listening_sum,
  sum(empathy_count) as empathy_count, sum(empathy_sum) as empathy_sum,
  sum(ownership_count) as ownership_count, sum(ownership_sum) as ownership_sum,
  sum(followup_count) as followup_count, sum(followup_sum) as followup_sum
from attempt_sums group by scenario_id, month, mode, demonstration;

create view tallies_now as
select person_id, '' as scenario_id, 0 as month, mode, demonstration, kind, id,
  count(*) as attempts, sum(times) as times, sum(among) as among, sum(typed) as typed
from attempt_tallies group by person_id, mode, demonstration, kind, id
union all
select '' as person_id, scenario_id, month, mode, demonstration, kind, id, count(*), sum(times), sum(among), sum(typed)
from attempt_tallies group by scenario_id, month, mode, demonstration, kind, id;

-- In a file, where nobody waits for long, a key has one row.
create view sums_together as select * from sums;
create view tallies_together as select * from tallies;

insert into sums select * from sums_now;
insert into tallies select * from tallies_now;

-- Adds an attempt as it stands now, or takes it away: by is 1 or -1.
create view counting (attempt_id, by) as select id, 1 from attempts where false;
create trigger count_attempt instead of insert on counting begin
  insert into sums
  select scenario_id, month, mode, demonstration, new.by * begun, new.by * finished, new.by * passed,
    new.by * remedy_cost, new.by * felt_sum, new.by * felt,
    new.by * overall_count, new.by * overall_sum, new.by * listening_count, new.by * listening_sum,
    new.by * empathy_count, new.by * empathy_sum, new.by * ownership_count, new.by * ownership_sum,
    new.by * followup_count, new.by * followup_sum
  from attempt_sums where attempt_id = new.attempt_id
  on conflict (scenario_id, month, mode, demonstration) do update set
    begun = begun + excluded.begun, finished = finished + excluded.finished, passed = passed + excluded.passed,
    remedy_cost = remedy_cost + excluded.remedy_cost, felt_sum = felt_sum + excluded.felt_sum, felt = felt + excluded.felt,
    overall_count = overall_count + excluded.overall_count, overall_sum = overall_sum + excluded.overall_sum,
    listening_count = listening_count + excluded.listening_count, listening_sum = listening_sum + excluded.listening_sum,
    empathy_count = empathy_count + excluded.empathy_count, empathy_sum = empathy_sum + excluded.empathy_sum,
    ownership_count = ownership_count + excluded.ownership_count, ownership_sum = ownership_sum + excluded.ownership_sum,
    followup_count = followup_count + excluded.followup_count, followup_sum = followup_sum + excluded.followup_sum;
  insert into tallies
  select of.person_id, of.scenario_id, of.month, t.mode, t.demonstration, t.kind, t.id,
    new.by, new.by * t.times, new.by * t.among, new.by * t.typed
  from attempt_tallies t
  join (select person_id, '' as scenario_id, 0 as month from attempts where id = new.attempt_id
    union all select '', scenario_id, month from attempts where id = new.attempt_id) of
  where t.attempt_id = new.attempt_id
  on conflict (person_id, scenario_id, month, mode, demonstration, kind, id) do update set
    attempts = attempts + excluded.attempts, times = times + excluded.times, among = among + excluded.among,
    typed = typed + excluded.typed;
end;

create trigger attempts_added after insert on attempts begin
  insert into counting values (new.id, 1);
end;
create trigger attempts_before_change before update of person_id, scenario_id, month, mode, demonstration, status, remedy_cost,
  trust, anger, overall_points, listening_points, empathy_points, ownership_points, followup_points, signs, moments on attempts
begin
  insert into counting values (old.id, -1);
end;
create trigger attempts_after_change after update of person_id, scenario_id, month, mode, demonstration, status, remedy_cost,
  trust, anger, overall_points, listening_points, empathy_points, ownership_points, followup_points, signs, moments on attempts
begin
  insert into counting values (new.id, 1);
  delete from sums where scenario_id = old.scenario_id and month = old.month and mode = old.mode and
    demonstration = old.demonstration and begun = 0;
  delete from tallies where person_id = old.person_id and scenario_id = '' and month = 0 and
    mode = old.mode and demonstration = old.demonstration and attempts = 0;
  delete from tallies where person_id = '' and scenario_id = old.scenario_id and month = old.month and
    mode = old.mode and demonstration = old.demonstration and attempts = 0;
end;
create trigger attempts_before_removal before delete on attempts begin
  insert into counting values (old.id, -1);
  delete from sums where scenario_id = old.scenario_id and month = old.month and mode = old.mode and
    demonstration = old.demonstration and begun = 0;
  delete from tallies where person_id = old.person_id and scenario_id = '' and month = 0 and
    mode = old.mode and demonstration = old.demonstration and attempts = 0;
  delete from tallies where person_id = '' and scenario_id = old.scenario_id and month = old.month and
    mode = old.mode and demonstration = old.demonstration and attempts = 0;
end;

-- The attempts of one person with one scenario, and of everybody with one scenario in some months.
create index attempts_by_person_and_scenario on attempts (person_id, scenario_id, month);
create index attempts_by_scenario_and_month on attempts (scenario_id, month);
