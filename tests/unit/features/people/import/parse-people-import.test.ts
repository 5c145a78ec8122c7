import { describe, expect, it } from 'vitest'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import { bytesOf, peopleFile, peopleText, type Cells } from '#tests/factories/people-file.ts'
import { plainLayout, readMapping } from '#app/features/people/import/import-layout.ts'
import { usualColumns } from '#app/features/people/import/people-rows.ts'

const header = usualColumns.join(',')
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
		expect(parsePeopleImport(bytesOf(good))).toMatchObject({ rows: [row], errors: [], notices: [], question: null })
	})

	it('is read with a byte order mark, CRLF, capitals and spaces in the header, and columns in another order', () => {
		const columns = [...usualColumns].reverse()
		const text = peopleText([{ email: 'ada@example.org', tags: ' works-with-children | Part-Time | part-time' }], columns)
		const shouted = text.replace(columns.join(','), columns.map((column) => ` ${column.toUpperCase()} `).join(','))
		expect(parsePeopleImport(bytesOf('\uFEFF' + shouted.replaceAll('\n', '\r\n')))).toMatchObject({ rows: [row], errors: [], notices: [] })
	})

	it('may have columns that are not used, with a notice', () => {
		const text = good.replace(header, `${header},Payroll Group`).replace('works-with-children\n', 'works-with-children,P4\n')
		expect(parsePeopleImport(bytesOf(text))).toMatchObject({
			rows: [row],
			errors: [],
			notices: ['The column “Payroll Group” is not used.'],
		})
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
			'UTF-16 that is cut off',
			Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le').subarray(0, -1)]),
			/not valid UTF-16/,
		],
		['UTF-16 without a mark', Buffer.from(good, 'utf16le'), /NUL bytes.*Save the file as CSV UTF-8/],
		['NUL bytes', Buffer.from(good.replace('Ada', 'A\0da')), /NUL bytes/],
		[
			'Windows letters',
			Buffer.from(good.replace('Ada', 'Zoë'), 'latin1'),
			/not in UTF-8.*--encoding windows-1252.*Save the file as CSV UTF-8/,
		],
		['letters of no encoding', Buffer.from([...Buffer.from(good), 0x81, 0xff]), /neither UTF-8 nor Windows-1252/],
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

	it('asks about a column that may be there under another name, and says what the file does not have', () => {
		const columns = usualColumns.filter((column) => column !== 'team' && column !== 'tags')
		const text = peopleText([{}], columns)
		expect(parsePeopleImport(bytesOf(text))).toMatchObject({
			errors: [],
			notices: ['The file does not have team, tags: what is known stays as it is.'],
			rows: [{ team: undefined, tags: undefined, email: 'ada.okafor@example.org' }],
		})
		const { errors, question } = parsePeopleImport(bytesOf(text.replace('\n', ',Crew\n').replace(/\n$/, ',North\n')))
		expect(errors.map(({ row, column }) => [row, column])).toEqual([
			[1, 'team'],
			[1, 'tags'],
		])
		expect(errors[0]?.message).toMatch(/column team is missing\. Add it .*"absent": \["team"\]/)
		expect(question).toEqual({ about: 'columns', missing: ['team', 'tags'], proposed: {}, labels: {} })
		const unnumbered = peopleText([{}], usualColumns.slice(1))
		expect(only(parsePeopleImport(bytesOf(unnumbered)).errors)).toMatchObject({ row: 1, column: 'employee_number' })
	})

	it('says so when a column is there twice', () => {
		const { errors } = parsePeopleImport(bytesOf(good.replace(header, `${header},Email`).replace('children\n', 'children,x\n')))
		expect(only(errors)).toMatchObject({ row: 1, column: 'email', message: expect.stringMatching(/twice/) })
	})

	it('is refused when the header has two separators and neither gives the columns', () => {
		expect(only(parsePeopleImport(bytesOf('Number;First,Last\n1;Ada,Okafor\n')).errors)?.message).toMatch(/commas and semicolons/)
	})

	it('points at header cells without a name, as merged cells leave them', () => {
		const { errors, question } = parsePeopleImport(bytesOf(good.replace('given_name,family_name', 'Name,')))
		expect(errors.map(({ column }) => column)).toEqual(['given_name', 'family_name'])
		expect(errors[0]?.message).toMatch(/Column 3 has no header.*merged/)
		expect(question).toEqual({ about: 'columns', missing: ['given_name', 'family_name'], proposed: {}, labels: {} })
	})
})

