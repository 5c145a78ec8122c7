import { sql } from 'drizzle-orm'
import { recordEvidence } from '#app/features/evidence/record-evidence.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { absences, broughtLearning, courseNames } from '#db/schema/index.ts'
import type { HistoryPlan } from './plan-history.ts'

const by = sql.placeholder
const addLearning = prepared((db) =>
	db
		.insert(broughtLearning)
		.values({
			personId: by('personId'),
			requirementId: by('requirementId'),
			completedOn: by('completedOn'),
			importId: by('importId'),
			importRow: by('row'),
			course: by('course'),
			source: by('source'),
			score: by('score'),
			validUntil: by('validUntil'),
			standing: by('standing'),
			recordedAt: by('now'),
		})
		.prepare(),
)
const addAbsence = prepared((db) =>
	db
		.insert(absences)
		.values({
			personId: by('personId'),
			startsOn: by('from'),
			endsOn: by('to'),
			kind: by('kind'),
			recordedAt: by('now'),
			importId: by('importId'),
			importRow: by('row'),
		})
		.prepare(),
)

type Written = { importId: number; fileSha256: string; leftOut: string | null; requirements: readonly Requirement[] }

/** Writes what a plan brings, each record with its own entry of the evidence, and the import with one for the whole. Call it in a transaction. */
export function writeHistory(
	db: Database,
	{ learning, absences: leave, courses }: Pick<HistoryPlan, 'learning' | 'absences' | 'courses'>,
	{ importId, fileSha256, leftOut, requirements }: Written,
	{ now, actor }: { now: Instant; actor: string },
	onProgress: (share: number) => void = () => undefined,
): void {
	const slugs = new Map(requirements.map(({ id, slug }) => [id, slug]))
	const ids = new Map(requirements.map(({ id, slug }) => [slug, id]))
	const details = {
		import: importId,
		fileSha256,
		completions: learning.length,
		absences: leave.length,
		leftOutSha256: leftOut === null ? null : sha256(leftOut),
		courses: [...courses.values()].map(({ title, slug }) => ({ title, requirement: slug })),
	}
	recordEvidence(db, { at: now, actor, action: 'history.imported', subject: 'council', details })
	for (const [at, row] of learning.entries()) {
		addLearning(db).run({ ...row, importId, now })
		const subject = `person:${row.personId}/${slugs.get(row.requirementId) ?? String(row.requirementId)}`
		const { completedOn, score, validUntil, standing } = row
		const said = {
			import: importId,
			row: row.row,
			completedOn,
			score,
			validUntil,
			standing,
			wordsSha256: sha256(`${row.course}\n${row.source}`),
		}
		recordEvidence(db, { at: now, actor, action: 'learning.brought', subject, details: said })
		if (at % 1_000 === 0) onProgress(at / learning.length)
	}
	for (const row of leave) {
		addAbsence(db).run({ ...row, importId, now })
		const { personId, from, to, kind } = row
		const said = { import: importId, row: row.row, from, to, kind }
		recordEvidence(db, { at: now, actor, action: 'absence.brought', subject: `person:${personId}`, details: said })
	}
	for (const [name, { title, slug }] of courses) {
		const meant = { title, requirementId: slug === null ? null : (ids.get(slug) ?? null), recordedBy: actor, recordedAt: now }
		db.insert(courseNames)
			.values({ name, ...meant })
			.onConflictDoUpdate({ target: courseNames.name, set: meant })
			.run()
	}
}
