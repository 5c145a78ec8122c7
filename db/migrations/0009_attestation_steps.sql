alter table attestation_journeys add column parts_read text not null default '[]';
--> statement-breakpoint
alter table attestation_journeys add column interests text;
--> statement-breakpoint
update attestation_journeys set state = 'interests', revision = revision + 1 where state = 'confirming';
--> statement-breakpoint
alter table attestations add column evidence_seq integer;
--> statement-breakpoint
alter table attestations add column note text;
--> statement-breakpoint
alter table attestations add column document_sha256 text references documents (sha256);
--> statement-breakpoint
alter table attestations add column interests text;
