import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const workerTypes = ['permanent', 'temporary', 'casual', 'agency', 'contractor'] as const
export type WorkerType = (typeof workerTypes)[number]

export const people = sqliteTable('people', {
	id: integer('id').primaryKey(),
	employeeNumber: text('employee_number').notNull().unique(),
	email: text('email'),
	givenName: text('given_name').notNull(),
	familyName: text('family_name').notNull(),
})

export const directorates = sqliteTable('directorates', {
	id: integer('id').primaryKey(),
	name: text('name').notNull().unique(),
})

export const services = sqliteTable('services', {
	id: integer('id').primaryKey(),
	directorateId: integer('directorate_id').notNull(),
	name: text('name').notNull(),
})

export const teams = sqliteTable('teams', {
	id: integer('id').primaryKey(),
	serviceId: integer('service_id').notNull(),
	name: text('name').notNull(),
})

/** Where and how somebody works, from a day to a day (both inclusive). Superseded, never overwritten: see docs/decisions/0003. */
export const placements = sqliteTable(
	'placements',
	{
		id: integer('id').primaryKey(),
		personId: integer('person_id').notNull(),
		validFrom: text('valid_from').notNull(),
		validTo: text('valid_to'),
		workerType: text('worker_type', { enum: workerTypes }).notNull(),
		directorateId: integer('directorate_id').notNull(),
		serviceId: integer('service_id').notNull(),
		teamId: integer('team_id').notNull(),
		jobTitle: text('job_title').notNull(),
		managerId: integer('manager_id'),
		tags: text('tags').notNull(),
		recordedAt: integer('recorded_at').notNull(),
		supersededAt: integer('superseded_at'),
	},
	(table) => [index('placements_person').on(table.personId, table.validFrom)],
)

/** Posts that somebody has besides that of the placement: see docs/decisions/0026. Superseded, never overwritten. */
export const otherPosts = sqliteTable(
	'other_posts',
	{
		id: integer('id').primaryKey(),
		personId: integer('person_id').notNull(),
		validFrom: text('valid_from').notNull(),
		validTo: text('valid_to'),
		workerType: text('worker_type', { enum: workerTypes }).notNull(),
		directorateId: integer('directorate_id').notNull(),
		serviceId: integer('service_id').notNull(),
		teamId: integer('team_id').notNull(),
		jobTitle: text('job_title').notNull(),
		managerId: integer('manager_id'),
		tags: text('tags').notNull(),
		recordedAt: integer('recorded_at').notNull(),
		supersededAt: integer('superseded_at'),
	},
	(table) => [index('other_posts_person').on(table.personId, table.validFrom)],
)

/** Long leave. Days are inclusive; `endsOn` null while the return is not known. */
export const absences = sqliteTable('absences', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	startsOn: text('starts_on').notNull(),
	endsOn: text('ends_on'),
	kind: text('kind').notNull(),
	recordedAt: integer('recorded_at').notNull(),
	supersededAt: integer('superseded_at'),
	/** Of `history_imports`, and the row of its file: where it was brought from the last system. */
	importId: integer('import_id'),
	importRow: integer('import_row'),
})

/** A name that was corrected, until when it stood: a report as at an earlier day shows the name of then. */
export const formerNames = sqliteTable(
	'former_names',
	{
		personId: integer('person_id').notNull(),
		givenName: text('given_name').notNull(),
		familyName: text('family_name').notNull(),
		supersededAt: integer('superseded_at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.personId, table.supersededAt] })],
)

/** An employee number that was corrected, until when it stood. Whoever still has it finds the person by it. */
export const formerNumbers = sqliteTable(
	'former_numbers',
	{
		employeeNumber: text('employee_number').notNull(),
		personId: integer('person_id').notNull(),
		supersededAt: integer('superseded_at').notNull(),
	},
	(table) => [primaryKey({ columns: [table.employeeNumber, table.supersededAt] })],
)

const levels = ['directorate', 'service', 'team'] as const

/** A directorate, service or team that is another from a day on: the people who work there then do so in `becomesId`. See docs/decisions/0027. */
export const unitChanges = sqliteTable('unit_changes', {
	id: integer('id').primaryKey(),
	kind: text('kind', { enum: ['renamed', 'merged', 'moved'] }).notNull(),
	level: text('level', { enum: levels }).notNull(),
	unitId: integer('unit_id').notNull(),
	becomesId: integer('becomes_id').notNull(),
	fromDay: text('from_day').notNull(),
	reason: text('reason').notNull(),
	/** How many were placed there on that day or later. */
	people: integer('people').notNull(),
	recordedAt: integer('recorded_at').notNull(),
	recordedBy: text('recorded_by').notNull(),
})

/** What people files mean by the name of a unit that is none, or no longer one. Names of the levels below are empty. */
export const unitMeanings = sqliteTable('unit_meanings', {
	id: integer('id').primaryKey(),
	level: text('level', { enum: levels }).notNull(),
	writtenDirectorate: text('written_directorate').notNull(),
	writtenService: text('written_service').notNull(),
	writtenTeam: text('written_team').notNull(),
	unitId: integer('unit_id').notNull(),
	/** Files of this day and later mean it. */
	fromDay: text('from_day').notNull(),
	recordedAt: integer('recorded_at').notNull(),
	recordedBy: text('recorded_by').notNull(),
	supersededAt: integer('superseded_at'),
})

/** What HR added or put right of somebody by hand. `token`: what the page that was confirmed had, so that a second click meets what the first one made. */
export const handChanges = sqliteTable('hand_changes', {
	id: integer('id').primaryKey(),
	personId: integer('person_id').notNull(),
	fromDay: text('from_day').notNull(),
	changes: text('changes').notNull(),
	reason: text('reason').notNull(),
	token: text('token').notNull().unique(),
	recordedAt: integer('recorded_at').notNull(),
	recordedBy: text('recorded_by').notNull(),
})

export const importStates = ['checking', 'asking', 'refused', 'ready', 'applying', 'applied', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

/** People files that came by the web. `file` is kept until the import is finished: one at a time is not. `result` is what was found. */
export const peopleImports = sqliteTable('people_imports', {
	id: integer('id').primaryKey(),
	fileName: text('file_name').notNull(),
	fileSha256: text('file_sha256').notNull(),
	headerSha256: text('header_sha256'),
	layout: text('layout', { mode: 'json' }).notNull(),
	kind: text('kind', { enum: ['delta', 'full'] }).notNull(),
	state: text('state', { enum: importStates }).notNull(),
	file: blob('file', { mode: 'buffer' }),
	result: text('result', { mode: 'json' }),
	/** Why it is not where somebody expects it: the server stopped, the register changed. */
	problem: text('problem'),
	createdBy: integer('created_by').notNull(),
	createdAt: integer('created_at').notNull(),
	finishedAt: integer('finished_at'),
	/** Counts the checks and applications: what an earlier one says late is not heard. */
	run: integer('run').notNull().default(1),
})

const kinds = ['joiner', 'returner', 'leaver', 'mover', 'manager', 'correction'] as const

/** What an import of people changes, as it was shown before somebody confirmed it. `fields` is JSON. */
export const peopleImportChanges = sqliteTable(
	'people_import_changes',
	{
		importId: integer('import_id').notNull(),
		place: integer('place').notNull(),
		kind: text('kind', { enum: kinds }).notNull(),
		fileRow: integer('file_row'),
		employeeNumber: text('employee_number').notNull(),
		name: text('name').notNull(),
		what: text('what').notNull(),
		fields: text('fields').notNull(),
	},
	(table) => [primaryKey({ columns: [table.importId, table.place] })],
)
