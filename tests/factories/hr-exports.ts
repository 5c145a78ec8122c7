import { stringify } from 'csv-stringify/sync'
import { addDays } from '#app/platform/calendar.ts'
import { workbookOf, type Cell } from './workbook.ts'

/** Somebody of a council of 72, as an HR system has them; `start` and `end` as year-month-day. */
export type Employee = {
	number: string
	given: string
	family: string
	email: string
	type: 'permanent' | 'temporary' | 'casual' | 'agency'
	directorate: string
	service: string
	team: string
	job: string
	manager: string
	start: string
	end: string
}

const given = 'Seán,Aoife,Tomasz,Zoë,Gurpreet,Nuala,Ifeoma,Bethan,Kwame,Siân,Ayşe,Miguel,Priya,Callum,Łucja,Owen,Farida,Jürgen'.split(',')
const family = 'O’Neill,Byrne,Wiśniewski,Sandhu,Oyelaran,Fairbrother,Pugh,Mensah,Ó Briain,Castle,Şahin,Whitworth'.split(',')
/** Twelve teams in six services of three directorates, none near to one that the demonstration has. */
const teams = [
	['Homes and Neighbourhoods', 'Tenancies', 'Lettings'],
	['Homes and Neighbourhoods', 'Tenancies', 'Rent Recovery'],
	['Homes and Neighbourhoods', 'Repairs', 'Voids'],
	['Homes and Neighbourhoods', 'Repairs', 'Day to Day Works'],
	['Growth', 'Planning Policy', 'Local Plan'],
	['Growth', 'Planning Policy', 'Conservation'],
	['Growth', 'Markets', 'Town Markets'],
	['Growth', 'Markets', 'Events'],
	['Democracy', 'Elections', 'Polling'],
	['Democracy', 'Elections', 'Registration'],
	['Democracy', 'Scrutiny', 'Committees'],
	['Democracy', 'Scrutiny', 'Petitions'],
] as const
const types = ['permanent', 'permanent', 'temporary', 'permanent', 'casual', 'permanent', 'agency'] as const

const numberOf = (at: number) => `00${7_100 + at}`

/** 72 people, always the same: a head, six heads of service, twelve team leaders and their people. */
export const councilOf72 = (): Employee[] =>
	Array.from({ length: 72 }, (_, at) => {
		const [directorate, service, team] = teams[at % teams.length] ?? teams[0]
		const names = { given: given[at % given.length] ?? '', family: family[(at * 5 + Math.floor(at / 18)) % family.length] ?? '' }
		return {
			...names,
			number: numberOf(at),
			email: at % 9 === 8 ? '' : `person.${at + 1}@example.org`,
			type: types[at % types.length] ?? 'permanent',
			...{ directorate, service, team },
			job: at === 0 ? 'Head of Paid Service' : at < 13 ? 'Team Leader' : 'Officer',
			manager: at === 0 ? '' : at < 13 ? numberOf(0) : numberOf(1 + (at % 12)),
			start: addDays('2012-03-01', at * 67),
			end: at % 30 === 29 ? '2027-03-31' : '',
		}
	})

const dmy = (day: string) => day.split('-').reverse().join('/')
const called = {
	successFactors: { permanent: 'Regular', temporary: 'Fixed Term', casual: 'Zero Hours', agency: 'Agency Worker' },
	iTrent: { permanent: 'Perm', temporary: 'Temp', casual: 'Casual', agency: 'Agency' },
	esr: { permanent: 'Permanent', temporary: 'Fixed Term Temp', casual: 'Bank', agency: 'Locum' },
}

