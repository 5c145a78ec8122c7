alter table attestation_journeys add column parts_read text not null default '[]';
--> statement-breakpoint
alter table attestation_journeys add column since_sha256 text;
--> statement-breakpoint
alter table attestation_journeys add column interests text;
--> statement-breakpoint
update attestation_journeys set since_sha256 =
	(select edition_sha256 from attestations a where a.person_id = attestation_journeys.person_id and outcome = 'agreed' order by id desc limit 1)
where state = 'reading';
--> statement-breakpoint
update attestation_journeys set state = 'interests' where state = 'confirming';
--> statement-breakpoint
alter table attestations add column evidence_seq integer;
--> statement-breakpoint
alter table attestations add column note text;
--> statement-breakpoint
alter table attestations add column document_sha256 text references documents (sha256);
--> statement-breakpoint
alter table attestations add column interests text;
