import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleText } from '#tests/factories/people-file.ts'
import { openDatabase } from '#db/open.server.ts'
import { runInProcess } from '#tests/factories/run-in-process.ts'
import { newDataFolder, root } from '#tests/factories/server-process.ts'

const folder = newDataFolder()

const run = (args: string[], env: Record<string, string> = {}) => runInProcess(args, { PROBITY_DATA: folder, ...env })

function file(name: string, body: string | Uint8Array): string {
	const path = join(folder, name)
	writeFileSync(path, body)
	return path
}

function rows(): unknown {
	const db = openDatabase(join(folder, 'probity.sqlite'), { readonly: true })
	const kept = ['people', 'placements', 'teams', 'obligations', 'evidence'].map((table) =>
		db.$client.prepare(`select * from ${table}`).all(),
	)
	db.$client.close()
	return kept
}

const sound = [{}, { employee_number: '100002', given_name: 'Bo', manager_employee_number: '100001' }]

beforeAll(async () => {
	const { status, out } = await run(['people', 'import', file('sound.csv', peopleText(sound))])
	expect(JSON.parse(out)).toMatchObject({ joiners: 2, errors: [] })
	expect(status).toBe(0)
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('people import', () => {
	it.each<[string, string | Uint8Array]>([
		['an empty file', ''],
		['a day that is none', peopleText([...sound, { employee_number: '100003', start_date: '2026-02-30' }])],
		['two who lead each other', peopleText([{ manager_employee_number: '100002' }, sound[1] ?? {}])],
		['somebody who leaves before they start', peopleText([...sound, { employee_number: '100003', leave_date: '2020-03-31' }])],
		['a manager whom nobody knows', peopleText([...sound, { employee_number: '100003', manager_employee_number: '999999' }])],
		['the same number twice, for two people', peopleText([...sound, { given_name: 'Bo' }])],
		['days that may be meant either way', peopleText([...sound, { employee_number: '100003', start_date: '01/04/2026' }])],
		['letters that are not UTF-8', Buffer.from(peopleText([{ given_name: 'Zoë' }]), 'latin1')],
		['NUL bytes', peopleText([{ given_name: 'A\0da' }])],
		['a workbook that is none', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0])],
		['a file that is not text', new Uint8Array([0xff, 0xfe, 0x00, 0x01, 0x80])],
	])('refuses %s with exit 1, says which row or column, and changes nothing', async (name, body) => {
		const before = rows()
		const { status, out } = await run(['people', 'import', file('wrong.csv', body)])
		expect(status, name).toBe(1)
		const { errors } = JSON.parse(out)
		expect(errors.length).toBeGreaterThan(0)
		expect(errors[0]).toMatchObject({ row: expect.any(Number), message: expect.stringMatching(/\S/) })
		expect(rows()).toEqual(before)
	})

	it('says the file, row, column and remedy on stderr', async () => {
		const { err } = await run(['people', 'import', file('manager.csv', peopleText([{ manager_employee_number: '999999' }]))])
		expect(err).toMatch(/manager\.csv: row 2, manager_employee_number: No one has the employee number 999999.*Correct it/)
	})

	it('takes days, encoding and names that somebody chose, and says the changes in words', async () => {
		const text = peopleText([{ employee_number: '100007', given_name: 'Zoë', start_date: '01/04/2026' }]).replace('family_name', 'Surname')
		const mapping = file('mapping.json', '{"family_name": "Surname"}')
		const options = ['--dates', 'dmy', '--encoding', 'windows-1252', '--mapping', mapping, '--dry-run']
		const { status, out, err } = await run(['people', 'import', file('theirs.csv', Buffer.from(text, 'latin1')), ...options])
		expect([status, JSON.parse(out)]).toMatchObject([0, { joiners: 1, managers: 0, errors: [] }])
		expect(err).toContain(
			'Row 2: 100007 Zoë Okafor baaaah (joiner). Joins on 1 April 2026 as Library Assistant, Central Library (Libraries).',
		)
	})

	it('lets many leave only when the number is given', async () => {
		const full = file('full.csv', peopleText([{ employee_number: '100008' }]))
		const { status, out } = await run(['people', 'import', full, '--full', '--dry-run'])
		expect([status, JSON.parse(out)]).toMatchObject([
			1,
			{ leavers: 2, errors: [{ message: expect.stringContaining('--confirm-leavers 2') }] },
		])
		expect((await run(['people', 'import', full, '--full', '--dry-run', '--confirm-leavers', '2'])).status).toBe(0)
	})

	it.each([
		['--dates', 'ymd'],
		['--encoding', 'latin1'],
		['--confirm-leavers', 'all'],
		['--mapping', 'tests/migration-hashes.json'],
	])('does not understand %s %s: exit 2', async (...options) => {
		expect((await run(['people', 'import', join(folder, 'sound.csv'), ...options])).status).toBe(2)
	})

	it('changes nothing in a dry run, and nothing the second time', async () => {
		const before = rows()
		const { status, out } = await run([
			'people',
			'import',
			file('more.csv', peopleText([...sound, { employee_number: '100003' }])),
			'--dry-run',
		])
		expect(JSON.parse(out)).toMatchObject({ joiners: 1, errors: [] })
		expect(status).toBe(0)
		expect(rows()).toEqual(before)
		expect((await run(['people', 'import', join(folder, 'sound.csv')])).status).toBe(0)
		expect(rows()).toEqual(before)
	})

	it('says in one line that a file is not there, with exit 1', async () => {
		const { status, err, out } = await run(['people', 'import', join(folder, 'nothing.csv')])
		expect([status, out]).toEqual([1, ''])
		expect(err.trim().split('\n')).toHaveLength(1)
		expect(err).toContain('nothing.csv')
	})
})

