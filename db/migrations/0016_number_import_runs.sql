-- Each check or application of a people file has a number: work of an earlier one, however late it ends, can no longer change anything.
alter table people_imports add column run integer not null default 1;
