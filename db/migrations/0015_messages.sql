-- A message is written, sent, not sent after all, or dealt with; each step has its time.
alter table messages add column state text not null default 'written' check (state in ('written', 'sent', 'failed', 'dealtWith'));
--> statement-breakpoint
alter table messages add column sent_at integer;
--> statement-breakpoint
alter table messages add column failed_at integer;
--> statement-breakpoint
update messages set state = 'dealtWith' where handled_at is not null;
