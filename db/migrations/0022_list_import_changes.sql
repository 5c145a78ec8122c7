-- What an import of people changes, as it was shown before somebody confirmed it: one row for each person, with the changed fields as JSON.
create table people_import_changes (
	import_id integer not null references people_imports (id),
	place integer not null,
	kind text not null,
	file_row integer,
	employee_number text not null,
	name text not null,
	what text not null,
	fields text not null,
	primary key (import_id, place)
) strict, without rowid;
--> statement-breakpoint
create index people_import_changes_kind on people_import_changes (import_id, kind, place);