/** UTF-8 with its mark; a second row of names; columns that nobody needs; nothing of tags. */
export function successFactors(people: readonly Employee[]): Buffer {
	const names =
		'STATUS,USERID,FIRSTNAME,LASTNAME,EMAIL,EMPLOYEE_CLASS,DIVISION,DEPARTMENT,CUSTOM01,TITLE,MANAGER,HIREDATE,TERMDATE,TIMEZONE'.split(',')
	const labels =
		'Employee Status,User ID,First Name,Last Name,Email,Employee Class,Division,Department,Team,Job Title,Manager,Hire Date,Termination Date,Timezone'.split(
			',',
		)
	const rows = people.map((each) => [
		...[
			'active',
			each.number,
			each.given,
			each.family,
			each.email,
			called.successFactors[each.type],
			each.directorate,
			each.service,
			each.team,
		],
		...[each.job, each.manager === '' ? 'NO_MANAGER' : each.manager, dmy(each.start), each.end && dmy(each.end), 'Europe/London'],
	])
	return Buffer.from(`\ufeff${stringify([names, labels, ...rows])}`)
}

/** Each cell in quotation marks, a short row of totals at the end, letters of Windows. */
export function iTrent(people: readonly Employee[]): Buffer {
	const names =
		'Personal Reference,Surname,Forename(s),Known As,Email (Work),Employment Type,Directorate,Service Area,Team Name,Position Title,Reports To (Pers Ref),Continuous Service Date,Position End Date,FTE'.split(
			',',
		)
	const rows = people.map((each) => [
		...[each.number, asWindows(each.family), asWindows(each.given), asWindows(each.given), each.email, called.iTrent[each.type]],
		...[each.directorate, each.service, each.team, each.job, each.manager, dmy(each.start), each.end && dmy(each.end), '1.00'],
	])
	const text = stringify(
		[names, ...rows, [`Total employees: ${people.length}`, '', '', '', '', '', '', '', '', '', '', '', '', `${people.length}.00`]],
		{
			quoted: true,
			record_delimiter: '\r\n',
		},
	)
	// Windows-1252 has the apostrophe of the printers where Latin-1 has a control.
	return Buffer.from(text.replaceAll('’', '\u0092'), 'latin1')
}

const withoutMarks: Record<string, string> = { Ł: 'L', ś: 's', ş: 's', Ş: 'S' }
const asWindows = (name: string) => name.replace(/[ŁśşŞ]/g, (letter) => withoutMarks[letter] ?? letter)

/** A workbook: title and run date above the names, directorates merged downwards, days as days or as 30-NOV-2026, 4712 for no end, a second sheet. */
export function esr(people: readonly Employee[]): Buffer {
	const names =
		'Employee Number,Last Name,First Name,Email Address,Assignment Category,Org L2,Org L3,Organisation,Position Title,Supervisor Employee Number,Latest Start Date,Actual Termination Date'.split(
			',',
		)
	const byUnit = [...people].sort((one, other) => one.directorate.localeCompare(other.directorate))
	const first = 5
	const cells = byUnit.map((each, at): Cell[] => [
		...[each.number, each.family, each.given, each.email || null, called.esr[each.type]],
		each.directorate === byUnit[at - 1]?.directorate ? null : each.directorate,
		...[each.service, each.team, each.job, each.manager || null],
		...[new Date(`${each.start}T00:00:00Z`), each.end ? inLetters(each.end) : '31-DEC-4712'],
	])
	const merges = [...new Set(byUnit.map(({ directorate }) => directorate))].map((name) => {
		const rows = byUnit.flatMap(({ directorate }, at) => (directorate === name ? [at + first] : []))
		return `<mergeCell ref="F${rows[0]}:F${rows.at(-1)}"/>`
	})
	return workbookOf({
		sheets: [
			{
				name: 'Staff in Post',
				rows: [['ESR Staff in Post'], ['Run date: 27-NOV-2026'], [], names, ...cells],
				after: `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`,
			},
			{ name: 'Parameters', rows: [['Organisation', 'All']] },
		],
	})
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ')
const inLetters = (day: string) => `${day.slice(8)}-${months[Number(day.slice(5, 7)) - 1] ?? ''}-${day.slice(0, 4)}`