describe('a row that is wrong', () => {
	it.each<[string, Cells, string, RegExp]>([
		['an empty cell', { job_title: '' }, 'job_title', /job_title is empty\. Fill it in/],
		['an empty worker type', { worker_type: '' }, 'worker_type', /worker_type is empty/],
		['a cell that is too long', { job_title: 'x'.repeat(121) }, 'job_title', /121 characters; 120 is the most/],
		['a number that Excel has shortened', { employee_number: '1.00E+05' }, 'employee_number', /Found “1\.00E\+05”.*as text/],
		['a day in another form', { start_date: 'April 2020' }, 'start_date', /such as 2026-04-01\. Found “April 2020”/],
		['a letter that was lost', { family_name: 'Ok\ufffdfor' }, 'family_name', /letters were lost/],
		['a day that does not exist', { leave_date: '2026-02-30' }, 'leave_date', /real day.*Found “2026-02-30”/],
		['a year that cannot be meant', { start_date: '0026-04-01' }, 'start_date', /Expected a year from 1940 to 2099\. Found “0026-04-01”/],
		['a year that nobody plans for', { leave_date: '2150-06-30' }, 'leave_date', /from 1940 to 2099\. Found “2150-06-30”/],
		['a start on the day that means no end', { start_date: '31/12/9999' }, 'start_date', /Days such as|from 1940 to 2099|may have/],
		['a year of two figures', { start_date: '30-NOV-26' }, 'start_date', /century is not certain\. Found “30-NOV-26”/],
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

	it.each<[string, string, object]>([
		[
			'without the last cells, which are empty',
			'100002,Bo,Li,,agency,D,S,T,J,,2020-04-01',
			{ rows: [{}, { employeeNumber: '100002', leaveDate: null, tags: '' }] },
		],
		['with empty cells beyond the header', '100002,Bo,Li,,agency,D,S,T,J,,2020-04-01,,,,, ', { rows: [{}, { employeeNumber: '100002' }] }],
		[
			'without cells that have to be filled',
			'100002,Bo,Li',
			{ errors: [{ row: 3, column: 'worker_type' }, {}, {}, {}, {}, { row: 3, column: 'start_date' }] },
		],
		[
			'with a cell beyond the header',
			'100002,Bo,Li,,agency,D,S,T,J,,2020-04-01,,,x',
			{ errors: [{ row: 3, column: null, message: expect.stringMatching(/14 cells, but the header has 13: “x” is beyond/) }] },
		],
		[
			'with a separator that is not in quotation marks',
			'100002,Bo,Li,,agency,D,S,T,Clerk, part time,,2020-04-01,,',
			{ errors: [{ column: 'manager_employee_number' }, { column: 'start_date' }] },
		],
	])('may be shorter or longer than the header: %s', (_, line, expected) => {
		expect(parsePeopleImport(bytesOf(`${good}${line}\n`))).toMatchObject({ errors: [], ...expected })
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

describe('formats', () => {
	const read = (file: Uint8Array, layout = {}) => parsePeopleImport(file, { ...plainLayout, ...layout })
	const named = good.replace('Ada', 'Zoë')
	const utf16 = Buffer.from(named, 'utf16le')

	it.each<[string, Uint8Array]>([
		['UTF-8', bytesOf(named)],
		['UTF-8 with its mark', bytesOf(`\ufeff${named}`)],
		['UTF-16, little end first', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
		['UTF-16, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
		['semicolons', bytesOf(named.replaceAll(',', ';'))],
		['tabs', bytesOf(named.replaceAll(',', '\t'))],
		[
			'semicolons with a comma in a header',
			bytesOf(named.replaceAll(',', ';').replace('tags\n', 'tags;Pay, gross\n').replace('children\n', 'children;1\n')),
		],
	])('%s', (_, file) => {
		expect(read(file)).toMatchObject({ errors: [], rows: [{ givenName: 'Zoë', jobTitle: 'Library Assistant' }] })
	})

	it('Windows-1252 only when somebody says so, who is shown the words', () => {
		const file = Buffer.from(named, 'latin1')
		expect(read(file).question).toEqual({ about: 'encoding', sample: ['Zoë'] })
		expect(read(file, { encoding: 'windows-1252' })).toMatchObject({ errors: [], rows: [{ givenName: 'Zoë' }] })
		expect(read(bytesOf(named), { encoding: 'windows-1252' }).rows[0]?.givenName).toBe('Zoë')
	})

	it('days with the year last only when somebody says which comes first', () => {
		const file = peopleFile(
			{ start_date: '01/04/2020' },
			{ employee_number: '100002' },
			{ employee_number: '100003', start_date: '13.4.2020' },
		)
		const { errors, question } = read(file)
		expect(only(errors)).toEqual({
			row: 2,
			column: 'start_date',
			message: expect.stringMatching(/“01\/04\/2020”.*\(rows 2, 4\)\. Say which \(--dates dmy or --dates mdy\)/),
		})
		expect(question).toEqual({ about: 'dates', sample: ['01/04/2020', '13.4.2020'] })
		expect(read(file, { dates: 'dmy' }).rows.map(({ startDate }) => startDate)).toEqual(['2020-04-01', '2020-04-01', '2020-04-13'])
		expect(read(file, { dates: 'mdy' }).errors).toMatchObject([
			{ row: 4, column: 'start_date', message: expect.stringMatching(/13\.4\.2020/) },
		])
		expect(read(peopleFile({ start_date: '01-04-20' }), { dates: 'dmy' }).errors).toHaveLength(1)
		const wrong = (start_date: string) => only(read(peopleFile({ start_date }), { dates: 'dmy' }).errors)?.message
		expect(wrong('2020-13-04')).toMatch(/^Expected a real day of the calendar\. Found/)
		expect(wrong('14/10/1066')).toMatch(/^Expected a year from 1940 to 2099\. Found/)
		expect(wrong('14/13/2020')).toMatch(/written day, month, year/)
	})

	it('other column names and worker types by a mapping', () => {
		const layout = readMapping('{"employee_number": "Personnel No", "dates": "dmy", "workerTypes": {"Perm": "permanent"}}')
		if ('error' in layout) throw new Error(layout.error)
		const text = good.replace('employee_number,', 'PERSONNEL NO,').replace('permanent', 'perm').replace('2020-04-01', '1/4/2020')
		expect(read(bytesOf(text), layout)).toMatchObject({
			errors: [],
			rows: [{ employeeNumber: '100001', workerType: 'permanent', startDate: '2020-04-01' }],
		})
		expect(only(read(bytesOf(good), layout).errors)?.message).toMatch(/mapping gives “Personnel No” for employee_number/)
		expect(read(bytesOf(good.replace('permanent', 'Perm'))).question).toEqual({ about: 'worker-types', words: ['Perm'] })
	})

	it.each([
		['not JSON', /not JSON/],
		['{"employe_number": "No"}', /employe_number/],
		['{"dates": "ymd"}', /wrong at dates/],
		['{"workerTypes": {"Perm": "forever"}}', /workerTypes\.Perm/],
	])('refuses the mapping %s', (json, message) => {
		const read = readMapping(json)
		expect('error' in read && read.error).toMatch(message)
	})
})
