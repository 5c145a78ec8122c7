import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { advanceUpload } from './advance-upload.server.ts'
import { applyParsed, type ImportResult, type Progress } from './apply-people-import.server.ts'
import { describeChange, type ReadableChange } from './change-in-words.ts'
import type { CheckResult } from './check-result.ts'
import { rememberedLayout, type ImportLayout } from './import-layout.ts'
import { listChanges } from './listed-changes.server.ts'
import { openPeopleFile } from './open-people-file.server.ts'
import type { ImportQuestion } from './import-question.ts'
import { parsePeopleImport, type ParsedImport, type PeopleSource } from './parse-people-import.ts'
import type { ImportError } from './people-rows.ts'
import { changeKinds, type PersonChange } from './plan-people-import.ts'
import type { UploadEvent } from './people-upload.machine.ts'
import { fileOfUpload, findLastLayout, findLayoutBefore, findUpload, type Upload } from './uploads.server.ts'

type By = { now: Instant; actor: string }
const mostOfAKind = 20
const mostNotices = 50
const nobody = {
	joiners: 0,
	movers: 0,
	leavers: 0,
	returners: 0,
	unchanged: 0,
	managers: 0,
	changes: [],
	toConfirm: null,
	question: null,
	lines: [],
	answers: [],
	leftOut: [],
}

/** Finds out what an upload would do, or what is wrong with it, or what a person must say first; changes nothing but the upload's own row. */
export async function checkUpload(
	db: Database,
	{ id, rules }: { id: number; rules: readonly Requirement[] },
	by: By,
	onProgress: Progress,
): Promise<void> {
	const upload = findUpload(db, { id })
	const file = fileOfUpload(db, { id })
	if (upload?.state !== 'checking' || !file) return
	const { run } = upload
	const source = await openPeopleFile(file)
	const asTold = parsePeopleImport(source, upload.layout)
	const before = layoutBefore(db, upload, asTold, source)
	const parsed = before ? parsePeopleImport(source, before) : asTold
	onProgress(0.5)
	const headerSha256 = hashOf(parsed)
	/** Why it is checked again, if it is, is still to be said. */
	const problem = upload.problem === null ? {} : { problem: upload.problem }
	const layout = before ? { layout: before } : {}
	const advance = (event: UploadEvent, found: ImportResult, fields: CheckResult['fields'] = {}) =>
		void advanceUpload(db, { id, run, event, result: { ...resultOf(parsed, found), fields }, headerSha256, ...problem, ...layout }, by)
	if (parsed.question) return advance({ type: 'ASK' }, questionOf(parsed))
	const order = { file, layout: before ?? upload.layout, kind: upload.kind, rules, dryRun: true }
	const found = applyParsed(db, parsed, order, by, (share) => onProgress(0.5 + share / 2))
	if (found.question) return advance({ type: 'ASK' }, found)
	const { toConfirm } = found
	const isWrong = found.errors.length > 0 && toConfirm === null
	if (!isWrong) {
		const fields = listChanges(db, { id, changes: found.changes })
		return advance({ type: 'CHECKED', leaversToConfirm: toConfirm?.leaving ?? null }, { ...found, errors: [] }, fields)
	}
	if (!before || !mayBeMisread(parsed.answers, found.errors)) return advance({ type: 'REFUSE' }, found)
	const result = resultOf(asTold, questionOf(asTold))
	advanceUpload(db, { id, run, event: { type: 'ASK' }, result, headerSha256, problem: doesNotFit }, by)
}

/** What is shown while a question is open: the question, and the error that raises it. */
const questionOf = ({ errors, question }: ParsedImport): ImportResult => ({
	...nobody,
	errors: question?.about === 'unreadable' ? errors : errors.slice(0, 1),
	notices: [],
})

const doesNotFit = 'What was answered for the last file with these column names does not fit this one. Say it for this file.'

/** A file that is refused is gone: before that, whoever sent it may say that an answer from another day is what is wrong. */
function mayBeMisread(answers: readonly ImportQuestion[], errors: readonly ImportError[]): boolean {
	const doubtful = new Set<string | null>(
		answers.flatMap((answer) =>
			answer.about === 'columns' ? answer.missing : answer.about === 'dates' ? ['start_date', 'leave_date', 'effective_date'] : [],
		),
	)
	return errors.some(({ column }) => doubtful.has(column))
}

