-- What HR added or put right of somebody by hand: from which day, what it said before and says since, and why.
create table hand_changes (
	id integer primary key,
	person_id integer not null references people (id),
	from_day text not null,
	changes text not null check (json_valid(changes)),
	reason text not null,
	-- What the page that was confirmed had: sent a second time, it meets what it made.
	token text not null unique,
	recorded_at integer not null,
	recorded_by text not null
) strict;
--> statement-breakpoint
create index hand_changes_person on hand_changes (person_id);
--> statement-breakpoint
create trigger hand_changes_refuse_update before update on hand_changes begin select raise(abort, 'a change by hand is on record: make another'); end;
--> statement-breakpoint
create trigger hand_changes_refuse_delete before delete on hand_changes begin select raise(abort, 'a change by hand is on record: make another'); end;
