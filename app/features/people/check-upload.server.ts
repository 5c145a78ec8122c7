import type { Requirement } from '#app/features/requirements/requirement-rules.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { Database } from '#db/open.server.ts'
import { inTransaction } from '#db/transaction.server.ts'
import { applyParsed, type ImportResult, type Progress } from './apply-people-import.server.ts'
import { describeChange, type ReadableChange } from './describe-change.ts'
import type { ImportLayout } from './import-layout.ts'
import { openPeopleFile } from './open-people-file.server.ts'
import { parsePeopleImport, type ParsedImport, type PeopleSource } from './parse-people-import.ts'
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
	const parsed = parseAsBefore(db, upload, await openPeopleFile(file))
	onProgress(0.5)
	const headerSha256 = sha256(parsed.header.join('\n').toLowerCase())
	const problem = upload.problem === null ? {} : { problem: upload.problem }
	const step = (to: 'asking' | 'refused' | 'ready', found: ImportResult) =>
		stepUpload(db, { id, from: ['checking'], to, result: resultOf(parsed, found), headerSha256, ...problem }, by)
	if (parsed.question) return void step('asking', { ...nobody, errors: parsed.errors.slice(0, 1), notices: [] })
	const found = applyParsed(db, parsed, { file, kind: upload.kind, rules, dryRun: true }, by, (share) => onProgress(0.5 + share / 2))
	const isWrong = found.errors.length > 0 && found.toConfirm === null
	step(isWrong ? 'refused' : 'ready', isWrong ? found : { ...found, errors: [] })
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

/** With the answers that somebody gave for the last file with the same header, if nobody has answered for this one. */
function parseAsBefore(db: Database, { id, layout }: Upload, source: PeopleSource): ParsedImport {
	const parsed = parsePeopleImport(source, layout)
	if (!parsed.question || parsed.header.length === 0 || isAnswered(layout)) return parsed
	const before = findLayoutBefore(db, { headerSha256: sha256(parsed.header.join('\n').toLowerCase()) })
	if (!before) return parsed
	const both = { ...before, encoding: layout.encoding ?? before.encoding }
	keepLayout(db, { id, layout: both })
	return parsePeopleImport(source, both)
}

/** Before the encoding is known there is no header to remember answers by, so that answer alone does not count. */
const isAnswered = ({ columns, workerTypes, dates }: ImportLayout): boolean =>
	dates !== undefined || Object.keys(columns).length > 0 || Object.keys(workerTypes).length > 0

function resultOf({ header, question }: ParsedImport, { changes, notices, ...found }: ImportResult): CheckResult {
	const more = notices.length > mostNotices ? [`… and ${notices.length - mostNotices} notices more.`] : []
	return { ...found, header, question, notices: [...notices.slice(0, mostNotices), ...more], changes: firstOfEachKind(changes) }
}

const firstOfEachKind = (changes: readonly PersonChange[]): ReadableChange[] =>
	changeKinds.flatMap((kind) =>
		changes
			.filter((change) => change.kind === kind)
			.slice(0, mostOfAKind)
			.map(describeChange),
	)
