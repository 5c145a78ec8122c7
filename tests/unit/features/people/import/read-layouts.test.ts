import { describe, expect, it } from 'vitest'
import { plainLayout, type ImportLayout } from '#app/features/people/import/import-layout.ts'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import { proposeWorkerType } from '#app/features/people/import/propose-worker-type.ts'
import { usualColumns } from '#app/features/people/import/people-rows.ts'
import { bytesOf } from '#tests/factories/people-file.ts'

const read = (text: string, layout: Partial<ImportLayout> = {}) => parsePeopleImport(bytesOf(text), { ...plainLayout, ...layout })
const names = usualColumns.join(',')
const person = '100001,Ada,Okafor,ada@example.org,permanent,Resources,Finance,Payroll,Clerk,,2020-04-01,,'
const other = person.replace('100001,Ada', '100002,Bo')

describe('what separates the cells', () => {
	const by = (separator: string) => `${names}\n${person}\n`.replaceAll(',', separator)
	it.each<[string, string]>([
		['commas', by(',')],
		['semicolons', by(';')],
		['tabs', by('\t')],
		['vertical lines', by('|')],
		['what Excel is told', `sep=;\n${by(';')}`],
		['what Excel is told, in quotation marks', `"sep=|"\r\n${by('|')}`],
		['a sign that nobody would look for, where Excel is told', `sep=^\n${by('^')}`],
		['semicolons, with commas in a title', `People, movers and leavers, June\n${by(';')}`],
		['commas, with semicolons in a title', `"Filters: grade; site; team"\n${by(',')}`],
		['semicolons, with commas in many cells', by(';').replaceAll('Clerk', 'Clerk, Grade 4, part time, Hall')],
		['semicolons, with a comma and a line break in the first header', `"Notes,\nfree text";${by(';').replace('\n', '\nx;')}`],
		['commas, with a semicolon and a line break in a header', by(',').replace('tags', '"tags"').replace('\n', ',"Pay;\r\ngross"\n')],
		['tabs, with commas in every cell of a column', by('\t').replace('Payroll', 'Payroll, Pensions')],
	])('%s', (_, text) => {
		const { rows, errors, question } = read(text)
		expect(question?.about ?? errors).toEqual(text.startsWith('People') || text.startsWith('"Filters') ? 'other-rows' : [])
		expect(rows).toMatchObject([{ employeeNumber: '100001', familyName: 'Okafor', startDate: '2020-04-01' }])
	})

	it('is asked for where two would do', () => {
		expect(read('Nummer;Vor,Nach\n1;Ada,Okafor\n').errors).toMatchObject([{ message: expect.stringMatching(/commas and semicolons/) }])
	})

	it.each([
		['="004217"', '004217'],
		['"=""004217"""', '004217'],
		["'004217", '004217'],
		['"004217"', '004217'],
		[' 004217 ', '004217'],
	])('may be round a number that keeps its zeros: %s', (cell, employeeNumber) => {
		expect(read(`${names}\n${person.replace('100001', cell)}\n`)).toMatchObject({ errors: [], rows: [{ employeeNumber }] })
	})
})

