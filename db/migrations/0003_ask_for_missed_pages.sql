alter table module_progress add column pages_asked text;
