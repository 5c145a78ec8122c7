create virtual table people_search using fts5 (
	employee_number, given_name, family_name,
	content = 'people', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
--> statement-breakpoint
create trigger people_search_insert after insert on people begin
	insert into people_search (rowid, employee_number, given_name, family_name) values (new.id, new.employee_number, new.given_name, new.family_name);
end;
--> statement-breakpoint
create trigger people_search_update after update of employee_number, given_name, family_name on people begin
	insert into people_search (people_search, rowid, employee_number, given_name, family_name)
	values ('delete', old.id, old.employee_number, old.given_name, old.family_name);
	insert into people_search (rowid, employee_number, given_name, family_name) values (new.id, new.employee_number, new.given_name, new.family_name);
end;
--> statement-breakpoint
create trigger people_search_delete after delete on people begin
	insert into people_search (people_search, rowid, employee_number, given_name, family_name)
	values ('delete', old.id, old.employee_number, old.given_name, old.family_name);
end;
--> statement-breakpoint
insert into people_search (people_search) values ('rebuild');