describe('rows that are no people', () => {
	it.each<[string, string, [number, string][]]>([
		['a title', `Staff in post\n\n${names}\n${person}\n`, [[1, 'above-header']]],
		[
			'titles and a run date',
			`ESR Staff in Post\nRun date: 27-NOV-2026\n,,\n${names}\n${person}\n`,
			[
				[1, 'above-header'],
				[2, 'above-header'],
			],
		],
		['a title as wide as the table', `Staff${','.repeat(12)}\n${names}\n${person}\n`, [[1, 'above-header']]],
		[
			'settings of two cells',
			`Report,Starters\nFrom,01/11/2026\n${names}\n${person}\n`,
			[
				[1, 'above-header'],
				[2, 'above-header'],
			],
		],
		[
			'a second row of names',
			`${names}\n${usualColumns.map((column) => column.replaceAll('_', ' ')).join(',')}\n${person}\n`,
			[[2, 'second-header']],
		],
		[
			'the names again on each page',
			`${names}\n${person}\n${names}\n${other}\n${names}\n`,
			[
				[3, 'header-again'],
				[5, 'header-again'],
			],
		],
		['a total', `${names}\n${person}\nTotal employees: 1,,,,,,,,,,,,\n`, [[3, 'total']]],
		['a total in a short row', `${names}\n${person}\nGrand total: 1\n`, [[3, 'total']]],
		['a count with its own cell', `${names}\n${person}\n\nRecords,1\n`, [[4, 'total']]],
		['when it was made', `${names}\n${person}\nReport generated 27/11/2026 09:30 by HR\n`, [[3, 'total']]],
		['the end of the report', `${names}\n${person}\n*** End of report ***\n`, [[3, 'total']]],
		[
			'pages',
			`${names}\n${person}\nPage 1 of 2\n${other}\nPage 2 of 2\n`,
			[
				[3, 'total'],
				[5, 'total'],
			],
		],
		['a remark', `${names}\n${person}\nOFFICIAL: SENSITIVE\n`, [[3, 'total']]],
	])('are asked about, and left out by choice: %s', (_, text, rows) => {
		const found = read(text)
		expect(found.question).toMatchObject({ about: 'other-rows', rows: rows.map(([row, why]) => ({ row, why })), total: rows.length })
		expect(found.errors).toHaveLength(rows.length)
		const left = read(text, { otherRows: 'leave-out' })
		expect(left.leftOut).toMatchObject(rows.map(([row, why]) => ({ row, why, employeeNumber: null })))
		expect(left).toMatchObject({ errors: [], question: null })
		expect(left.rows[0]?.employeeNumber).toBe('100001')
		expect(left.notices).toContainEqual(expect.stringMatching(/left out: row \d/))
	})

	it.each<[string, string]>([
		['Total is a family name', person.replace('Okafor', 'Total')],
		['Page is a given name', person.replace('Ada', 'Page')],
		['a number begins with a word', person.replace('100001', 'TOTAL-1')],
		['a team is called Report', person.replace('Payroll', 'Report')],
	])('are not people of odd names: %s', (_, row) => {
		expect(read(`${names}\n${row}\n`)).toMatchObject({ errors: [], question: null, rows: [{}] })
	})

	it('say of how many people the file is, which is held against it', () => {
		const notices = (text: string) => read(`${names}\n${person}\n${other}\n${text}\n`, { otherRows: 'leave-out' }).notices.join(' ')
		expect(notices('Total employees: 3')).toMatch(/Row 4 says “Total employees: 3”, but 2 people are in the file/)
		expect(notices('Records: 72')).toMatch(/says “Records: 72”/)
		expect(notices('Total employees: 2')).not.toMatch(/says/)
		expect(notices('Total FTE,,,1.8')).not.toMatch(/says/)
	})
})

