alter table obligations add column asked_from text not null default '0001-01-01';
--> statement-breakpoint
alter table obligations add column asked_to text;
--> statement-breakpoint
drop index obligations_live;
--> statement-breakpoint
create index obligations_live on obligations (person_id, requirement_id, cycle, opens_on, due_on, asked_from, asked_to, superseded_at, met_at)
	where superseded_at is null and met_at is null;
--> statement-breakpoint
alter table module_versions rename to requirement_versions;
--> statement-breakpoint
alter table requirement_versions add column due_days integer;
--> statement-breakpoint
create table rule_settings (
	requirement_id integer not null references requirements (id),
	valid_from text not null,
	settings text not null,
	reason text not null,
	recorded_by text not null,
	recorded_at integer not null,
	superseded_at integer,
	primary key (requirement_id, valid_from, recorded_at)
) strict, without rowid;
--> statement-breakpoint
create table exemptions (
	id integer primary key,
	person_id integer not null references people (id),
	requirement_id integer not null references requirements (id),
	valid_from text not null,
	valid_to text,
	reason text not null,
	note text not null,
	granted_by text not null,
	recorded_at integer not null,
	superseded_at integer,
	check (valid_to is null or valid_to >= valid_from)
) strict;
--> statement-breakpoint
create index exemptions_person on exemptions (person_id, requirement_id, valid_from, valid_to, recorded_at, superseded_at);
--> statement-breakpoint
create table extensions (
	id integer primary key,
	person_id integer not null references people (id),
	requirement_id integer not null references requirements (id),
	cycle integer not null,
	due_on text not null,
	reason text not null,
	note text not null,
	granted_as text not null check (granted_as in ('line-manager', 'hr')),
	granted_by text not null,
	granted_on text not null,
	recorded_at integer not null,
	superseded_at integer
) strict;
--> statement-breakpoint
create index extensions_person on extensions (person_id, requirement_id, cycle, superseded_at);
--> statement-breakpoint
create table documents (
	sha256 text primary key,
	name text not null,
	media_type text not null,
	bytes blob not null,
	stored_at integer not null
) strict;
--> statement-breakpoint
create table prior_learning (
	id integer primary key,
	person_id integer not null references people (id),
	requirement_id integer not null references requirements (id),
	completed_on text not null,
	issuer text not null,
	document_sha256 text not null references documents (sha256),
	note text not null,
	claimed_by text not null,
	claimed_at integer not null,
	outcome text check (outcome in ('accepted', 'refused')),
	decision_reason text,
	decided_by text,
	decided_at integer
) strict;
--> statement-breakpoint
create index prior_learning_person on prior_learning (person_id, requirement_id);
--> statement-breakpoint
create index prior_learning_open on prior_learning (claimed_at) where decided_at is null;
--> statement-breakpoint
create table former_names (
	person_id integer not null references people (id),
	given_name text not null,
	family_name text not null,
	superseded_at integer not null,
	primary key (person_id, superseded_at)
) strict, without rowid;
--> statement-breakpoint
create index placements_team on placements (team_id, person_id, valid_from, valid_to, superseded_at) where superseded_at is null;
--> statement-breakpoint
create index placements_start on placements (valid_from, person_id, superseded_at) where superseded_at is null;
--> statement-breakpoint
create trigger rule_settings_refuse_delete before delete on rule_settings begin select raise(abort, 'rules are superseded, never deleted'); end;
--> statement-breakpoint
create trigger exemptions_refuse_delete before delete on exemptions begin select raise(abort, 'exemptions are superseded, never deleted'); end;
--> statement-breakpoint
create trigger extensions_refuse_delete before delete on extensions begin select raise(abort, 'extensions are superseded, never deleted'); end;
--> statement-breakpoint
create trigger documents_refuse_change before update on documents begin select raise(abort, 'a document is kept as it came'); end;
--> statement-breakpoint
create trigger prior_learning_refuse_delete before delete on prior_learning begin select raise(abort, 'prior learning is decided, never deleted'); end;
--> statement-breakpoint
create trigger prior_learning_refuse_update before update on prior_learning when old.decided_at is not null
begin select raise(abort, 'a decision on prior learning is frozen'); end;
--> statement-breakpoint
create trigger obligations_refuse_second before insert on obligations
when new.superseded_at is null and new.met_at is null and exists (
	select 1 from obligations other where other.person_id = new.person_id and other.requirement_id = new.requirement_id
	and other.superseded_at is null and other.met_at is null)
begin select raise(abort, 'there is a live obligation for this person and requirement already'); end;
