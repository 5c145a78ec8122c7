create table code_drafts (
	id integer primary key,
	edition_id text not null,
	label text not null,
	title text not null,
	state text not null check (state in ('draft', 'reviewed', 'approved', 'discarded')),
	source_sha256 text not null references documents (sha256),
	source text not null,
	outline text not null,
	clause_ids text not null,
	plain text not null,
	statements text not null,
	change_notes text not null,
	material integer,
	reason text,
	revision integer not null,
	created_by text not null,
	created_at integer not null,
	updated_at integer not null,
	reviewed_by text,
	reviewed_at integer,
	approver text,
	approved_on text,
	approved_by text,
	approved_at integer,
	sha256 text
) strict;
--> statement-breakpoint
create unique index code_drafts_one_at_a_time on code_drafts ((1)) where state in ('draft', 'reviewed');
--> statement-breakpoint
create table code_publications (
	id integer primary key,
	edition_id text not null,
	sha256 text not null,
	effective_from text not null,
	material integer not null,
	reason text not null,
	due_days integer,
	published_by text not null,
	recorded_at integer not null,
	superseded_at integer,
	foreign key (edition_id, sha256) references code_editions (id, sha256)
) strict;
--> statement-breakpoint
create index code_publications_live on code_publications (effective_from, recorded_at) where superseded_at is null;
--> statement-breakpoint
create trigger code_drafts_refuse_change before update on code_drafts when old.state in ('approved', 'discarded')
begin select raise(abort, 'an approved edition is frozen'); end;
--> statement-breakpoint
create trigger code_drafts_refuse_delete before delete on code_drafts begin select raise(abort, 'drafts are discarded, never deleted'); end;
--> statement-breakpoint
create trigger code_publications_refuse_delete before delete on code_publications
begin select raise(abort, 'publications are superseded, never deleted'); end;
--> statement-breakpoint
create trigger code_publications_refuse_change before update on code_publications
when old.superseded_at is not null or new.superseded_at is null or new.edition_id is not old.edition_id or new.sha256 is not old.sha256
	or new.effective_from is not old.effective_from or new.material is not old.material or new.reason is not old.reason
	or new.due_days is not old.due_days or new.published_by is not old.published_by or new.recorded_at is not old.recorded_at
begin select raise(abort, 'a publication may only be superseded'); end;
