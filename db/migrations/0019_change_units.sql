-- A directorate, service or team that is another from a day on. Its rows keep their names; the placements say who works where and when.
create table unit_changes (
	id integer primary key,
	kind text not null,
	level text not null,
	unit_id integer not null,
	becomes_id integer not null,
	from_day text not null,
	reason text not null,
	people integer not null,
	recorded_at integer not null,
	recorded_by text not null,
	check (kind in ('renamed', 'merged', 'moved')),
	check (level in ('directorate', 'service', 'team'))
) strict;
--> statement-breakpoint
create index unit_changes_unit on unit_changes (level, unit_id);
--> statement-breakpoint
create trigger unit_changes_refuse_update before update on unit_changes begin select raise(abort, 'a change of a unit is on record: make another'); end;
--> statement-breakpoint
create trigger unit_changes_refuse_delete before delete on unit_changes begin select raise(abort, 'a change of a unit is on record: make another'); end;
--> statement-breakpoint
-- What people files mean by the name of a unit that is none, or no longer one. Names above it are empty where it has none.
create table unit_meanings (
	id integer primary key,
	level text not null,
	written_directorate text not null,
	written_service text not null,
	written_team text not null,
	unit_id integer not null,
	from_day text not null,
	recorded_at integer not null,
	recorded_by text not null,
	superseded_at integer,
	check (level in ('directorate', 'service', 'team'))
) strict;
--> statement-breakpoint
create unique index unit_meanings_live on unit_meanings (level, written_directorate, written_service, written_team) where superseded_at is null;
--> statement-breakpoint
create trigger unit_meanings_refuse_delete before delete on unit_meanings begin select raise(abort, 'what was meant is superseded, never deleted'); end;
