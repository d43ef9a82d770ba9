-- SPDX-License-Identifier: MIT
-- Sums that do not grow with the number of people. What every column means: docs/storage-schema.md. Who may see which rows:
-- ../postgresql_roles.sql.
-- A migration that has been released is never edited: a change is a new file with the next number.

-- Over everybody, by scenario and month. Only what can be added and taken away again: triggers on attempts do both, so that
-- these are true after every statement, whatever program runs it. A key may have several rows, which are added up; what they must
-- come to is said by the view sums_now, and what they do by sums_together.
create table sums (
  scenario_id text collate "C" not null,
  month integer not null,
  mode text collate "C" not null,
  demonstration integer not null,
  begun bigint not null, finished bigint not null, passed bigint not null,
  remedy_cost bigint not null, felt_sum bigint not null, felt bigint not null,
  overall_count bigint not null, overall_sum bigint not null,
  listening_count bigint not null, listening_sum bigint not null,
  empathy_count bigint not null, empathy_sum bigint not null,
  ownership_count bigint not null, ownership_sum bigint not null,
  followup_count bigint not null, followup_sum bigint not null
);
create index sums_by_key on sums (scenario_id, month, mode, demonstration);

-- Signs and moments of finished attempts, added up: of one person (scenario '' and month 0), or of everybody in one scenario
-- and month (person ''). Kept in the same way; tallies_now says what they must be.
create table tallies (
  person_id text collate "C" not null,
  scenario_id text collate "C" not null,
  month integer not null,
  mode text collate "C" not null,
  demonstration integer not null,
  kind text collate "C" not null check (kind in ('sign', 'moment')),
  id text collate "C" not null,
  attempts bigint not null, times bigint not null, among bigint not null, typed bigint not null
);
create index tallies_by_key on tallies (person_id, scenario_id, month, mode, demonstration, kind, id);

