-- Whoever did not agree to the Code: who sees to it, each step, and what came of it. What was waiting as a message waits here.
create table refusals (
	id integer primary key,
	person_id integer not null references people (id),
	attestation_id integer not null unique references attestations (id),
	state text not null,
	owner_id integer references people (id),
	outcome text,
	revision integer not null,
	opened_at integer not null,
	closed_at integer,
	check (state in ('open', 'owned', 'beingSeenTo', 'closed')),
	check ((state = 'open') = (owner_id is null)),
	check (outcome in ('agreed', 'agreed-with-help', 'exempt', 'left', 'other')),
	check ((state = 'closed') = (closed_at is not null) and (state = 'closed') = (outcome is not null))
) strict;
--> statement-breakpoint
create unique index refusals_open on refusals (person_id) where closed_at is null;
--> statement-breakpoint
create table refusal_steps (
	id integer primary key,
	refusal_id integer not null references refusals (id),
	kind text not null,
	taken_on text not null,
	words text not null,
	owner_id integer references people (id),
	outcome text,
	actor text not null,
	recorded_at integer not null,
	check (kind in ('owner', 'step', 'closed')),
	check ((kind = 'owner') = (owner_id is not null)),
	check ((kind = 'closed') = (outcome is not null))
) strict;
--> statement-breakpoint
create index refusal_steps_refusal on refusal_steps (refusal_id);
--> statement-breakpoint
insert into refusals (person_id, attestation_id, state, revision, opened_at)
	select a.person_id, max(a.id), 'open', 0, a.attested_at from attestations a
	where a.outcome = 'not-agreed' and exists (
		select 1 from messages m where m.subject = 'person:' || a.person_id and m.kind = 'attestation-declined' and m.state <> 'dealtWith')
	group by a.person_id order by max(a.id);
--> statement-breakpoint
create trigger refusals_refuse_delete before delete on refusals begin select raise(abort, 'a refusal is closed, never deleted'); end;
--> statement-breakpoint
create trigger refusals_refuse_update before update on refusals
when old.state = 'closed' or new.person_id is not old.person_id or new.attestation_id is not old.attestation_id or new.opened_at is not old.opened_at
begin select raise(abort, 'a refusal that is closed is on record'); end;
--> statement-breakpoint
create trigger refusal_steps_refuse_update before update on refusal_steps begin select raise(abort, 'what was done about a refusal is on record'); end;
--> statement-breakpoint
create trigger refusal_steps_refuse_delete before delete on refusal_steps begin select raise(abort, 'what was done about a refusal is on record'); end;
