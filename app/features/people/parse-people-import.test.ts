import { describe, expect, it } from 'vitest'
import { parsePeopleImport } from './parse-people-import.ts'
import { bytesOf, peopleFile, peopleText, type Cells } from './people-file.fixture.ts'
import { requiredColumns } from './people-rows.ts'

const header = requiredColumns.join(',')
const good = `${header}
100001,Ada,Okafor,ada@example.org,permanent,Communities and Libraries,Libraries,Central Library,Library Assistant,,2020-04-01,,part-time|works-with-children
`
const errorsOf = (...people: Cells[]) => parsePeopleImport(peopleFile(...people)).errors
const only = (errors: { row: number; column: string | null; message: string }[]) => {
	expect(errors).toHaveLength(1)
	return errors[0]
}

describe('a file that is right', () => {
	const row = {
		row: 2,
		employeeNumber: '100001',
		givenName: 'Ada',
		familyName: 'Okafor',
		email: 'ada@example.org',
		workerType: 'permanent',
		directorate: 'Communities and Libraries',
		service: 'Libraries',
		team: 'Central Library',
		jobTitle: 'Library Assistant',
		managerNumber: null,
		startDate: '2020-04-01',
		leaveDate: null,
		tags: 'part-time|works-with-children',
		effectiveDate: null,
	}

	it('is read', () => {
		expect(parsePeopleImport(bytesOf(good))).toEqual({ rows: [row], errors: [], notices: [] })
	})

	it('is read with a byte order mark, CRLF, capitals and spaces in the header, and columns in another order', () => {
		const columns = [...requiredColumns].reverse()
		const text = peopleText([{ email: 'ada@example.org', tags: ' works-with-children | Part-Time | part-time' }], columns)
		const shouted = text.replace(columns.join(','), columns.map((column) => ` ${column.toUpperCase()} `).join(','))
		expect(parsePeopleImport(bytesOf('\uFEFF' + shouted.replaceAll('\n', '\r\n')))).toEqual({ rows: [row], errors: [], notices: [] })
	})

	it('may have columns that are not used, with a notice', () => {
		const text = good.replace(header, `${header},Payroll Group`).replace('works-with-children\n', 'works-with-children,P4\n')
		expect(parsePeopleImport(bytesOf(text))).toEqual({ rows: [row], errors: [], notices: ['The column “Payroll Group” is not used.'] })
	})

	it('keeps names as they are written: accents, apostrophes, commas and quotation marks', () => {
		const { rows } = parsePeopleImport(
			peopleFile({ given_name: 'Zoe\u0308', family_name: 'O’Brien, "Obi"', job_title: '  Head   of\nService ' }),
		)
		expect(rows[0]).toMatchObject({ givenName: 'Zoë', familyName: 'O’Brien, "Obi"', jobTitle: 'Head of Service' })
	})

	it('numbers rows as a spreadsheet does, over empty rows and cells of two lines', () => {
		const [first = '', second = ''] = peopleText([{ job_title: 'Head\nof Service' }]).split(/(?<=effective_date)\n/)
		const text = `${first}\n${second},,,,,,,,,,,,,\n\n${peopleText([{ employee_number: '100002', start_date: 'soon' }]).split('\n')[1]}\n`
		expect(parsePeopleImport(bytesOf(text)).errors).toMatchObject([{ row: 5, column: 'start_date' }])
	})
})

