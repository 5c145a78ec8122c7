create trigger completions_refuse_update before update on completions begin select raise(abort, 'completions is append-only: a renewal is a new row'); end;
--> statement-breakpoint
create trigger completions_refuse_delete before delete on completions begin select raise(abort, 'completions is append-only: a renewal is a new row'); end;
--> statement-breakpoint
create trigger code_editions_refuse_update before update on code_editions begin select raise(abort, 'code_editions is append-only: a change is a new edition'); end;
--> statement-breakpoint
create trigger code_editions_refuse_delete before delete on code_editions begin select raise(abort, 'code_editions is append-only: a change is a new edition'); end;
--> statement-breakpoint
create trigger attestations_refuse_update before update on attestations begin select raise(abort, 'attestations is append-only: a new attestation is a new row'); end;
--> statement-breakpoint
create trigger attestations_refuse_delete before delete on attestations begin select raise(abort, 'attestations is append-only: a new attestation is a new row'); end;
--> statement-breakpoint
create trigger evidence_refuse_delete before delete on evidence begin select raise(abort, 'evidence is append-only'); end;
--> statement-breakpoint
create trigger evidence_refuse_update before update on evidence
when new.seq is not old.seq or new.at is not old.at or new.actor is not old.actor or new.action is not old.action or new.subject is not old.subject
	or new.details_digest is not old.details_digest or new.previous_hash is not old.previous_hash or new.hash is not old.hash
	or (new.details is not old.details and new.details is not null) or (new.details_salt is not old.details_salt and new.details_salt is not null)
begin select raise(abort, 'evidence is append-only: only its details may be redacted'); end;
--> statement-breakpoint
create trigger certificates_refuse_delete before delete on certificates begin select raise(abort, 'certificates verify for ever: revoke, never delete'); end;
--> statement-breakpoint
create trigger certificates_refuse_update before update on certificates
when new.number is not old.number or new.person_id is not old.person_id or new.award is not old.award or new.cycle is not old.cycle
	or new.printed is not old.printed or new.template_version is not old.template_version or new.issued_at is not old.issued_at
	or new.valid_until is not old.valid_until or (old.pdf_sha256 is not null and new.pdf_sha256 is not old.pdf_sha256)
	or (old.revoked_at is not null and new.revoked_at is not old.revoked_at)
begin select raise(abort, 'a certificate is frozen at issue'); end;
--> statement-breakpoint
create trigger obligations_refuse_delete before delete on obligations begin select raise(abort, 'obligations are superseded, never deleted'); end;
--> statement-breakpoint
create trigger placements_refuse_delete before delete on placements begin select raise(abort, 'placements are superseded, never deleted'); end;
--> statement-breakpoint
create trigger placements_refuse_overlap before insert on placements
when new.superseded_at is null and exists (
	select 1 from placements other where other.person_id = new.person_id and other.superseded_at is null
	and other.valid_from <= coalesce(new.valid_to, '9999-12-31') and coalesce(other.valid_to, '9999-12-31') >= new.valid_from)
begin select raise(abort, 'two placements of one person overlap'); end;
--> statement-breakpoint
create trigger quiz_attempts_refuse_change before update on quiz_attempts when old.submitted_at is not null
begin select raise(abort, 'a submitted attempt is frozen'); end;
