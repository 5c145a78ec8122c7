-- The minute by which a text was approved, and whether whoever loaded a text may record its approval.
alter table code_drafts add column minute_sha256 text references documents (sha256);
--> statement-breakpoint
create table code_approval_rules (
	id integer primary key,
	by_another integer not null,
	reason text not null,
	recorded_by text not null,
	recorded_at integer not null,
	check (by_another in (0, 1))
) strict;
--> statement-breakpoint
create trigger code_approval_rules_refuse_update before update on code_approval_rules begin select raise(abort, 'a setting is recorded anew, never changed'); end;
--> statement-breakpoint
create trigger code_approval_rules_refuse_delete before delete on code_approval_rules begin select raise(abort, 'a setting is recorded anew, never deleted'); end;
