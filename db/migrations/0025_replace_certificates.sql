-- One that was printed wrong is withdrawn and issued anew: of a person, an award and a cycle one certificate stands, and those that it replaced stay.
create table certificates_anew (
	number text primary key,
	person_id integer not null references people (id),
	award text not null,
	cycle integer not null,
	printed text not null,
	template_version integer not null,
	pdf_sha256 text,
	issued_at integer not null,
	valid_until text,
	revoked_at integer,
	revoked_reason text,
	-- The number of the certificate that was issued in its place.
	replaced_by text
) strict;
--> statement-breakpoint
insert into certificates_anew (number, person_id, award, cycle, printed, template_version, pdf_sha256, issued_at, valid_until, revoked_at, revoked_reason)
select number, person_id, award, cycle, printed, template_version, pdf_sha256, issued_at, valid_until, revoked_at, revoked_reason from certificates;
--> statement-breakpoint
drop table certificates;
--> statement-breakpoint
alter table certificates_anew rename to certificates;
--> statement-breakpoint
create unique index certificates_standing on certificates (person_id, award, cycle) where revoked_at is null;
--> statement-breakpoint
create index certificates_person on certificates (person_id);
--> statement-breakpoint
create trigger certificates_refuse_delete before delete on certificates begin select raise(abort, 'certificates verify for ever: revoke, never delete'); end;
--> statement-breakpoint
create trigger certificates_refuse_update before update on certificates
when new.number is not old.number or new.person_id is not old.person_id or new.award is not old.award or new.cycle is not old.cycle
	or new.printed is not old.printed or new.template_version is not old.template_version or new.issued_at is not old.issued_at
	or new.valid_until is not old.valid_until or (old.pdf_sha256 is not null and new.pdf_sha256 is not old.pdf_sha256)
	or (old.revoked_at is not null
		and (new.revoked_at is not old.revoked_at or new.revoked_reason is not old.revoked_reason or new.replaced_by is not old.replaced_by))
begin select raise(abort, 'a certificate is frozen at issue'); end;