/** Does what somebody confirmed, and nothing else: all of it, with the upload's own row, in one transaction. */
export async function applyUpload(
	db: Database,
	{ id, rules, confirmLeavers }: { id: number; rules: readonly Requirement[]; confirmLeavers: number | null },
	by: By,
	onProgress: Progress,
): Promise<void> {
	const upload = findUpload(db, { id })
	const file = fileOfUpload(db, { id })
	if (upload?.state !== 'applying' || !file) return
	const parsed = parsePeopleImport(await openPeopleFile(file), upload.layout)
	const { kind, result, layout, run } = upload
	const isDone = inTransaction(db, () => {
		const order = { file, layout, kind, rules, confirmLeavers, expected: result ?? undefined, upload: id }
		const found = applyParsed(db, parsed, order, by, onProgress)
		const [error] = found.errors
		if (error) return !advanceUpload(db, { id, run, event: { type: 'CHECK_AGAIN' }, problem: error.message }, by)
		// Taken back if the page has said meanwhile that nothing was imported: cancelled, or waiting to be confirmed again after a stop.
		if (
			!advanceUpload(db, { id, run, event: { type: 'APPLIED' }, result: { ...resultOf(parsed, found), fields: result?.fields ?? {} } }, by)
		)
			throw new Error('It was stopped meanwhile.')
		return true
	})
	if (!isDone) await checkUpload(db, { id, rules }, by, onProgress)
}

/** The answers that somebody gave for the last file with the same header, if nobody has answered for this file. */
function layoutBefore(db: Database, { layout }: Upload, asTold: ParsedImport, source: PeopleSource): ImportLayout | null {
	if (isAnswered(layout)) return null
	if (asTold.header.length === 0) return layoutOfLast(db, asTold, source)
	const before = findLayoutBefore(db, { headerSha256: hashOf(asTold) })
	return before && { ...rememberedLayout(before), encoding: layout.encoding, sheet: layout.sheet }
}

/** Where the header cannot be read before somebody says how, the answers for the last file of all count if the header that they lead to is the same. */
function layoutOfLast(db: Database, { question }: ParsedImport, source: PeopleSource): ImportLayout | null {
	const last = question?.about === 'encoding' || question?.about === 'sheet' ? findLastLayout(db) : null
	if (!last) return null
	const layout = rememberedLayout(last.layout)
	const parsed = parsePeopleImport(source, layout)
	return parsed.header.length > 0 && hashOf(parsed) === last.headerSha256 ? layout : null
}

const hashOf = ({ header }: ParsedImport): string => sha256(header.join('\n').toLowerCase())

/** Before the encoding and the sheet are known there is no header to remember answers by, so these alone do not count. */
const isAnswered = ({ encoding: _, sheet: __, ...answers }: ImportLayout): boolean =>
	Object.values(answers).some((answer) => answer !== undefined && Object.keys(answer).length > 0)

function resultOf({ header, ...parsed }: ParsedImport, { changes, notices, ...found }: ImportResult): CheckResult {
	const more = notices.length > mostNotices ? [`… and ${notices.length - mostNotices} notices more.`] : []
	const shown = {
		notices: [...notices.slice(0, mostNotices), ...more],
		changes: firstOfEachKind(changes),
		kinds: countKinds(changes),
		fields: {},
	}
	const leftOut = [...parsed.leftOut, ...found.leftOut]
	return {
		...found,
		...shown,
		header,
		leftOut,
		question: parsed.question ?? found.question,
		answers: [...parsed.answers, ...found.answers],
	}
}

const countKinds = (changes: readonly PersonChange[]): CheckResult['kinds'] =>
	Object.fromEntries(changeKinds.map((kind) => [kind, changes.filter((change) => change.kind === kind).length]))

const firstOfEachKind = (changes: readonly PersonChange[]): ReadableChange[] =>
	changeKinds.flatMap((kind) =>
		changes
			.filter((change) => change.kind === kind)
			.slice(0, mostOfAKind)
			.map(describeChange),
	)