describe('a command called wrongly', () => {
	it.each([
		[[]],
		[['fly']],
		[['people', 'import']],
		[['people', 'import', 'a.csv', '--dry']],
		[['evidence', 'verify', '--bogus']],
		[['evidence', 'verify', 'extra']],
		[['evidence', 'head', '--bogus']],
		[['report', 'completion', '--as-at', '2026-02-30']],
		[['report', 'completion', '--format', 'xml']],
	])('%j ends with exit 2 and how to call it, and prints no data', async (args) => {
		const { status, out, err } = await run(args)
		expect([status, out]).toEqual([2, ''])
		expect(err).toContain('Usage: probity')
		expect(err).not.toMatch(/\bat .*:\d+:\d+/)
	})
})

describe('an environment that is wrong', () => {
	it.each([
		['PORT', 'three'],
		['OIDC_ISSUER', 'https://login.council.test'],
	])('stops every command with exit 1 and one line that names %s', async (name, value) => {
		const env = name === 'OIDC_ISSUER' ? { [name]: value, PROBITY_NOW: '' } : { [name]: value }
		const { status, out, err } = await run(['evidence', 'head'], env)
		expect([status, out]).toEqual([1, ''])
		expect(err.trim().split('\n')).toHaveLength(1)
		expect(err).toContain(name)
		expect(err).not.toContain(value)
	})
})

describe('the commands that read', () => {
	// A clock that begins at the same instant in every process would let a report be made before what it tells of.
	const later = { PROBITY_NOW: '2026-11-20T11:00:00Z' }

	it('print data on stdout and nothing else', async () => {
		const head = JSON.parse((await run(['evidence', 'head'])).out)
		const asked = JSON.parse(readFileSync(join(root, 'content/requirements.json'), 'utf8')).requirements.length
		expect(JSON.parse((await run(['evidence', 'verify'])).out)).toEqual({ ...head, ok: true })
		expect(JSON.parse((await run(['report', 'completion'], later)).out)).toHaveLength(2 * asked)
		const csv = await run(['report', 'completion', '--format', 'csv'], later)
		expect([csv.status, csv.out.trim().split('\n').length]).toEqual([0, 2 * asked + 1])
	})

	it('do not load the demonstration over people who are there', async () => {
		const before = rows()
		expect((await run(['demo', 'load'])).status).toBe(1)
		expect(rows()).toEqual(before)
	})

	it('check the content of this repository', async () => {
		expect((await run(['content', 'check'])).status).toBe(0)
	})
})
