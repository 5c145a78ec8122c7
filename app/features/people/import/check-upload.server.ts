import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyParsed, type ImportResult, type Progress } from './apply-people-import.server.ts'
import { describeChange, type ReadableChange } from './change-in-words.ts'
import type { ImportLayout } from './import-layout.ts'
import { openPeopleFile } from './open-people-file.server.ts'
import { parsePeopleImport, type ParsedImport, type Question } from './parse-people-import.ts'
import type { ImportError } from './people-rows.ts'
import { changeKinds, type PersonChange } from './plan-people-import.ts'
import { fileOfUpload, findLayoutBefore, findUpload, keepLayout, stepUpload, type CheckResult, type Upload } from './uploads.server.ts'

type By = { now: Instant; actor: string }
const mostOfAKind = 50
const mostNotices = 50
const nobody = { joiners: 0, movers: 0, leavers: 0, returners: 0, unchanged: 0, managers: 0, changes: [], toConfirm: null }

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
	const source = await openPeopleFile(file)
	const asTold = parsePeopleImport(source, upload.layout)
	const before = layoutBefore(db, upload, asTold)
	const parsed = before ? parsePeopleImport(source, before) : asTold
	onProgress(0.5)
	const headerSha256 = sha256(parsed.header.join('\n').toLowerCase())
	const problem = upload.problem === null ? {} : { problem: upload.problem }
	const step = (to: 'asking' | 'refused' | 'ready', found: ImportResult) => {
		if (before) keepLayout(db, { id, layout: before })
		const result = resultOf(parsed, found)
		return stepUpload(db, { id, from: ['checking'], to, result, headerSha256, ...problem }, by)
	}
	const ask = (of: ParsedImport): ImportResult => ({ ...nobody, errors: of.errors.slice(0, 1), notices: [] })
	if (parsed.question) return void step('asking', ask(parsed))
	const found = applyParsed(db, parsed, { file, kind: upload.kind, rules, dryRun: true }, by, (share) => onProgress(0.5 + share / 2))
	const isWrong = found.errors.length > 0 && found.toConfirm === null
	if (before && isWrong && mayBeMisread(parsed.answers, found.errors)) {
		const result = resultOf(asTold, ask(asTold))
		return void stepUpload(db, { id, from: ['checking'], to: 'asking', result, headerSha256, problem: doesNotFit }, by)
	}
	step(isWrong ? 'refused' : 'ready', isWrong ? found : { ...found, errors: [] })
}

const doesNotFit = 'What was answered for the last file with these column names does not fit this one. Say it for this file.'

/** A file that is refused is gone: before that, whoever sent it may say that an answer from another day is what is wrong. */
function mayBeMisread(answers: readonly Question[], errors: readonly ImportError[]): boolean {
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
	const { kind, result } = upload
	const isDone = inTransaction(db, () => {
		const order = { file, kind, rules, confirmLeavers, expected: result ?? undefined, upload: id }
		const found = applyParsed(db, parsed, order, by, onProgress)
		const [error] = found.errors
		if (error) return !stepUpload(db, { id, from: ['applying'], to: 'checking', problem: error.message }, by)
		return stepUpload(db, { id, from: ['applying'], to: 'applied', result: resultOf(parsed, found) }, by)
	})
	if (!isDone) await checkUpload(db, { id, rules }, by, onProgress)
}

/** The answers that somebody gave for the last file with the same header, if there is a question and nobody has answered for this file. */
function layoutBefore(db: Database, { layout }: Upload, { question, header }: ParsedImport): ImportLayout | null {
	if (!question || header.length === 0 || isAnswered(layout)) return null
	const before = findLayoutBefore(db, { headerSha256: sha256(header.join('\n').toLowerCase()) })
	return before && { ...before, encoding: layout.encoding }
}

/** Before the encoding is known there is no header to remember answers by, so that answer alone does not count. */
const isAnswered = ({ columns, workerTypes, dates }: ImportLayout): boolean =>
	dates !== undefined || Object.keys(columns).length > 0 || Object.keys(workerTypes).length > 0

function resultOf({ header, question, answers }: ParsedImport, { changes, notices, ...found }: ImportResult): CheckResult {
	const more = notices.length > mostNotices ? [`… and ${notices.length - mostNotices} notices more.`] : []
	const shown = { notices: [...notices.slice(0, mostNotices), ...more], changes: firstOfEachKind(changes) }
	return { ...found, ...shown, header, question, answers }
}

const firstOfEachKind = (changes: readonly PersonChange[]): ReadableChange[] =>
	changeKinds.flatMap((kind) =>
		changes
			.filter((change) => change.kind === kind)
			.slice(0, mostOfAKind)
			.map(describeChange),
	)
