import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrateDatabase } from '#db/migrate.server.ts'
import { openDatabase, type Database } from '#db/open.server.ts'
import { projectRoot } from '#db/project-root.server.ts'
import { attestationProgress, refusals } from '#db/schema/attestation.ts'
import { jobs, messages } from '#db/schema/jobs.ts'
import { requirements } from '#db/schema/requirements.ts'

const migrations = join(projectRoot, 'db/migrations')
/** What the first release had. */
const first = 11
let folder: string
let db: Database

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'probity-migrations-'))
	mkdirSync(join(folder, 'meta'))
	const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8'))
	const entries = journal.entries.slice(0, first)
	for (const { tag } of entries) copyFileSync(join(migrations, `${tag}.sql`), join(folder, `${tag}.sql`))
	writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
	db = openDatabase(':memory:')
	migrate(db, { migrationsFolder: folder })
	db.$client.exec(`
		insert into people (id, employee_number, given_name, family_name) values (1, '100001', 'Ada', 'Byron');
		insert into requirements (id, key, introduced_on) values (7, 'code', '2026-01-01');
		insert into attestation_journeys (person_id, cycle, edition_id, edition_sha256, state, agreed, revision, started_at, updated_at, parts_read)
			values (1, 1, '2017', 'abc', 'reading', '[]', 2, 1, 2, '["people"]');
		insert into jobs (id, kind, payload, run_at, attempts) values ('put-in-force:2026:abc:2026-12-01', 'put-in-force', '2026-12-01', 5, 0);
		insert into people (id, employee_number, given_name, family_name) values (2, '100002', 'Mary', 'Somerville');
		insert into code_editions (id, sha256, label, body, recorded_at) values ('2017', 'abc', 'April 2017', '{}', 1);
		insert into attestations (person_id, cycle, edition_id, edition_sha256, statements, outcome, comment, method, actor, attested_at)
			values (1, 1, '2017', 'abc', '[]', 'not-agreed', 'No', 'self', 'person:1', 3), (1, 1, '2017', 'abc', '[]', 'not-agreed', 'Still no', 'self', 'person:1', 5),
				(2, 1, '2017', 'abc', '[]', 'not-agreed', 'Nor I', 'self', 'person:2', 6);
		insert into messages (id, recipient, kind, subject, body, created_at, handled_at)
			values (1, 'hr', 'attestation-declined', 'person:1', '', 1, null), (2, 'hr', 'attestation-declined', 'person:1', '', 1, 9);
	`)
	migrateDatabase(db)
})
afterAll(() => {
	db.$client.close()
	rmSync(folder, { recursive: true })
})

it('keeps requirements by their number, with the slug that was their key', () => {
	expect(db.select().from(requirements).all()).toEqual([{ id: 7, slug: 'code', introducedOn: '2026-01-01' }])
})

it('keeps where somebody stands on the way to an attestation', () => {
	expect(db.select().from(attestationProgress).all()).toMatchObject([
		{ personId: 1, state: 'reading', agreed: [], partsRead: ['people'], sinceSha256: null, interests: null },
	])
})

it('still runs the job of an edition that is to commence', () => {
	expect(db.select({ id: jobs.id, kind: jobs.kind }).from(jobs).all()).toEqual([
		{ id: 'put-in-force:2026:abc:2026-12-01', kind: 'commence-edition' },
	])
})

it('knows which messages were dealt with', () => {
	expect(db.select({ id: messages.id, state: messages.state }).from(messages).all()).toEqual([
		{ id: 1, state: 'written' },
		{ id: 2, state: 'dealtWith' },
	])
})

it('has whoever refused and was not spoken to among the refusals to see to, once each; not whom HR had dealt with', () => {
	expect(db.select().from(refusals).all()).toMatchObject([
		{ personId: 1, attestationId: 2, state: 'open', ownerId: null, outcome: null, openedAt: 5, closedAt: null },
	])
})
