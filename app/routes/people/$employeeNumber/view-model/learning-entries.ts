import type { ListedCertificate } from '#app/features/certificates/list-certificates.server.ts'
import { dayOf, inWords } from '#app/platform/calendar.ts'
import type { PersonAttempt, PersonAttestation } from '#app/features/people/record/find-person-learning.server.ts'
import type { AskedFact, CompletionFact } from '#app/features/people/record/list-timeline.server.ts'
import type { RecordedBy } from '#app/features/people/record/recorded-by.ts'
import type { TimelineEntry } from '#app/features/people/record/timeline-entry.ts'

export type LearningFacts = {
	asked: readonly AskedFact[]
	completions: readonly CompletionFact[]
	attempts: readonly (PersonAttempt & { requirement: string })[]
	attestations: readonly PersonAttestation[]
	certificates: readonly ListedCertificate[]
}

type Cycle = { requirement: string; cycle: number }
const isOf = (one: Cycle) => (other: Cycle) => one.requirement === other.requirement && one.cycle === other.cycle

/** The renewal that follows a completion is recorded with it. */
export const followsFrom = (completions: readonly CompletionFact[]) => (fact: AskedFact) =>
	completions.some(
		({ requirement, cycle, recordedAt }) => requirement === fact.requirement && cycle + 1 === fact.cycle && recordedAt === fact.recordedAt,
	)

/**
 * Attempts, completions, attestations and certificates. A completion tells of the attempt or the attestation that it came by, of how long it lasts, and of its
 * certificate: one thing happened.
 */
export function describeLearning(facts: LearningFacts, titleOf: (requirement: string) => string, recordedBy: RecordedBy): TimelineEntry[] {
	const { completions, attempts, attestations, certificates } = facts
	const awarded = certificates.map((certificate) => ({ ...certificate, requirement: certificate.award }))
	const completed = completions.map((completion): TimelineEntry => {
		const passed = attempts.find((attempt) => attempt.outcome === 'passed' && isOf(completion)(attempt))
		const agreed =
			completion.source === 'attestation'
				? attestations.find((own) => own.outcome === 'agreed' && own.cycle === completion.cycle)
				: undefined
		const certificate = awarded.find(isOf(completion))
		const { requirement, cycle, completedOn: on, recordedAt } = completion
		return {
			kind: 'learning',
			on,
			title: agreed ? `Agreed to the Code: ${agreed.edition}` : `${cycle > 1 ? 'Renewed' : 'Completed'} ${titleOf(requirement)}`,
			facts: [
				...(passed ? [result(passed)] : []),
				...(agreed ? [how[agreed.method]] : []),
				[...source(completion), lasts(completion, facts.asked)].join(' '),
			],
			link: certificate ? linkTo(certificate) : agreed ? receiptOf(agreed) : null,
			recordedAt,
			by: recordedBy(recordedAt, ['requirement.met']),
		}
	})
	const isCompleted = (own: Cycle) => completions.some(isOf(own))
	const at = (instant: number, rest: Pick<TimelineEntry, 'title' | 'facts' | 'link' | 'by'>): TimelineEntry => {
		return { kind: 'learning', on: dayOf(instant), recordedAt: instant, ...rest }
	}
	return [
		...completed,
		...attempts
			.filter((attempt) => attempt.outcome === 'failed' || !isCompleted(attempt))
			.map((attempt) => {
				const title = `${attempt.outcome === 'passed' ? 'Passed' : 'Did not pass'} the quiz of ${titleOf(attempt.requirement)}`
				return at(attempt.submittedAt, {
					title,
					facts: [result(attempt)],
					link: null,
					by: recordedBy(attempt.submittedAt, ['quiz.marked']),
				})
			}),
		...attestations
			.filter((own) => own.outcome === 'not-agreed')
			.map(({ id, edition, method, attestedAt }) => {
				const by = recordedBy(attestedAt, ['attestation.given'])
				return at(attestedAt, { title: `Did not agree to the Code: ${edition}`, facts: [how[method]], link: receiptOf({ id }), by })
			}),
		...awarded
			.filter((own) => !isCompleted(own))
			.map((own) => {
				const { awardTitle, issuedAt } = own.values
				return at(issuedAt, {
					title: `Certificate: ${awardTitle}`,
					facts: [],
					link: linkTo(own),
					by: recordedBy(issuedAt, ['certificate.issued']),
				})
			}),
		...awarded.flatMap((own) =>
			own.revokedAt === null
				? []
				: [at(own.revokedAt, { title: `Certificate withdrawn: ${own.values.awardTitle}`, facts: [], link: linkTo(own), by: null })],
		),
	]
}

const how = {
	self: 'Answered themselves.',
	assisted: 'Answered with somebody’s help.',
	'roll-call': 'Answered at a roll call.',
} as const

const linkTo = ({ values: { number } }: ListedCertificate) => ({ href: `/verify/${number}`, text: `Certificate ${number}` })

const receiptOf = ({ id }: Pick<PersonAttestation, 'id'>) => ({ href: `/attestations/${id}`, text: 'Receipt' })

const result = ({ score, passMark, number, outcome }: PersonAttempt) =>
	`${outcome === 'passed' ? 'Passed the quiz with' : 'Score:'} ${score}% (pass mark ${passMark}%), attempt ${number}.`

function source({ source: by, version }: CompletionFact): string[] {
	if (by === 'prior-learning') return ['Learning done elsewhere, accepted by HR.']
	return by === 'quiz' ? [`Version ${version}.`] : []
}

function lasts({ requirement, cycle, recordedAt, validUntil }: CompletionFact, asked: readonly AskedFact[]): string {
	const next = asked.find((fact) => fact.requirement === requirement && fact.cycle === cycle + 1 && fact.recordedAt === recordedAt)
	return `Lasts until ${inWords(validUntil)}${next ? `, and can be renewed from ${inWords(next.opensOn)}` : ''}.`
}
