import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placesOf, type HistoryColumn } from '#app/features/history/history-columns.ts'
import { isUndecided, readPastDay } from '#app/features/history/read-past-day.ts'
import { readScore } from '#app/features/history/read-score.ts'
import { projectRoot } from '#db/project-root.server.ts'
import { createDatabase } from '#tests/factories/database.ts'
import { bring, createRequirements } from '#tests/factories/history.ts'
import { createAbsence, createPerson } from '#tests/factories/register.ts'

/** The tables of docs/history-files.md, run. */
const guide = readFileSync(join(projectRoot, 'docs/history-files.md'), 'utf8')

function tableUnder(heading: string): [string, string][] {
	const section = guide.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
	const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('|---'))
	return rows.slice(1).map((line) => {
		const [, first = '', second = ''] = line.split('|').map((cell) => cell.trim())
		return [first, second]
	})
}
const codeOf = (cell: string) => cell.replace(/^`|`$/g, '')

function register() {
	const db = createDatabase()
	createRequirements(db)
	const ada = createPerson(db, { employeeNumber: '100001', from: '2020-04-01' })
	createPerson(db, { employeeNumber: '004217', from: '2026-10-01' })
	createPerson(db, { employeeNumber: 'AB1', from: '2018-01-01', to: '2026-06-30' })
	createAbsence(db, ada, { from: '2021-01-01', to: '2021-03-31', kind: 'parental leave' })
	return db
}

function become(header: string, row: string): string {
	const result = bring(register(), `${header}\n${row}\n`)
	const { question, faults, byRequirement, byKind, same, notCompleted } = result
	if (question && question.about !== 'faults') return `asked: ${question.about}`
	if (faults[0]) return `refused: ${faults[0].column}`
	if (same > 0) return 'the same'
	if (notCompleted > 0) return 'left out'
	return byRequirement.some(({ counts }) => counts > 0) || byKind.length > 0 ? 'counts' : 'history'
}

describe('docs/history-files.md', () => {
	it.each(tableUnder('Columns'))('the column %s', (name, names) => {
		const column = name.replaceAll(' ', '_') as HistoryColumn
		const all = [...names.matchAll(/`([^`]+)`/g)].map(([, header = '']) => header)
		expect(all.length).toBeGreaterThan(2)
		for (const header of all) expect([header, placesOf(column, ['Something else', header])]).toEqual([header, [1]])
	})

	it.each(tableUnder('Days'))('the day %s is %s', (written, is) => {
		const text = codeOf(written)
		const read = readPastDay(text, undefined)
		expect(isUndecided(text) ? 'asked' : 'day' in read ? read.day : 'refused').toBe(is)
	})

	it.each(tableUnder('Scores'))('the score %s is %s', (written, is) => {
		const read = readScore(codeOf(written))
		expect('error' in read ? 'refused' : 'notPassed' in read ? 'not passed' : (read.score ?? 'none')).toBe(is)
	})

	it.each(tableUnder('Rows of learning'))('%s becomes %s', (row, becomes) => {
		expect(become('ID number,Course full name,Completed on,Grade,Status', codeOf(row))).toBe(becomes)
	})

	it.each(tableUnder('Rows of absences'))('%s becomes %s', (row, becomes) => {
		expect(become('Staff No,Absence type,First day,Last day', codeOf(row))).toBe(becomes)
	})
})
