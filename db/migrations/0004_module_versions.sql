create table module_versions (
	requirement_id integer not null references requirements (id),
	version text not null,
	effect text not null check (effect in ('none', 'next-renewal', 'at-once')),
	recorded_on text not null,
	primary key (requirement_id, version)
) strict, without rowid;