describe('a file that cannot be read', () => {
	it.each([
		[
			'UTF-16 with its mark',
			Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]),
			/UTF-16.*Save the file as CSV UTF-8/,
		],
		['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(good, 'utf16le').swap16()]), /UTF-16/],
		['UTF-16 without a mark', Buffer.from(good, 'utf16le'), /UTF-16/],
		['Windows letters', Buffer.from(good.replace('Ada', 'Zoë'), 'latin1'), /not in UTF-8.*Save the file as CSV UTF-8/],
		['a workbook', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from([0, 1, 2])]), /workbook.*Save the file as CSV UTF-8/],
		['nothing', Buffer.from(''), /file is empty/],
		['blank lines only', Buffer.from('\uFEFF\n\n'), /file is empty/],
	])('is refused with a remedy: %s', (_, file, message) => {
		expect(only(parsePeopleImport(file).errors)).toEqual({ row: 1, column: null, message: expect.stringMatching(message) })
	})

	it('is refused when it has only a header', () => {
		expect(only(parsePeopleImport(bytesOf(header + '\n')).errors)?.message).toMatch(/no people/)
	})

	it('is refused at the row of a quotation mark that is not closed', () => {
		const text = good + good.split('\n')[1]?.replace('100001', '100002').replace('Ada', '"Ada')
		expect(only(parsePeopleImport(bytesOf(text)).errors)).toMatchObject({
			row: 3,
			column: null,
			message: expect.stringMatching(/quotation mark/),
		})
	})

	it('names every column that is missing', () => {
		const columns = requiredColumns.filter((column) => column !== 'team' && column !== 'tags')
		const { errors } = parsePeopleImport(bytesOf(peopleText([{}], columns)))
		expect(errors.map(({ row, column }) => [row, column])).toEqual([
			[1, 'team'],
			[1, 'tags'],
		])
		expect(errors[0]?.message).toMatch(/column team is missing\. Add it/)
	})

	it('says so when a column is there twice', () => {
		const { errors } = parsePeopleImport(bytesOf(good.replace(header, `${header},Email`).replace('children\n', 'children,x\n')))
		expect(only(errors)).toMatchObject({ row: 1, column: 'email', message: expect.stringMatching(/twice/) })
	})

	it('says so when cells are separated by semicolons', () => {
		expect(parsePeopleImport(bytesOf(good.replaceAll(',', ';'))).errors[0]?.message).toMatch(/save the file with commas/)
	})
})

describe('a row that is wrong', () => {
	it.each<[string, Cells, string, RegExp]>([
		['an empty cell', { family_name: '' }, 'family_name', /family_name is empty\. Fill it in/],
		['an empty worker type', { worker_type: '' }, 'worker_type', /worker_type is empty/],
		['a cell that is too long', { job_title: 'x'.repeat(121) }, 'job_title', /121 characters; 120 is the most/],
		['a number that Excel has shortened', { employee_number: '1.00E+05' }, 'employee_number', /Found “1\.00E\+05”.*as text/],
		['a day in another form', { start_date: '01/04/2020' }, 'start_date', /such as 2026-04-01\. Found “01\/04\/2020”/],
		['a day that does not exist', { leave_date: '2026-02-30' }, 'leave_date', /real day.*Found “2026-02-30”/],
		['a year that cannot be meant', { start_date: '0026-04-01' }, 'start_date', /Found “0026-04-01”/],
		[
			'an unknown worker type',
			{ worker_type: 'volunteer' },
			'worker_type',
			/Found “volunteer”\. Use one of permanent, temporary, casual, agency, contractor/,
		],
		['a bad e-mail address', { email: 'ada at example.org' }, 'email', /not an e-mail address/],
		['a bad tag', { tags: 'part-time|works with children' }, 'tags', /Found the tag “works with children”/],
		['a last day before the start', { leave_date: '2020-03-31' }, 'leave_date', /2020-03-31, is before the start day, 2020-04-01/],
		['a change before the start', { effective_date: '2020-03-31' }, 'effective_date', /before the start day/],
		['a change after the last day', { leave_date: '2024-01-31', effective_date: '2024-02-01' }, 'effective_date', /after the last day/],
		['somebody who is their own manager', { manager_employee_number: '100001' }, 'manager_employee_number', /their own manager/],
	])('%s', (_, cells, column, message) => {
		expect(only(errorsOf(cells))).toEqual({ row: 2, column, message: expect.stringMatching(message) })
	})

	it('has too few cells', () => {
		const errors = parsePeopleImport(bytesOf(`${good}100002,Bo,Li\n`)).errors
		expect(only(errors)).toEqual({ row: 3, column: null, message: expect.stringMatching(/3 cells, but the header has 13/) })
	})

	it('has the employee number of another row', () => {
		const errors = errorsOf({}, { employee_number: '100002' }, { given_name: 'Bo' })
		expect(only(errors)).toMatchObject({ row: 4, column: 'employee_number', message: expect.stringMatching(/on row 2 and again on row 4/) })
	})

	it('is told of together with all the others', () => {
		const errors = errorsOf(
			{ email: 'x', start_date: 'May', team: '' },
			{ employee_number: '100002' },
			{ employee_number: '100003', worker_type: 'x' },
		)
		expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 email', '2 team', '2 start_date', '4 worker_type'])
	})
})
