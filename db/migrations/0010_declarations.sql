create table declarations (
	id integer primary key,
	person_id integer not null references people (id),
	kind text not null check (kind in ('nil', 'unchanged', 'ticked', 'secondary-employment', 'directorship', 'relative', 'shareholding', 'relationship',
		'membership', 'gift')),
	details text not null,
	occasion text not null check (occasion in ('appointment', 'attestation', 'change')),
	cycle integer,
	declared_at integer not null,
	actor text not null,
	replaces integer references declarations (id),
	ended_on text,
	ended_at integer,
	small_gift_on text generated always as (
		iif(kind = 'gift' and details ->> 'answer' = 'accepted' and details ->> 'pence' < 5000, details ->> 'on', null)) stored,
	check ((ended_on is null) = (ended_at is null)),
	check (occasion = 'appointment' or (occasion = 'attestation') = (cycle is not null))
) strict;
--> statement-breakpoint
create index declarations_person on declarations (person_id, kind);
--> statement-breakpoint
create index declarations_small_gifts on declarations (person_id, small_gift_on, declared_at) where small_gift_on is not null;
--> statement-breakpoint
create index declarations_kind on declarations (kind, declared_at);
--> statement-breakpoint
create unique index declarations_replaced_once on declarations (replaces) where replaces is not null;
--> statement-breakpoint
create table declaration_decisions (
	id integer primary key,
	declaration_id integer not null references declarations (id),
	outcome text not null check (outcome in ('consented', 'refused', 'asked', 'noted')),
	conditions text not null,
	until text,
	note text not null,
	decided_by text not null,
	decided_as text not null check (decided_as in ('line-manager', 'hr', 'monitoring-officer')),
	decided_at integer not null
) strict;
--> statement-breakpoint
create index declaration_decisions_declaration on declaration_decisions (declaration_id, id);
--> statement-breakpoint
create trigger declarations_refuse_delete before delete on declarations begin select raise(abort, 'declarations are ended, never deleted'); end;
--> statement-breakpoint
create trigger declarations_refuse_change before update on declarations
when old.ended_at is not null or new.ended_at is null or new.id is not old.id or new.person_id is not old.person_id or new.kind is not old.kind
	or new.details is not old.details or new.occasion is not old.occasion or new.cycle is not old.cycle or new.declared_at is not old.declared_at
	or new.actor is not old.actor or new.replaces is not old.replaces
begin select raise(abort, 'a declaration may only be ended: a correction is a new one'); end;
--> statement-breakpoint
create trigger declaration_decisions_refuse_update before update on declaration_decisions
begin select raise(abort, 'a decision on a declaration is frozen: a change of mind is a new one'); end;
--> statement-breakpoint
create trigger declaration_decisions_refuse_delete before delete on declaration_decisions
begin select raise(abort, 'a decision on a declaration is frozen: a change of mind is a new one'); end;