describe('column names of HR systems', () => {
	it.each<[string, string, object]>([
		[
			'SuccessFactors',
			'STATUS,USERID,FIRSTNAME,LASTNAME,EMAIL,EMPLOYEE_CLASS,DIVISION,DEPARTMENT,CUSTOM01,TITLE,MANAGER,HIREDATE,TERMDATE\nStatus,User ID,First Name,Last Name,Email,Employee Class,Division,Department,Team,Job Title,Manager,Hire Date,Termination Date',
			{
				employee_number: 'USERID',
				given_name: 'FIRSTNAME',
				family_name: 'LASTNAME',
				worker_type: 'EMPLOYEE_CLASS',
				directorate: 'DIVISION',
				service: 'DEPARTMENT',
				team: 'CUSTOM01',
				job_title: 'TITLE',
				manager_employee_number: 'MANAGER',
				start_date: 'HIREDATE',
				leave_date: 'TERMDATE',
			},
		],
		[
			'iTrent',
			'Personal Reference,Surname,Forename(s),Known As,Email (Work),Employment Type,Directorate,Service Area,Team Name,Position Title,Reports To (Pers Ref),Continuous Service Date,Position Start Date,Position End Date,FTE',
			{
				employee_number: 'Personal Reference',
				given_name: 'Forename(s)',
				family_name: 'Surname',
				email: 'Email (Work)',
				worker_type: 'Employment Type',
				service: 'Service Area',
				team: 'Team Name',
				job_title: 'Position Title',
				manager_employee_number: 'Reports To (Pers Ref)',
				start_date: 'Continuous Service Date',
				leave_date: 'Position End Date',
			},
		],
		[
			'ESR',
			'Employee Number,Assignment Number,Last Name,First Name,Email Address,Assignment Category,Org L2,Org L3,Organisation,Position Title,Supervisor Employee Number,Latest Start Date,Actual Termination Date,FTE',
			{
				given_name: 'First Name',
				family_name: 'Last Name',
				email: 'Email Address',
				worker_type: 'Assignment Category',
				directorate: 'Org L2',
				service: 'Org L3',
				team: 'Organisation',
				job_title: 'Position Title',
				manager_employee_number: 'Supervisor Employee Number',
				start_date: 'Latest Start Date',
				leave_date: 'Actual Termination Date',
			},
		],
		[
			'Oracle',
			'Person Number,Known As,Last Name,Work Email,Worker Category,Directorate,Department,Team,Job,Line Manager Person Number,Hire Date,Termination Date',
			{
				employee_number: 'Person Number',
				given_name: 'Known As',
				family_name: 'Last Name',
				email: 'Work Email',
				worker_type: 'Worker Category',
				service: 'Department',
				job_title: 'Job',
				start_date: 'Hire Date',
				leave_date: 'Termination Date',
			},
		],
		[
			'Workday',
			'Employee ID,Preferred First Name,Legal Last Name,Primary Work Email,Worker Type,Business Unit,Department,Section,Business Title,Manager ID,Original Hire Date,Termination Date',
			{
				employee_number: 'Employee ID',
				given_name: 'Preferred First Name',
				family_name: 'Legal Last Name',
				email: 'Primary Work Email',
				directorate: 'Business Unit',
				service: 'Department',
				team: 'Section',
				job_title: 'Business Title',
				manager_employee_number: 'Manager ID',
				start_date: 'Original Hire Date',
				leave_date: 'Termination Date',
			},
		],
		[
			'a payroll',
			'Payroll No.,First Names,Surname,E-mail,Contract Type,Directorate,Service,Cost Centre Name,Post Title,Line Manager Employee Number,Date Joined,Date Left',
			{
				employee_number: 'Payroll No.',
				given_name: 'First Names',
				family_name: 'Surname',
				worker_type: 'Contract Type',
				team: 'Cost Centre Name',
				job_title: 'Post Title',
				manager_employee_number: 'Line Manager Employee Number',
				start_date: 'Date Joined',
				leave_date: 'Date Left',
			},
		],
		[
			'a spreadsheet by hand',
			'Staff No,Forename,Surname,Email Address,Type of Contract,Division,Dept,Section,Role,Line Manager No,Start Date,Leaving Date',
			{
				employee_number: 'Staff No',
				given_name: 'Forename',
				family_name: 'Surname',
				email: 'Email Address',
				worker_type: 'Type of Contract',
				directorate: 'Division',
				service: 'Dept',
				team: 'Section',
				job_title: 'Role',
				manager_employee_number: 'Line Manager No',
				leave_date: 'Leaving Date',
			},
		],
	])('are proposed, all on one page: %s', (_, header, proposed) => {
		const width = (header.split('\n')[0] ?? '').split(',').length
		const { question } = read(`${header}\n100017,${Array.from({ length: width - 1 }, () => 'x').join(',')}\n`)
		expect(question).toMatchObject({ about: 'columns' })
		expect(question && 'proposed' in question && question.proposed).toEqual(proposed)
	})

	it('that are ours in another spelling need no question', () => {
		const spelt = usualColumns.map((column) => column.replaceAll('_', ' ').toUpperCase()).join(',')
		expect(read(`${spelt}\n${person}\n`)).toMatchObject({ errors: [], question: null, rows: [{ jobTitle: 'Clerk' }] })
	})

	it.each([
		['Perm', 'permanent'],
		['Regular', 'permanent'],
		['Fixed Term Temp', 'temporary'],
		['Agency Worker', 'agency'],
		['Bank', 'casual'],
		['Zero hours', 'casual'],
		['Consultant', 'contractor'],
		['Councillor', null],
	])('come with words for worker types: %s is likely to be %s', (word, type) => {
		expect(proposeWorkerType(word)).toBe(type)
	})
})
