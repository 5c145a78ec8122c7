-- Posts that somebody has besides the one of their placement, from a day to a day (both inclusive): they also work there, and what is asked there is asked of them.
create table other_posts (
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
create index other_posts_person on other_posts (person_id, valid_from) where superseded_at is null;
--> statement-breakpoint
create trigger other_posts_refuse_delete before delete on other_posts begin select raise(abort, 'posts are superseded, never deleted'); end;
