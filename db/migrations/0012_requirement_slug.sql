-- The readable name of a requirement is its slug, the number its id, as in the code.
alter table requirements rename column key to slug;
--> statement-breakpoint
-- Where somebody stands on the way to an attestation.
alter table attestation_journeys rename to attestation_progress;
--> statement-breakpoint
-- An edition commences on its day. Jobs that still wait keep their ids, so that none is recorded twice.
update jobs set kind = 'commence-edition' where kind = 'put-in-force';
