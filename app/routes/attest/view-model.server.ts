import { changesToRead } from '#app/features/code/comparison/compare-editions.ts'
import type { Edition } from '#app/features/code/edition/edition.ts'
import type { CheckQuestion } from '#app/features/content/content.ts'
import { interestQuestions, showChoices } from '#app/features/declarations/interest-questions.ts'
import { nothingChoice } from '#app/features/declarations/read-answers.ts'
import { toDeclarationView } from '#app/features/declarations/declaration-view-model.ts'
import { dueWords } from '#app/features/requirements/status/status.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import { dayOf, inWords, type Day, type Instant } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import type { Database } from '#db/open.server.ts'
import { progressUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import type { AttestationProgressRow } from '#app/features/attestation/progress/attestation-progress-row.ts'
import { drawCheck, readChosen, type DrawnCheck } from '#app/features/attestation/progress/draw-check.ts'
import { findAttestationProgress, type AttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { findInterests } from '#app/features/attestation/progress/complete-interests.server.ts'
import type { Reading } from '#app/features/attestation/progress/what-to-read.server.ts'

type Asked = { personId: number; now: Instant; today: Day; requirement: Requirement; edition: Edition; bank: readonly CheckQuestion[] }

/** The step that somebody is at, with all that its page shows. `params` is what the address asks for: the answers to the check, or the page to say no. */
export function toAttestationView(db: Database, asked: Asked, params: URLSearchParams) {
	const { personId, today, requirement, edition } = asked
	const progress = findAttestationProgress(db, { personId, requirementId: requirement.id, today })
	const page = toPageView(progress, edition)
	if (!progress.open) return { ...page, ...toReceiptView(progress) }
	const at: Position = { ...progressUnder(db, progress, edition), progress, open: progress.open }
	const mayDecline = at.row.state === 'statements' || at.row.state === 'confirming'
	return { ...page, ...(mayDecline && params.get('answer') === 'no' ? { step: 'decline' as const } : toStepView(db, asked, at, params)) }
}

export type AttestationView = ReturnType<typeof toAttestationView>

/** Where somebody is in an attestation that is open. */
type Position = {
	row: AttestationProgressRow
	reading: Reading
	progress: AttestationProgress
	open: NonNullable<AttestationProgress['open']>
}

/** What every step shows. */
function toPageView({ revision, begunWith }: AttestationProgress, { id, title, label, fingerprint, effectiveFrom }: Edition) {
	return {
		edition: { id, title, label },
		version: { revision, edition: fingerprint },
		/** The edition in force is not the one with which they began. */
		changedOn: begunWith && begunWith !== fingerprint ? inWords(effectiveFrom) : null,
	}
}

const toAgreedView = ({ last }: AttestationProgress) =>
	last && { on: inWords(dayOf(last.attestedAt)), receipt: `/attestations/${last.attestationId}` }

const toReceiptView = (progress: AttestationProgress) => ({
	step: 'receipt' as const,
	agreed: toAgreedView(progress),
	next: progress.opensOn && inWords(progress.opensOn),
})

function toStepView(db: Database, asked: Asked, at: Position, params: URLSearchParams) {
	const { edition } = asked
	const { row, reading, progress, open } = at
	switch (row.state) {
		case 'notStarted':
		case 'declined':
			return { step: 'start' as const, ...toReadingView(asked, at), agreed: toAgreedView(progress), declined: row.state === 'declined' }
		case 'reading':
			return { step: 'reading' as const, ...toReadingView(asked, at), parts: toPartsView(reading, row.read) }
		case 'checking':
			return { step: 'checking' as const, questions: toCheckView(drawFor(asked, open.cycle, reading), params) }
		case 'statements':
			return { step: 'statements' as const, statements: edition.statements, agreed: row.agreed }
		case 'interests':
			return { step: 'interests' as const, ...toInterestsView(db, asked, progress) }
		case 'confirming':
			return { step: 'confirming' as const, statements: edition.statements, declared: row.declared?.length ?? 0 }
		case 'attested':
			throw new Error(`Person ${asked.personId} has attested cycle ${open.cycle}, and it is still open.`)
	}
}

/** When it is due, and what is to be read, in figures. */
function toReadingView({ today, edition }: Asked, { open, reading: { what, why, parts, changes } }: Position) {
	const minutes = parts.reduce((sum, part) => sum + part.minutes, 0)
	return {
		due: dueWords(open.dueOn, today),
		reading: {
			kind: what,
			minutes,
			whole: edition.minutes,
			isSameText: what === 'nothing' && changes === null,
			anotherText: why === 'another-text' ? edition.textKind : null,
		},
	}
}

export const toPartsView = ({ parts }: Pick<Reading, 'parts'>, read: readonly string[]) =>
	parts.map(({ id, title, minutes }) => ({ href: `/attest/read/${id}`, title, minutes, read: read.includes(id) }))

/** Nothing about the draw is stored: the same person has the same questions again while they attest the same edition. */
function drawFor({ personId, edition, bank }: Asked, cycle: number, { changes }: Reading): DrawnCheck[] {
	const idsOf = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)
	const clauses = new Set([...edition.sections.flatMap((section) => idsOf(section.clauses)), ...idsOf(edition.faq)])
	const changed = new Set(
		changes ? changesToRead([...changes.comparison.clauses, ...changes.comparison.questions]).flatMap(({ after }) => idsOf(after)) : [],
	)
	const seed = Number.parseInt(sha256(`${personId} ${cycle} ${edition.fingerprint}`).slice(0, 8), 16)
	return drawCheck(bank, { clauses, changed, seed })
}

/** The questions; what is right stays here until every one is answered. */
function toCheckView(drawn: readonly DrawnCheck[], params: URLSearchParams) {
	const chosen = readChosen(drawn, params)
	const isSent = params.has('check')
	const isAnswered = isSent && chosen.every((position) => position !== null)
	return drawn.map(({ clause, stem, options, explanation }, index) => {
		const position = chosen[index] ?? null
		const question = { stem, options: options.map(({ text }) => text), chosen: position, missing: isSent && position === null }
		if (!isAnswered) return { ...question, answer: null }
		const { right = false, reason = '' } = options[position ?? -1] ?? {}
		return { ...question, answer: { right, reason, rightAnswer: options.find((option) => option.right)?.text ?? '', explanation, clause } }
	})
}

function toInterestsView(db: Database, { personId, now, today }: Asked, progress: AttestationProgress) {
	const { answered, done, wants, held, declared } = findInterests(db, { personId }, progress, { now })
	const holdsAny = held.length > 0
	return {
		isAnswered: answered !== null,
		isDone: done,
		wants: wants.map((kind) => ({ href: `/declarations/new/${kind}`, text: interestQuestions[kind].name })),
		declared: (answered ? declared : held).map((declaration) => toDeclarationView(declaration, today)),
		questions: showChoices(),
		nothing: nothingChoice(holdsAny),
		holdsAny,
	}
}
