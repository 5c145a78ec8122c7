import { beforeEach, describe, expect, it } from 'vitest'
import { chainedText, genesis } from '#app/features/evidence/evidence-entries.ts'
import { readHead } from '#app/features/evidence/read-head.server.ts'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { openCertificate } from '#app/features/certificates/open-certificate.server.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { attestCode, createLearner, passModule } from '#tests/factories/learner.ts'
import { createSite, type TestSite } from '#tests/factories/site.ts'

let site: TestSite
let db: Database

beforeEach(async () => {
	site = createSite({ now: Date.parse('2026-11-20T10:00:00Z') })
	db = site.db
	const learner = createLearner(site)
	passModule(site, learner, 'data-protection')
	attestCode(site, learner)
	const number = db.$client.prepare<[], string>('select number from certificates').pluck().get() ?? ''
	await openCertificate(db, { number, personId: null }, site)
})

/** As somebody with the file in their hands would: past the triggers. */
function tamper(sql: string): void {
	const triggers = db.$client.prepare<[], string>(`select name from sqlite_master where type = 'trigger'`).pluck().all()
	for (const trigger of triggers) db.$client.exec(`drop trigger ${trigger}`)
	db.$client.pragma('foreign_keys = OFF')
	expect(db.$client.prepare(sql).run().changes, sql).toBeGreaterThan(0)
}

const errors = () => verifyEvidence(db).errors

describe('the chain', () => {
	it('holds after learning, attesting and printing', () => {
		const { ok, entries, head } = verifyEvidence(db)
		expect(ok).toBe(true)
		expect(readHead(db)).toEqual({ entries, head })
		expect(entries).toBe(db.$client.prepare('select count(*) from evidence').pluck().get())
	})

	it('is hashed by SQLite as chainedText says, each entry on the one before', () => {
		let previousHash = genesis
		const rows = db.$client
			.prepare<[], Parameters<typeof chainedText>[0] & { hash: string }>(
				'select seq, at, actor, action, subject, details_digest as detailsDigest, previous_hash as previousHash, hash from evidence order by seq',
			)
			.all()
		expect(rows.length).toBeGreaterThan(20)
		for (const [index, row] of rows.entries()) {
			expect(row).toMatchObject({ seq: index + 1, previousHash })
			expect(row.hash).toBe(sha256(chainedText(row)))
			previousHash = row.hash
		}
	})

	it('hashes an instant of any size, and any words, alike', () => {
		for (const at of [0, 1, 2 ** 31, 2 ** 41, 9_007_199_254_740_991]) {
			recordEvidence(db, {
				at,
				actor: 'system',
				action: 'quiz.unlocked',
				subject: 'person:1',
				details: { note: 'O’Neil — “agreed”\n\u0000 ✓' },
			})
		}
		expect(errors()).toEqual([])
	})

	it('is empty at first', () => {
		expect(verifyEvidence(createSite({ now: 0 }).db)).toMatchObject({ ok: true })
	})
})

describe('the database refuses', () => {
	it.each([
		`update evidence set actor = 'person:9' where seq = 3`,
		`update evidence set details = '{}' where seq = 3`,
		'delete from evidence where seq = (select max(seq) from evidence)',
		`update certificates set printed = '{}'`,
		`update certificates set pdf_sha256 = 'x' where pdf_sha256 is not null`,
		'delete from certificates',
		`update attestations set outcome = 'not-agreed'`,
		'delete from attestations',
		`update completions set score = 100`,
		'delete from completions',
		`update code_editions set body = '{}'`,
		'delete from obligations',
		'update quiz_attempts set score = 100',
	])('%s', (sql) => {
		expect(() => db.$client.prepare(sql).run()).toThrow()
		expect(verifyEvidence(db).ok).toBe(true)
	})
})

