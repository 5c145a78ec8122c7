-- An employee number that was corrected, until when it stood: whoever still has it, or an address with it, finds the person.
create table former_numbers (
	employee_number text not null,
	person_id integer not null references people (id),
	superseded_at integer not null,
	primary key (employee_number, superseded_at)
) strict, without rowid;
--> statement-breakpoint
create index former_numbers_person on former_numbers (person_id, employee_number);
--> statement-breakpoint
create trigger former_numbers_refuse_update before update on former_numbers begin select raise(abort, 'a number that stood is never changed'); end;
--> statement-breakpoint
create trigger former_numbers_refuse_delete before delete on former_numbers begin select raise(abort, 'a number that stood is never deleted'); end;
--> statement-breakpoint
drop trigger people_search_insert;
--> statement-breakpoint
drop trigger people_search_update;
--> statement-breakpoint
drop trigger people_search_delete;
--> statement-breakpoint
drop table people_search;
--> statement-breakpoint
-- Tokens as db/search-tokens.ts folds them, letters as people type them; `ascii` leaves every other letter as it is. Nothing else is kept, so that an index made by an older
-- folding can be taken out again.
create virtual table people_search using fts5 (
	numbers, names, email,
	content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3'
);
--> statement-breakpoint
create view people_searched as
	select id, number_tokens(employee_number, coalesce((select group_concat(f.employee_number, ' ') from former_numbers f where f.person_id = people.id), '')) as numbers,
		name_tokens(given_name, family_name) as names, email_tokens(email) as email
	from people;
--> statement-breakpoint
create trigger people_search_insert after insert on people begin
	insert into people_search (rowid, numbers, names, email) select id, numbers, names, email from people_searched where id = new.id;
end;
--> statement-breakpoint
create trigger people_search_update after update of employee_number, given_name, family_name, email on people begin
	delete from people_search where rowid = old.id;
	insert into people_search (rowid, numbers, names, email) select id, numbers, names, email from people_searched where id = new.id;
end;
--> statement-breakpoint
create trigger people_search_delete after delete on people begin
	delete from people_search where rowid = old.id;
end;
--> statement-breakpoint
create trigger people_search_former_number after insert on former_numbers begin
	delete from people_search where rowid = new.person_id;
	insert into people_search (rowid, numbers, names, email) select id, numbers, names, email from people_searched where id = new.person_id;
end;
--> statement-breakpoint
insert into people_search (rowid, numbers, names, email) select id, numbers, names, email from people_searched;
--> statement-breakpoint
create virtual table teams_search using fts5 (
	name, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
--> statement-breakpoint
create trigger teams_search_insert after insert on teams begin
	insert into teams_search (rowid, name) values (new.id, unit_tokens(new.name));
end;
--> statement-breakpoint
create trigger teams_search_update after update of name on teams begin
	delete from teams_search where rowid = old.id;
	insert into teams_search (rowid, name) values (new.id, unit_tokens(new.name));
end;
--> statement-breakpoint
create trigger teams_search_delete after delete on teams begin
	delete from teams_search where rowid = old.id;
end;
--> statement-breakpoint
insert into teams_search (rowid, name) select id, unit_tokens(name) from teams;
