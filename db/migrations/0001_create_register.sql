create table people (
	id integer primary key,
	employee_number text not null unique,
	email text,
	given_name text not null,
	family_name text not null
) strict;
--> statement-breakpoint
create index people_name on people (family_name, given_name);
--> statement-breakpoint
create table directorates (id integer primary key, name text not null unique) strict;
--> statement-breakpoint
create table services (id integer primary key, directorate_id integer not null references directorates (id), name text not null, unique (directorate_id, name)) strict;
--> statement-breakpoint
create table teams (id integer primary key, service_id integer not null references services (id), name text not null, unique (service_id, name)) strict;
--> statement-breakpoint
create table placements (
	id integer primary key,
	person_id integer not null references people (id),
	valid_from text not null,
	valid_to text,
	worker_type text not null,
	directorate_id integer not null references directorates (id),
	service_id integer not null references services (id),
	team_id integer not null references teams (id),
	job_title text not null,
	manager_id integer references people (id),
	tags text not null,
	recorded_at integer not null,
	superseded_at integer,
	check (valid_to is null or valid_to >= valid_from)
) strict;
--> statement-breakpoint
create index placements_person on placements (person_id, valid_from, valid_to, recorded_at, superseded_at);
--> statement-breakpoint
create index placements_directorate on placements (directorate_id, person_id, valid_from, valid_to, superseded_at) where superseded_at is null;
--> statement-breakpoint
create index placements_manager on placements (manager_id, person_id, valid_from, valid_to, superseded_at) where superseded_at is null;
--> statement-breakpoint
create table absences (
	id integer primary key,
	person_id integer not null references people (id),
	starts_on text not null,
	ends_on text,
	kind text not null,
	recorded_at integer not null,
	superseded_at integer,
	check (ends_on is null or ends_on >= starts_on)
) strict;
--> statement-breakpoint
create index absences_person on absences (person_id, starts_on, ends_on, recorded_at, superseded_at);
--> statement-breakpoint
create table role_grants (
	id integer primary key,
	person_id integer not null references people (id),
	role text not null,
	granted_at integer not null,
	granted_by text not null,
	revoked_at integer,
	revoked_by text
) strict;
--> statement-breakpoint
create unique index role_grants_live on role_grants (person_id, role) where revoked_at is null;
--> statement-breakpoint
create table sessions (
	token_sha256 text primary key,
	person_id integer not null references people (id),
	created_at integer not null,
	expires_at integer not null,
	ended_at integer
) strict, without rowid;
--> statement-breakpoint
create table requirements (id integer primary key, key text not null unique, introduced_on text not null) strict;
--> statement-breakpoint
create table obligations (
	person_id integer not null references people (id),
	requirement_id integer not null references requirements (id),
	cycle integer not null,
	opens_on text not null,
	due_on text not null,
	cause text not null,
	recorded_at integer not null,
	superseded_at integer,
	met_at integer,
	primary key (person_id, requirement_id, cycle, recorded_at)
) strict, without rowid;
--> statement-breakpoint
create unique index obligations_live on obligations (person_id, requirement_id, cycle, opens_on, due_on, superseded_at, met_at)
	where superseded_at is null and met_at is null;
--> statement-breakpoint
create table module_progress (
	id integer primary key,
	person_id integer not null references people (id),
	requirement_id integer not null references requirements (id),
	cycle integer not null,
	module_version text not null,
	state text not null,
	page text,
	pages_read text not null,
	attempts_used integer not null,
	revision integer not null,
	started_at integer not null,
	updated_at integer not null,
	unique (person_id, requirement_id, cycle)
) strict;
--> statement-breakpoint
create table quiz_attempts (
	id integer primary key,
	progress_id integer not null references module_progress (id),
	number integer not null,
	module_version text not null,
	module_fingerprint text not null,
	pass_mark integer not null,
	drawn text not null,
	answers text not null,
	revision integer not null,
	score integer,
	outcome text,
	started_at integer not null,
	submitted_at integer,
	unique (progress_id, number)
) strict;
--> statement-breakpoint
create table completions (
	person_id integer not null references people (id),
	requirement_id integer not null references requirements (id),
	cycle integer not null,
	version text not null,
	attempt_id integer references quiz_attempts (id),
	score integer,
	completed_at integer not null,
	completed_on text not null,
	valid_until text not null,
	source text not null,
	primary key (person_id, requirement_id, cycle)
) strict, without rowid;
--> statement-breakpoint
create table code_editions (
	id text not null,
	sha256 text not null,
	label text not null,
	body text not null,
	recorded_at integer not null,
	primary key (id, sha256)
) strict;
--> statement-breakpoint
create table attestation_journeys (
	person_id integer not null references people (id),
	cycle integer not null,
	edition_id text not null,
	edition_sha256 text not null,
	state text not null,
	agreed text not null,
	revision integer not null,
	started_at integer not null,
	updated_at integer not null,
	primary key (person_id, cycle)
) strict, without rowid;
--> statement-breakpoint
create table attestations (
	id integer primary key,
	person_id integer not null references people (id),
	cycle integer not null,
	edition_id text not null,
	edition_sha256 text not null,
	statements text not null,
	outcome text not null,
	comment text,
	method text not null,
	actor text not null,
	attested_at integer not null,
	foreign key (edition_id, edition_sha256) references code_editions (id, sha256)
) strict;
--> statement-breakpoint
create index attestations_person on attestations (person_id, cycle);
--> statement-breakpoint
create unique index attestations_agreed on attestations (person_id, cycle) where outcome = 'agreed';
--> statement-breakpoint
create table certificates (
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
	unique (person_id, award, cycle)
) strict;
--> statement-breakpoint
create table evidence (
	seq integer primary key,
	at integer not null,
	actor text not null,
	action text not null,
	subject text not null,
	details text,
	details_salt text,
	details_digest text not null,
	previous_hash text not null,
	hash text not null
) strict;
--> statement-breakpoint
create index evidence_subject on evidence (subject, seq);
--> statement-breakpoint
create table jobs (
	id text primary key,
	kind text not null,
	payload text not null,
	run_at integer not null,
	attempts integer not null,
	claimed_until integer,
	done_at integer,
	last_error text
) strict, without rowid;
--> statement-breakpoint
create index jobs_due on jobs (run_at) where done_at is null;
--> statement-breakpoint
create table messages (
	id integer primary key,
	recipient text not null,
	kind text not null,
	subject text not null,
	body text not null,
	created_at integer not null,
	handled_at integer
) strict;
--> statement-breakpoint
create index messages_open on messages (recipient, created_at) where handled_at is null;
