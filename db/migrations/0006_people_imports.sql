create table people_imports (
	id integer primary key,
	file_name text not null,
	file_sha256 text not null,
	header_sha256 text,
	layout text not null,
	kind text not null,
	state text not null,
	file blob,
	result text,
	problem text,
	created_by integer not null references people (id),
	created_at integer not null,
	finished_at integer,
	check (kind in ('delta', 'full')),
	check (state in ('checking', 'asking', 'refused', 'ready', 'applying', 'applied', 'cancelled')),
	check ((state in ('refused', 'applied', 'cancelled')) = (finished_at is not null)),
	check ((finished_at is null) = (file is not null))
) strict;
--> statement-breakpoint
create unique index people_imports_one_at_a_time on people_imports ((finished_at is null)) where finished_at is null;
--> statement-breakpoint
create index people_imports_header on people_imports (header_sha256, finished_at);
