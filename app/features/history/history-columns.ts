/** What a file of the last system is about. A file is of one kind. */
export type FileKind = 'completions' | 'absences'

export const columnsOf = {
	completions: ['employee_number', 'course', 'completed_on', 'score', 'source', 'status'],
	absences: ['employee_number', 'kind', 'first_day', 'last_day'],
} as const
export const historyColumns = [
	'employee_number',
	'course',
	'completed_on',
	'score',
	'source',
	'status',
	'kind',
	'first_day',
	'last_day',
] as const
export type HistoryColumn = (typeof historyColumns)[number]

/** A file without one of these cannot be read; the others may be missing, and nothing is then said about them. */
export const needed: Record<FileKind, readonly HistoryColumn[]> = {
	completions: ['employee_number', 'course', 'completed_on'],
	absences: ['employee_number', 'kind', 'first_day', 'last_day'],
}

/** Letters and digits alone: “User ID”, “user_id” and “USERID” are one name. */
const foldHeader = (cell: string): string =>
	cell
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '')

/** What systems call a column: the names that leave no doubt, then those that count where none of the first is there. */
const names: Record<HistoryColumn, readonly [sure: string, otherwise: string]> = {
	employee_number: [
		'employeenumber employeeno employeeid employeecode employeeref employeereference payrollnumber payrollno payrollid payrollref personnelnumber personnelno staffnumber staffno staffid assignmentnumber assignmentno personnumber pernr workerid',
		'userid username useridnumber useremployeenumber learnerid personid idnumber user',
	],
	course: [
		'requirement course coursetitle coursename coursefullname module modulename moduletitle learningtitle trainingtitle trainingname coursetitlename activityname learningactivity competencename competence competency competencyname trainingcourse itemtitle learningitem contenttitle contentname',
		'title training activity learning content enrollmentname campaignname programme program programname certification certificationname courseshortname item itemid',
	],
	completed_on: [
		'completedon completiondate datecompleted completeddate timecompleted completiontime completedat completiondatetime coursecompletiondate coursecompletedon coursecompleteddate dateofcompletion learningcompletiondate trainingcompletiondate lastcompleted lastcompletedon lastcompletiondate',
		'completed completion dateachieved achievedon achieveddate datepassed passedon passdate finishdate finishedon dateattended attendancedate attainmentdate dateawarded awardeddate datecertified certificationdate date',
	],
	score: [
		'score grade finalgrade coursegrade finalscore quizscore scorepercent scorepercentage percentscore',
		'mark marks percentage percent result',
	],
	source: ['source system sourcesystem lms provider trainingprovider', 'supplier vendor deliveredby'],
	status: ['status completionstatus coursestatus learningstatus trainingstatus enrollmentstatus enrolmentstatus', 'state progress outcome'],
	kind: [
		'kind absencetype absencekind absencecategory leavetype typeofleave typeofabsence leavekind leavecategory',
		'type absencereason reason category',
	],
	first_day: [
		'firstday firstdayofabsence firstdayofleave absencestart absencestartdate absencestarted leavestart leavestartdate startofleave startofabsence absentfrom',
		'startdate start datefrom from fromdate startson begins datestart effectivestartdate',
	],
	last_day: [
		'lastday lastdayofabsence lastdayofleave absenceend absenceenddate absenceended leaveend leaveenddate endofleave endofabsence absentto',
		'enddate end dateto to todate endson ends dateend effectiveenddate',
	],
}
const asSets = (column: HistoryColumn) => names[column].map((list) => new Set(list.split(' ')))
const known = new Map(historyColumns.map((column) => [column, asSets(column)]))

/** Where the header has a column: no place, one, or several, which only a person can tell apart. */
export function placesOf(column: HistoryColumn, header: readonly string[]): number[] {
	const folded = header.map(foldHeader)
	for (const set of known.get(column) ?? []) {
		const places = folded.flatMap((name, place) => (set.has(name) ? [place] : []))
		if (places.length > 0) return places
	}
	return []
}

/** Every name of a column, as a line of a file would have it in small letters: by these what separates the cells is told. */
export const headerNames: ReadonlySet<string> = new Set(historyColumns.flatMap((column) => [column, ...names[column].join(' ').split(' ')]))
