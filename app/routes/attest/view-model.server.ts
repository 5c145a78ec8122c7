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
import { standUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { drawCheck, readChosen, type DrawnCheck } from '#app/features/attestation/progress/draw-check.ts'
import { findAttestationProgress, type AttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { findInterests } from '#app/features/attestation/progress/complete-interests.server.ts'
import type { Reading } from '#app/features/attestation/progress/what-to-read.server.ts'

type Asked = { personId: number; now: Instant; today: Day; requirement: Requirement; edition: Edition; bank: readonly CheckQuestion[] }

/** The step that somebody is at, with all that its page shows. `params` is what the address asks for: the answers to the check, or the page to say no. */
export function toAttestationView(db: Database, asked: Asked, params: URLSearchParams) {
	const { personId, today, requirement, edition } = asked
	const attestationProgress = findAttestationProgress(db, { personId, requirementId: requirement.id, today })
	const { open, last, begunWith } = attestationProgress
	const { id, title, label, fingerprint } = edition
	const frame = {
		edition: { id, title, label },
		seen: { revision: attestationProgress.revision, edition: fingerprint },
		/** The edition in force is not the one with which they began. */
		changedOn: begunWith && begunWith !== fingerprint ? inWords(edition.effectiveFrom) : null,
	}
	const agreed = last && { on: inWords(dayOf(last.attestedAt)), receipt: `/attestations/${last.attestationId}` }
	if (!open)
		return { ...frame, step: 'receipt' as const, agreed, next: attestationProgress.opensOn && inWords(attestationProgress.opensOn) }
	const { row, reading } = standUnder(db, attestationProgress, edition)
	const due = dueWords(open.dueOn, today)
	if (params.get('answer') === 'no' && (row.state === 'statements' || row.state === 'confirming'))
		return { ...frame, step: 'decline' as const }
	switch (row.state) {
		case 'notStarted':
		case 'declined':
			return { ...frame, step: 'start' as const, due, agreed, declined: row.state === 'declined', reading: toReadingView(reading, edition) }
		case 'reading':
			return { ...frame, step: 'reading' as const, due, reading: toReadingView(reading, edition), parts: toPartsView(reading, row.read) }
		case 'checking':
			return { ...frame, step: 'checking' as const, questions: toCheckView(drawFor(asked, open.cycle, reading), params) }
		case 'statements':
			return { ...frame, step: 'statements' as const, statements: edition.statements, agreed: row.agreed }
		case 'interests':
			return { ...frame, step: 'interests' as const, ...toInterestsView(db, asked, attestationProgress) }
		case 'confirming':
			return { ...frame, step: 'confirming' as const, statements: edition.statements, declared: row.declared?.length ?? 0 }
		case 'attested':
			throw new Error(`Person ${personId} has attested cycle ${open.cycle}, and it is still open.`)
	}
}

export type AttestationView = ReturnType<typeof toAttestationView>

/** What is to be read, in figures. */
function toReadingView({ parts, changes }: Reading, edition: Edition) {
	const minutes = parts.reduce((sum, part) => sum + part.minutes, 0)
	const kind = parts.length === 0 ? ('nothing' as const) : parts[0]?.kind === 'changes' ? ('changes' as const) : ('whole' as const)
	const isSameText = parts.length === 0 && changes === null
	return { kind, minutes, whole: edition.minutes, isSameText, ownWordingNow: changes?.comparison.ownWordingNow ?? false }
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
	const formValues = params.has('check')
	const isAnswered = formValues && chosen.every((position) => position !== null)
	return drawn.map(({ clause, stem, options, explanation }, index) => {
		const position = chosen[index] ?? null
		const question = { stem, options: options.map(({ text }) => text), chosen: position, missing: formValues && position === null }
		if (!isAnswered) return { ...question, answer: null }
		const { right = false, reason = '' } = options[position ?? -1] ?? {}
		return { ...question, answer: { right, reason, rightAnswer: options.find((option) => option.right)?.text ?? '', explanation, clause } }
	})
}

function toInterestsView(db: Database, { personId, now, today }: Asked, attestationProgress: AttestationProgress) {
	const { answered, done, wants, standing, declared } = findInterests(db, { personId }, attestationProgress, { now })
	return {
		isAnswered: answered !== null,
		isDone: done,
		wants: wants.map((kind) => ({ href: `/declarations/new/${kind}`, text: interestQuestions[kind].name })),
		declared: (answered ? declared : standing).map((declaration) => toDeclarationView(declaration, today)),
		questions: showChoices(),
		nothing: nothingChoice(standing.length > 0),
		standing: standing.length > 0,
	}
}
