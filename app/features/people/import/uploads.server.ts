import { z } from 'zod'
import { sha256 } from '#app/platform/ids.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { ImportState } from '#db/schema/people.ts'
import type { Database } from '#db/open.server.ts'
import { prepared } from '#db/prepare.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { layoutSchema, plainLayout, type ImportLayout } from './import-layout.ts'
import { columns } from './people-rows.ts'
import { changeKinds, type ImportKind } from './plan-people-import.ts'

const counts = z.object({ joiners: z.number(), movers: z.number(), leavers: z.number(), returners: z.number(), unchanged: z.number() })
const words = z.array(z.string())
const question = z.discriminatedUnion('about', [
	z.object({ about: z.literal('encoding'), sample: words }),
	z.object({ about: z.literal('columns'), missing: z.array(z.enum(columns)) }),
	z.object({ about: z.literal('dates'), sample: words }),
	z.object({ about: z.literal('worker-types'), words }),
])
const readable = z.object({
	row: z.number().nullable(),
	employeeNumber: z.string(),
	name: z.string(),
	kind: z.enum(changeKinds),
	what: z.string(),
})

/** What a check found, as the database keeps it. */
const checkResult = counts.extend({
	managers: z.number(),
	errors: z.array(z.object({ row: z.number(), column: z.string().nullable(), message: z.string() })),
	notices: words,
	header: words,
	question: question.nullable(),
	/** What has been answered, for this file or the last one with the same header. Imports from before this was kept have none. */
	answers: z.array(question).default([]),
	toConfirm: z.object({ working: z.number(), leaving: z.number() }).nullable(),
	/** The first of each kind. */
	changes: z.array(readable),
})
export type CheckResult = z.infer<typeof checkResult>

export type Upload = {
	id: number
	fileName: string
	layout: ImportLayout
	kind: ImportKind
	state: ImportState
	result: CheckResult | null
	problem: string | null
	createdAt: Instant
	finishedAt: Instant | null
}

type Row = Omit<Upload, 'layout' | 'result'> & { layout: string; result: string | null }
const fields = `id, file_name as fileName, layout, kind, state, result, problem, created_at as createdAt, finished_at as finishedAt`

const byId = prepared((db) => db.$client.prepare<[number], Row>(`select ${fields} from people_imports where id = ?`))
const live = prepared((db) => db.$client.prepare<[], { id: number }>('select id from people_imports where finished_at is null'))
const fileOf = prepared((db) => db.$client.prepare<[number], { file: Buffer | null }>('select file from people_imports where id = ?'))
const insert = prepared((db) =>
	db.$client.prepare<unknown[]>(
		`insert into people_imports (file_name, file_sha256, layout, kind, state, file, created_by, created_at)
		 values (@fileName, @sha256, @layout, @kind, 'checking', @file, @personId, @now)`,
	),
)
const move = prepared((db) =>
	db.$client.prepare(
		`update people_imports set state = @state, problem = @problem, result = coalesce(@result, result),
			header_sha256 = coalesce(@headerSha256, header_sha256), finished_at = @finishedAt,
			file = case when @finishedAt is null then file end
		 where id = @id and state in (select value from json_each(@from))`,
	),
)
const setLayout = prepared((db) =>
	db.$client.prepare(`update people_imports set layout = @layout where id = @id and state in ('asking', 'ready')`),
)
/** The answers for the last file with the same header that somebody went on with. */
const layoutBefore = prepared((db) =>
	db.$client.prepare<[string], { layout: string }>(
		`select layout from people_imports where header_sha256 = ? and state = 'applied' order by finished_at desc, id desc limit 1`,
	),
)

export function findUpload(db: Database, { id }: { id: number }): Upload | null {
	const row = byId(db).get(id)
	if (!row) return null
	return {
		...row,
		layout: layoutSchema.parse(JSON.parse(row.layout)),
		result: row.result === null ? null : checkResult.parse(JSON.parse(row.result)),
	}
}

/** The import that is under way; null if there is none. */
export const findLiveUpload = (db: Database): number | null => live(db).get()?.id ?? null

export const fileOfUpload = (db: Database, { id }: { id: number }): Buffer | null => fileOf(db).get(id)?.file ?? null

/** Takes a file in, to be checked. Null if another import is under way: there is one at a time. */
export function addUpload(
	db: Database,
	{ fileName, file, kind }: { fileName: string; file: Uint8Array; kind: ImportKind },
	{ now, personId }: { now: Instant; personId: number },
): number | null {
	return inTransaction(db, () => {
		if (findLiveUpload(db) !== null) return null
		const layout = JSON.stringify(plainLayout)
		const row = { fileName, sha256: sha256(file), layout, kind, file: Buffer.from(file), personId, now }
		return Number(insert(db).run(row).lastInsertRowid)
	})
}

type Step = { to: ImportState; from: readonly ImportState[]; result?: CheckResult; headerSha256?: string; problem?: string }
const finished: readonly ImportState[] = ['refused', 'applied', 'cancelled']

/** One step on; false if it is no longer where the step begins, because somebody was quicker. */
export function stepUpload(
	db: Database,
	{ id, to, from, result, headerSha256, problem }: Step & { id: number },
	{ now }: { now: Instant },
): boolean {
	const { changes } = move(db).run({
		id,
		state: to,
		from: JSON.stringify(from),
		result: result ? JSON.stringify(result) : null,
		headerSha256: headerSha256 ?? null,
		problem: problem ?? null,
		finishedAt: finished.includes(to) ? now : null,
	})
	return changes === 1
}

/** Also what was answered already, until it is imported. */
export function answerQuestion(db: Database, { id, layout }: { id: number; layout: ImportLayout }, { now }: { now: Instant }): boolean {
	return inTransaction(db, () => {
		setLayout(db).run({ id, layout: JSON.stringify(layout) })
		return stepUpload(db, { id, from: ['asking', 'ready'], to: 'checking' }, { now })
	})
}

/** Kept with the upload that it was found for, so that the page says how the file is read. */
export function keepLayout(db: Database, { id, layout }: { id: number; layout: ImportLayout }): void {
	db.$client.prepare('update people_imports set layout = ? where id = ?').run(JSON.stringify(layout), id)
}

export function findLayoutBefore(db: Database, { headerSha256 }: { headerSha256: string }): ImportLayout | null {
	const found = layoutBefore(db).get(headerSha256)
	return found ? layoutSchema.parse(JSON.parse(found.layout)) : null
}
