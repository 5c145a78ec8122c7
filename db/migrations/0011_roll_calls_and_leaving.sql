alter table attestations add column person_name text;
--> statement-breakpoint
alter table attestations add column actor_name text;
--> statement-breakpoint
create index attestations_document on attestations (document_sha256) where document_sha256 is not null;
--> statement-breakpoint
create table roll_calls (
	id integer primary key,
	edition_id text not null,
	edition_sha256 text not null,
	held_on text not null,
	place text not null,
	led_by text not null,
	document_sha256 text not null unique references documents (sha256),
	actor text not null,
	recorded_at integer not null,
	foreign key (edition_id, edition_sha256) references code_editions (id, sha256)
) strict;
--> statement-breakpoint
create table leaving_acknowledgements (
	id integer primary key,
	person_id integer not null references people (id),
	leaves_on text not null,
	edition_id text not null,
	edition_sha256 text not null,
	clause_id text not null,
	wording text not null,
	note text,
	actor text not null,
	acknowledged_at integer not null,
	unique (person_id, leaves_on),
	foreign key (edition_id, edition_sha256) references code_editions (id, sha256)
) strict;
--> statement-breakpoint
create trigger roll_calls_refuse_update before update on roll_calls begin select raise(abort, 'roll_calls is append-only'); end;
--> statement-breakpoint
create trigger roll_calls_refuse_delete before delete on roll_calls begin select raise(abort, 'roll_calls is append-only'); end;
--> statement-breakpoint
create trigger leaving_acknowledgements_refuse_update before update on leaving_acknowledgements
begin select raise(abort, 'leaving_acknowledgements is append-only'); end;
--> statement-breakpoint
create trigger leaving_acknowledgements_refuse_delete before delete on leaving_acknowledgements
begin select raise(abort, 'leaving_acknowledgements is append-only'); end;