describe('tampering past the database is found', () => {
	it.each([
		[`update evidence set actor = 'person:9' where seq = 3`, 'Entry 3 was changed'],
		[`update evidence set at = at + 1 where seq = 3`, 'Entry 3 was changed'],
		[`update evidence set subject = 'person:9' where seq = 5`, 'Entry 5 was changed'],
		[`update evidence set details = replace(details, '80', '90') where action = 'quiz.marked'`, 'details of entry'],
		[`update evidence set details_digest = 'x' where seq = 4`, 'Entry 4 was changed'],
		['delete from evidence where seq = 7', 'Entry 7 is missing'],
		['delete from evidence where seq = 1', 'Entry 1 is missing'],
		[`update evidence set details = 'no JSON at all' where seq = 2`, 'details of entry 2'],
		[`delete from evidence where action = 'certificate.issued'`, 'certificate PRB-'],
		[`update certificates set printed = replace(printed, 'Ada', 'Eve')`, 'certificate PRB-'],
		[`update certificates set pdf_sha256 = '${'0'.repeat(64)}' where pdf_sha256 is not null`, 'certificate PRB-'],
		['update certificates set pdf_sha256 = null where pdf_sha256 is not null', 'certificate PRB-'],
		['delete from certificates', 'certificate PRB-'],
		[`update attestations set outcome = 'not-agreed'`, 'attestation person:1/code/1'],
		[`update attestations set statements = replace(statements, 'true', 'false')`, 'attestation person:1/code/1'],
		[`update attestations set edition_sha256 = 'x'`, 'attestation person:1/code/1'],
		['delete from attestations', 'attestation person:1/code/1'],
		[
			`insert into attestations (person_id, cycle, edition_id, edition_sha256, statements, outcome, method, actor, attested_at)
			 select person_id, 2, edition_id, edition_sha256, statements, outcome, method, actor, attested_at from attestations`,
			'attestation person:1/code/2',
		],
		[`update code_editions set body = replace(body, 'Code', 'code')`, 'edition 2017'],
		['update quiz_attempts set score = 90', 'data-protection/1'],
		['delete from completions', 'data-protection/1'],
		['update completions set score = 90', 'data-protection/1'],
		[`update completions set completed_on = '2020-01-01'`, 'data-protection/1'],
		[`update quiz_attempts set answers = replace(answers, '0', '1')`, 'data-protection/1'],
		[`update quiz_attempts set drawn = replace(drawn, 'e', 'a')`, 'data-protection/1'],
		[`update completions set valid_until = '2099-01-01'`, 'data-protection/1'],
	])('%s', (sql, error) => {
		tamper(sql)
		expect(errors().join('\n')).toContain(error)
		expect(verifyEvidence(db).ok).toBe(false)
	})

	it('by the head that was kept elsewhere, if the last entries are cut off', () => {
		recordEvidence(db, { at: 1, actor: 'system', action: 'session.ended', subject: 'person:1', details: {} })
		const kept = readHead(db)
		tamper('delete from evidence where seq = (select max(seq) from evidence)')
		const { entries, head } = verifyEvidence(db)
		expect({ entries, head }).not.toEqual(kept)
	})

	it('cut off before a certificate was sealed or issued, even without the head', () => {
		const seq = db.$client.prepare<[], number>(`select seq from evidence where action = 'certificate.sealed'`).pluck().get() ?? 0
		tamper(`delete from evidence where seq >= ${seq}`)
		expect(errors().join('\n')).toContain('certificate PRB-')
	})
})

describe('redaction', () => {
	it('of the details of any entry leaves the chain whole, as far as what it promised can still be held against the records', () => {
		const changed = db.$client
			.prepare(`update evidence set details = null, details_salt = null where action like 'module.%' or action like 'session.%'`)
			.run().changes
		expect(changed).toBeGreaterThan(0)
		expect(verifyEvidence(db)).toMatchObject({ ok: true, errors: [] })
	})

	it('cannot be turned into other words', () => {
		db.$client.prepare('update evidence set details = null, details_salt = null where seq = 3').run()
		expect(() => db.$client.prepare(`update evidence set details = '{}' where seq = 3`).run()).toThrow('redacted')
	})
})