create function counted(count jsonb) returns bigint language sql immutable as $$
  select case when jsonb_typeof(count) = 'number' then least(greatest((count #>> '{}')::numeric, 0), 1000000)::bigint else 0 end
$$;

-- The items of a list of signs or moments. Whoever has an account can write such a list: one that is no JSON is refused when it
-- is written, what is no list of lists of an id and some counts adds nothing, and no count is taken for more than a million.
create function items_of(list text) returns table (id text, times bigint, among bigint, typed bigint)
language sql immutable as $$
  select item ->> 0, counted(item -> 1), counted(item -> 2), counted(item -> 3)
  from jsonb_array_elements(case when jsonb_typeof(list::jsonb) = 'array' then list::jsonb else '[]' end) item
  where jsonb_typeof(item) = 'array' and jsonb_typeof(item -> 0) = 'string' and octet_length(item ->> 0) <= 500
$$;

-- Until now nothing has refused what is no JSON, or what takes all the memory there is to read it.
update attempts set signs = '[]', moments = '[]' where octet_length(signs) > 16384 or octet_length(moments) > 16384;
do $$
declare
  each record;
begin
  for each in select id, signs, moments from attempts loop
    begin
      perform each.signs::jsonb, each.moments::jsonb;
    exception when data_exception or program_limit_exceeded then
      update attempts set signs = '[]', moments = '[]' where id = each.id;
    end;
  end loop;
end
$$;

create view sums_now as
select scenario_id, month, mode, demonstration, count(*) as begun, count(done) as finished, sum(passed)::bigint as passed,
  coalesce(sum(cost), 0)::bigint as remedy_cost, coalesce(sum(felt), 0)::bigint as felt_sum, count(felt) as felt,
  count(overall) as overall_count, coalesce(sum(overall), 0)::bigint as overall_sum,
  count(listening) as listening_count, coalesce(sum(listening), 0)::bigint as listening_sum,
  count(empathy) as empathy_count, coalesce(sum(empathy), 0)::bigint as empathy_sum,
  count(ownership) as ownership_count, coalesce(sum(ownership), 0)::bigint as ownership_sum,
  count(followup) as followup_count, coalesce(sum(followup), 0)::bigint as followup_sum
from finished_points group by scenario_id, month, mode, demonstration;

create view tallies_now as
with items as (
  select a.person_id, a.scenario_id, a.month, a.mode, a.demonstration, k.kind, i.*
  from attempts a, lateral (values ('sign', a.signs), ('moment', a.moments)) k (kind, list), lateral items_of(k.list) i
  where a.status in ('passed', 'failed') and octet_length(a.scenario_id) <= 200
)
select person_id, '' as scenario_id, 0 as month, mode, demonstration, kind, id,
  count(*) as attempts, sum(times)::bigint as times, sum(among)::bigint as among, sum(typed)::bigint as typed
from items group by person_id, mode, demonstration, kind, id
union all
select '' as person_id, scenario_id, month, mode, demonstration, kind, id,
  count(*), sum(times)::bigint, sum(among)::bigint, sum(typed)::bigint
from items group by scenario_id, month, mode, demonstration, kind, id;

create view sums_together as
select scenario_id, month, mode, demonstration,
  sum(begun)::bigint as begun, sum(finished)::bigint as finished, sum(passed)::bigint as passed,
  sum(remedy_cost)::bigint as remedy_cost, sum(felt_sum)::bigint as felt_sum, sum(felt)::bigint as felt,
  sum(overall_count)::bigint as overall_count, sum(overall_sum)::bigint as overall_sum,
  sum(listening_count)::bigint as listening_count, sum(listening_sum)::bigint as listening_sum,
  sum(empathy_count)::bigint as empathy_count, sum(empathy_sum)::bigint as empathy_sum,
  sum(ownership_count)::bigint as ownership_count, sum(ownership_sum)::bigint as ownership_sum,
  sum(followup_count)::bigint as followup_count, sum(followup_sum)::bigint as followup_sum
from sums group by scenario_id, month, mode, demonstration having sum(begun) <> 0 or sum(finished) <> 0;

create view tallies_together as
select person_id, scenario_id, month, mode, demonstration, kind, id, sum(attempts)::bigint as attempts, sum(times)::bigint as times,
  sum(among)::bigint as among, sum(typed)::bigint as typed
from tallies group by person_id, scenario_id, month, mode, demonstration, kind, id having sum(attempts) <> 0 or sum(times) <> 0;

insert into sums select * from sums_now;
insert into tallies select * from tallies_now;

-- Adds the rows of one statement as they stand now, and takes away what they were. Nobody waits for anybody, or one who leaves a
-- transaction open would stop all others: rows of the same key that somebody else is at are let be, and what is to be added stands
-- beside them until the next one adds them up. It runs as the owner, and makes nothing that is not in the attempts.
create function count_attempts() returns trigger
language plpgsql security definer set search_path = rapport, pg_temp as $$
declare
  changed constant text := case tg_op
    when 'INSERT' then 'select 1 as by, n.* from new_rows n'
    when 'DELETE' then 'select -1 as by, o.* from old_rows o'
    else 'select 1 as by, n.* from new_rows n union all select -1, o.* from old_rows o' end;
begin
  if tg_op = 'UPDATE' then
    if not exists (
      select from new_rows n join old_rows o on o.id = n.id where
        (o.scenario_id, o.month, o.mode, o.demonstration, o.person_id, o.status, o.remedy_cost, o.trust, o.anger,
          o.overall_points, o.listening_points, o.empathy_points, o.ownership_points, o.followup_points, o.signs, o.moments)
        is distinct from
        (n.scenario_id, n.month, n.mode, n.demonstration, n.person_id, n.status, n.remedy_cost, n.trust, n.anger,
          n.overall_points, n.listening_points, n.empathy_points, n.ownership_points, n.followup_points, n.signs, n.moments)) then
      return null;
    end if;
  end if;
  execute '
    with delta (scenario_id, month, mode, demonstration,
        begun, finished, passed, remedy_cost, felt_sum, felt, overall_count, overall_sum, listening_count, listening_sum,
        empathy_count, empathy_sum, ownership_count, ownership_sum, followup_count, followup_sum
    ) as (
      select scenario_id, month, mode, demonstration, sum(by), sum(done), sum(case when status = ''passed'' then by else 0 end),
        sum(done * remedy_cost), sum(done * coalesce(300 + 2 * (trust - anger), 0)),
        sum(case when trust is null or anger is null then 0 else done end),
        sum(case when overall_points is null then 0 else done end), sum(done * coalesce(overall_points, 0)),
        sum(case when listening_points is null then 0 else done end), sum(done * coalesce(listening_points, 0)),
        sum(case when empathy_points is null then 0 else done end), sum(done * coalesce(empathy_points, 0)),
        sum(case when ownership_points is null then 0 else done end), sum(done * coalesce(ownership_points, 0)),
        sum(case when followup_points is null then 0 else done end), sum(done * coalesce(followup_points, 0))
      from (select c.*, case when status in (''passed'', ''failed'') then by::bigint else 0 end as done from (' || changed || ') c) x
      group by scenario_id, month, mode, demonstration
    ), taken as (
      select s.ctid as at from sums s join delta d using (scenario_id, month, mode, demonstration) for update of s skip locked
    ), gone as (
      delete from sums s using taken where s.ctid = taken.at returning s.*
    )
    insert into sums
    select scenario_id, month, mode, demonstration,
      sum(begun), sum(finished), sum(passed), sum(remedy_cost), sum(felt_sum), sum(felt), sum(overall_count),
      sum(overall_sum), sum(listening_count), sum(listening_sum), sum(empathy_count), sum(empathy_sum),
      sum(ownership_count), sum(ownership_sum), sum(followup_count), sum(followup_sum)
    from (select * from delta union all select * from gone) x
    group by scenario_id, month, mode, demonstration
    having (sum(begun), sum(finished), sum(passed), sum(remedy_cost), sum(felt_sum), sum(felt), sum(overall_count),
      sum(overall_sum), sum(listening_count), sum(listening_sum), sum(empathy_count), sum(empathy_sum),
      sum(ownership_count), sum(ownership_sum), sum(followup_count), sum(followup_sum)) <>
      (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)';
  execute '
    with delta (person_id, scenario_id, month, mode, demonstration, kind, id, attempts, times, among, typed) as (
      select w.person_id, w.scenario_id, w.month, c.mode, c.demonstration, k.kind, i.id,
        sum(by), sum(by * i.times), sum(by * i.among), sum(by * i.typed)
      from (' || changed || ') c,
        lateral (values (''sign'', c.signs), (''moment'', c.moments)) k (kind, list), lateral items_of(k.list) i,
        lateral (values (c.person_id, '''', 0), ('''', c.scenario_id, c.month)) w (person_id, scenario_id, month)
      where c.status in (''passed'', ''failed'') and octet_length(c.scenario_id) <= 200
      group by 1, 2, 3, 4, 5, 6, 7
    ), taken as (
      select t.ctid as at from tallies t join delta d using (person_id, scenario_id, month, mode, demonstration, kind, id)
      for update of t skip locked
    ), gone as (
      delete from tallies t using taken where t.ctid = taken.at returning t.*
    )
    insert into tallies
    select person_id, scenario_id, month, mode, demonstration, kind, id, sum(attempts), sum(times), sum(among), sum(typed)
    from (select * from delta union all select * from gone) x
    group by person_id, scenario_id, month, mode, demonstration, kind, id
    having (sum(attempts), sum(times), sum(among), sum(typed)) <> (0, 0, 0, 0)';
  return null;
end
$$;
revoke execute on function count_attempts, items_of, counted from public;

create trigger attempts_added after insert on attempts referencing new table as new_rows
  for each statement execute function count_attempts();
create trigger attempts_changed after update on attempts referencing old table as old_rows new table as new_rows
  for each statement execute function count_attempts();
create trigger attempts_removed after delete on attempts referencing old table as old_rows
  for each statement execute function count_attempts();

-- The attempts of one person with one scenario, and of everybody with one scenario in some months.
create index attempts_by_person_and_scenario on attempts (person_id, scenario_id, month);
create index attempts_by_scenario_and_month on attempts (scenario_id, month);

-- The rows over all scenarios and months, one for each person. Through the rules for roles a month is compared only after a row
-- was found to be in sight, so without this all rows of scenario '' were looked at.
create index totals_over_all on totals (mode) where scenario_id = '' and month = 0;

-- Who had begun by some month, and when they were last heard of: all that is asked of every month until then.
create index totals_by_month on totals (month, mode, person_id) include (begun, last_active_ms) where scenario_id = '' and month > 0;

-- No row of totals has both a scenario and a month: who does not know that expects ten times as many, and reads them all.
create statistics totals_keys (mcv) on scenario_id, month from totals;

-- Whoever has an account may write rows of their own, but none that keeps others from adding up, reading or erasing: no time that
-- overflows, no key that stands for a sum, no list that is not as the program writes it. What was there before stays as it is.
-- Lists begin with [ and end with ]; with a comma in the place of the first, every item has one before it.
alter table attempts
  add constraint attempts_in_their_month check (month =
    12 * extract(year from timestamp 'epoch' + started_ms * interval '1 ms')::int +
    extract(month from timestamp 'epoch' + started_ms * interval '1 ms')::int - 1) not valid,
  add constraint attempts_in_bounds check (
    scenario_id <> '' and octet_length(scenario_id) <= 200 and
    tier in ('advocate', 'recovered', 'fragile', 'handed-over', 'lost-quietly', 'lost-loudly') and
    started_ms between 0 and 4102444800000 and updated_ms between 0 and 4102444800000 and
    finished_ms between 0 and 4102444800000 and shared_ms between 0 and 4102444800000 and
    handed_on_ms between 0 and 4102444800000) not valid,
  add constraint attempts_with_lists check (
    octet_length(criteria) <= 16384 and octet_length(signs) <= 16384 and octet_length(moments) <= 16384 and
    criteria like '[%' and ',' || substr(criteria, 2) ~
      '^(,\]|(,(null|0(\.[0-9]+)?|1(\.0+)?|[1-9](\.[0-9]+)?e-0?[1-9][0-9]?))+\])$' and
    signs like '[%' and ',' || substr(signs, 2) ~
      '^(,\]|(,\["[^"\\[:cntrl:]]+"(,(0|[1-9][0-9]{0,5})){2}\])+\])$' and
    moments like '[%' and ',' || substr(moments, 2) ~
      '^(,\]|(,\["[^"\\[:cntrl:]]+"(,(0|[1-9][0-9]{0,5})){3}\])+\])$') not valid;
alter table replies add constraint replies_in_bounds check (
  given_ms between 0 and 4102444800000 and taken_back_ms between 0 and 4102444800000) not valid;
alter table opinions add constraint opinions_in_bounds check (
  at_ms between 0 and 4102444800000 and octet_length(machine_signs) <= 16384 and jsonb_typeof(machine_signs::jsonb) = 'array' and
  not jsonb_path_exists(machine_signs::jsonb, 'strict $[*] ? (@.type() <> "string")')) not valid;
alter table erasures add constraint erasures_in_bounds check (at_ms between 0 and 4102444800000) not valid;

-- As they were, but that a person who is nobody is not the person of an account that has none, and that only who may take
-- people out counts again for others, who would have to wait.
create or replace function erase_person(whose text, moment bigint, out erased_attempts bigint, out erased_replies bigint)
language plpgsql security definer set search_path = rapport, pg_temp as $$
begin
  if whose is null or
      (whose is distinct from me() and not has_table_privilege(session_user, 'rapport.people', 'delete')) then
    raise insufficient_privilege using message = 'only the person, or an admin';
  end if;
  perform 1 from people where id = whose for update;
  select count(*) into erased_attempts from attempts where person_id = whose;
  select count(*) into erased_replies from replies r join attempts a on a.id = r.attempt_id where a.person_id = whose;
  delete from opinions where rater_id = whose;
  delete from attempts where person_id = whose;
  delete from people where id = whose;
  insert into erasures (at_ms, attempts, replies) values (moment, erased_attempts, erased_replies);
end
$$;
create or replace function recount(of_person text, of_scenario text, of_month integer, of_mode text, of_demonstration integer)
returns void language plpgsql security definer set search_path = rapport, pg_temp as $$
begin
  if of_person is distinct from me() and not has_table_privilege(session_user, 'rapport.people', 'delete') then
    raise insufficient_privilege using message = 'only the person, or an admin';
  end if;
  perform 1 from people where id = of_person for no key update;
  delete from totals where person_id = of_person and mode = of_mode and demonstration = of_demonstration and
    ((scenario_id = '' and month = 0) or (scenario_id = of_scenario and month = 0) or (scenario_id = '' and month = of_month));
  insert into totals select * from totals_now where person_id = of_person and mode = of_mode and
    demonstration = of_demonstration and
    ((scenario_id = '' and month = 0) or (scenario_id = of_scenario and month = 0) or (scenario_id = '' and month = of_month));
end
$$;
create or replace function recount_person(of_person text) returns void
language plpgsql security definer set search_path = rapport, pg_temp as $$
begin
  if of_person is distinct from me() and not has_table_privilege(session_user, 'rapport.people', 'delete') then
    raise insufficient_privilege using message = 'only the person, or an admin';
  end if;
  perform 1 from people where id = of_person for no key update;
  delete from totals where person_id = of_person;
  insert into totals select * from totals_now where person_id = of_person;
end
$$;

-- A copy of a store keeps the order in which statements are sent. Who has no right to the column cannot name one.
alter table statements alter column serial set generated by default;

-- The scorings of an attempt, and what waits to be told of it, go when its trainee goes back in it. A right to delete would be a
-- right to lock the whole table.
create function drop_what_followed(of_attempt text) returns void
language plpgsql security definer set search_path = rapport, pg_temp as $$
begin
  if has_table_privilege(session_user, 'rapport.scorings', 'delete') or
      exists (select from attempts a where a.id = of_attempt and a.person_id = me() and a.mode = 'practice') then
    delete from scorings where attempt_id = of_attempt;
    delete from statements where attempt_id = of_attempt and outcome = 'waiting';
  end if;
end
$$;
revoke execute on function drop_what_followed from public;
