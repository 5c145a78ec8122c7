-- Completions and absences of the time before, brought from the last system: each import whole, each record with its row, withdrawn together or not at all.
create table history_imports (
	id integer primary key,
	file_name text not null,
	file_sha256 text not null,
	header_sha256 text,
	layout text not null,
	state text not null,
	file blob,
	result text,
	problem text,
	run integer not null default 1,
	left_out text,
	created_by text not null,
	created_at integer not null,
	finished_at integer,
	withdrawn_at integer,
	withdrawn_by text,
	withdrawal_reason text,
	check (state in ('checking', 'asking', 'refused', 'ready', 'applying', 'applied', 'cancelled', 'withdrawn')),
	check ((state in ('refused', 'applied', 'cancelled', 'withdrawn')) = (finished_at is not null)),
	check ((finished_at is null) = (file is not null)),
	check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_by is not null and withdrawal_reason is not null))
) strict;
--> statement-breakpoint
create unique index history_imports_one_at_a_time on history_imports ((finished_at is null)) where finished_at is null;
--> statement-breakpoint
create index history_imports_header on history_imports (header_sha256, finished_at);
--> statement-breakpoint
create table brought_learning (
	person_id integer not null references people (id),
	requirement_id integer not null references requirements (id),
	completed_on text not null,
	import_id integer not null references history_imports (id),
	import_row integer not null,
	course text not null,
	source text not null,
	score text,
	valid_until text not null,
	standing text not null,
	recorded_at integer not null,
	superseded_at integer,
	primary key (person_id, requirement_id, completed_on, import_id),
	check (standing in ('counts', 'run-out', 'new-version', 'code'))
) strict, without rowid;
--> statement-breakpoint
create index brought_learning_import on brought_learning (import_id);
--> statement-breakpoint
create table course_names (
	name text primary key,
	title text not null,
	requirement_id integer references requirements (id),
	recorded_by text not null,
	recorded_at integer not null
) strict, without rowid;
--> statement-breakpoint
alter table absences add column import_id integer references history_imports (id);
--> statement-breakpoint
alter table absences add column import_row integer;
--> statement-breakpoint
create index absences_import on absences (import_id) where import_id is not null;
--> statement-breakpoint
create trigger history_imports_refuse_delete before delete on history_imports begin select raise(abort, 'an import of history is withdrawn, never deleted'); end;
--> statement-breakpoint
create trigger history_imports_refuse_update before update on history_imports
when old.state in ('applied', 'withdrawn') and (new.file_sha256 is not old.file_sha256 or new.file_name is not old.file_name or new.result is not old.result
	or new.left_out is not old.left_out or old.state = 'withdrawn')
begin select raise(abort, 'what an import of history brought is frozen: it can only be withdrawn'); end;
--> statement-breakpoint
create trigger brought_learning_refuse_delete before delete on brought_learning begin select raise(abort, 'learning brought from elsewhere is superseded, never deleted'); end;
--> statement-breakpoint
create trigger brought_learning_refuse_update before update on brought_learning
when old.superseded_at is not null or new.person_id is not old.person_id or new.requirement_id is not old.requirement_id or new.completed_on is not old.completed_on
	or new.import_id is not old.import_id or new.import_row is not old.import_row or new.course is not old.course or new.source is not old.source
	or new.score is not old.score or new.valid_until is not old.valid_until or new.standing is not old.standing or new.recorded_at is not old.recorded_at
begin select raise(abort, 'learning brought from elsewhere is frozen: it can only be superseded'); end;
