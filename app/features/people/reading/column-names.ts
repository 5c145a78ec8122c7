import { columns, type Column } from '../import/people-rows.ts'

/**
 * What HR systems call our columns, the likeliest first: SAP SuccessFactors, iTrent, ESR, Oracle, Workday, and what people write by hand. Compared without capitals, spaces and
 * signs. They are proposed and never taken for granted: one system's department is another's directorate.
 */
const names: Record<Column, readonly string[]> = {
	employee_number: [
		'employee number|employee no|employee id|employee ref|employee reference|emp no|emp num|emp id|emp number|personnel number|personnel no|personnel id',
		'personal reference|personal reference number|pers ref|person number|person id|person ref|person reference|pernr|staff number|staff no|staff id|worker id|worker number',
		'user id|userid|user name|payroll number|payroll no|payroll ref|payroll reference|payroll id|pay number|pay no|pay ref|colleague number|colleague id',
		'assignment number|assignment no|assignment id|associate id|id number|works number|works no',
	],
	given_name: [
		'given name|given names|first name|first names|firstname|forename|forenames|forename s|preferred first name|preferred name|known as|christian name|legal first name|first forename|name first',
	],
	family_name: ['family name|family names|last name|last names|lastname|surname|surnames|second name|legal last name|name last'],
	email: [
		'email|e mail|email address|e mail address|work email|work email address|email work|business email|email business|business e mail information email address|office email|primary email|primary work email|contact email|smtp address|mail',
	],
	worker_type: [
		'worker type|employment type|employee type|employee class|employee category|employment category|assignment category|contract type|type of contract|employment status type|engagement type|worker category|staff type|employment basis|appointment type|person type|employee group|basis',
	],
	directorate: [
		'directorate|directorate name|division|org l2|org level 2|organisation level 2|org unit level 2|org unit level 1|organisation unit level 1|level 1 org unit|org level 1|business unit|business area|group|portfolio|department group|directorate level',
	],
	service: [
		'service|service area|service name|service unit|department|department name|dept|org l3|org level 3|organisation level 3|org unit level 3|org unit level 2|level 2 org unit|division name|section head|function',
	],
	team: [
		'team|team name|section|section name|organisation|organization|org l4|org level 4|organisation level 4|org unit level 4|org unit level 3|level 3 org unit|sub team|cost centre name|cost center name|organisation unit|organizational unit|org unit|unit|work group|workplace',
	],
	job_title: [
		'job title|position title|post title|position name|position|job|job name|job description|title|role|role title|post|post name|job role|business title|jobtitle|designation',
	],
	manager_employee_number: [
		'manager employee number|line manager employee number|line manager employee no|line manager number|line manager no|line manager id|manager number|manager no|manager id|manager employee id|manager personal reference|manager emp no',
		'reports to pers ref|reports to employee number|reports to number|reports to id|reports to|supervisor employee number|supervisor number|supervisor id|manager user id|manager userid|manager payroll number|line manager payroll number|line manager pers ref',
		'manager|line manager|supervisor|line manager staff number|manager ref|manager person number|manager assignment number',
	],
	start_date: [
		'start date|employment start date|hire date|hiredate|date of hire|latest hire date|date joined|join date|joining date|date of joining|date started|commencement date|latest start date|continuous service date|contract start date|appointment date|original start date|original hire date|service start date|date of commencement|date of appointment|position start date|assignment start date|effective start date|cont service date',
	],
	leave_date: [
		'leave date|leaving date|date left|date of leaving|leaver date|termination date|termdate|term date|actual termination date|end date|employment end date|contract end date|last day|last working day|last day of employment|last day of service|position end date|assignment end date|effective end date|date of termination|date ended',
	],
	tags: ['tags|tag|labels|audience tags|learning tags|training tags|training groups'],
	effective_date: ['effective date|effective from|date effective|date of change|change date|change effective date|change effective from'],
}

/** Letters and digits only. */
export const bareName = (header: string): string =>
	header
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{Letter}\p{Number}]/gu, '')

const ranks = new Map<Column, ReadonlyMap<string, number>>(
	columns.map((column) => {
		const all = [column, ...names[column].join('|').split('|')].map(bareName)
		return [column, new Map([...new Set(all)].map((name, rank) => [name, rank]))]
	}),
)
/** Which columns of ours a name may be that of. */
const columnsNamed = new Map<string, Column[]>()
for (const [column, names] of ranks) for (const name of names.keys()) columnsNamed.set(name, [...(columnsNamed.get(name) ?? []), column])

/** How many of our columns a row of cells may be the names of. `others` are names that somebody gave for a column, as `bareName` has them. */
export function countColumnNames(cells: readonly string[], others: ReadonlySet<string> = new Set()): number {
	const found = new Set<string>()
	for (const cell of cells) {
		const name = bareName(cell)
		if (others.has(name)) found.add(name)
		else for (const column of columnsNamed.get(name) ?? []) found.add(column)
	}
	return found.size
}

/**
 * The place that each of `wanted` may be at, each place once. `labels` are other names of the places, from a second row of column names. What is likeliest for some column
 * goes to it first, so that `Manager` does not become the job title.
 */
export function proposeColumns(
	wanted: readonly Column[],
	header: readonly string[],
	{ labels, taken }: { labels: readonly string[]; taken: ReadonlySet<number> },
): Map<Column, number> {
	const rankOf = (column: Column, name: string) => (name === '' ? undefined : ranks.get(column)?.get(bareName(name)))
	const likely = wanted.flatMap((column) =>
		header.flatMap((name, place) => {
			const rank = Math.min(rankOf(column, name) ?? Infinity, rankOf(column, labels[place] ?? '') ?? Infinity)
			return taken.has(place) || rank === Infinity ? [] : [{ column, place, rank }]
		}),
	)
	const proposed = new Map<Column, number>()
	const used = new Set<number>()
	for (const { column, place } of likely.sort((one, other) => one.rank - other.rank)) {
		if (proposed.has(column) || used.has(place)) continue
		proposed.set(column, place)
		used.add(place)
	}
	return proposed
}
