import { beforeEach, describe, expect, it } from 'vitest'
import { advanceAttestation, progressUnder } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import { listMyLearning } from '#app/features/learning/list-my-learning.server.ts'
import { claimPriorLearning } from '#app/features/prior-learning/claim-prior-learning.server.ts'
import { dayOf } from '#app/platform/calendar.ts'
import { answerQuiz, attesterOf, createLearner, learnerOf, readModule, sendQuiz, type Someone } from '#tests/factories/learner.ts'
import { createSite, type TestSite } from '#tests/factories/site.ts'

const now = Date.parse('2026-11-20T10:00:00Z')
const module = 'data-protection'
let site: TestSite
let learner: Someone

beforeEach(() => {
	site = createSite({ now })
	learner = createLearner(site)
})

const itemOf = (slug: string) => {
	const found = listMyLearning(site.db, { ...site, personId: learner.personId, today: dayOf(now) }).find((item) => item.slug === slug)
	if (!found) throw new Error(`${slug} is not asked.`)
	return found
}
const minutesIn = (facts: string) => Number(/(\d+) minutes? left/.exec(facts)?.[1])

describe('what My learning says of the Code', () => {
	it('counts what is left to read of the edition in force, part by part, and then the other steps', () => {
		const attester = attesterOf(site, learner)
		const find = () =>
			findAttestationProgress(site.db, { personId: learner.personId, requirementId: attester.requirement.id, today: dayOf(now) })
		const happen = (event: Parameters<typeof advanceAttestation>[2]['event']) => {
			const version = { revision: find().revision, edition: attester.edition.fingerprint }
			expect(advanceAttestation(site.db, attester, { event, version }, learner.context)).toBeNull()
		}
		const { parts } = progressUnder(site.db, find(), attester.edition).reading
		const reading = parts.reduce((sum, { minutes }) => sum + minutes, 0)
		expect(parts.length).toBeGreaterThan(1)
		expect(minutesIn(itemOf('code').facts)).toBe(reading + 5)
		happen({ type: 'OPEN_CODE' })
		let left = reading
		for (const [at, { id, minutes }] of parts.entries()) {
			expect(itemOf('code').facts).toContain(`${at} of ${parts.length} parts read`)
			expect(minutesIn(itemOf('code').facts)).toBe(left + 5)
			happen({ type: 'READ_PART', part: id })
			left -= minutes
		}
		expect(left).toBe(0)
		expect(minutesIn(itemOf('code').facts)).toBe(5)
		happen({ type: 'FINISH_CHECK' })
		expect(minutesIn(itemOf('code').facts)).toBe(3)
	})
})

describe('what My learning says of a module', () => {
	it('names who can unlock a quiz, and no minutes, once it is locked', () => {
		const taker = learnerOf(site, learner, module)
		readModule(site, taker, learner)
		for (let attempt = 0; attempt < taker.module.attemptsAllowed; attempt += 1) {
			answerQuiz(site, taker, learner, { right: false })
			sendQuiz(site, taker, learner)
		}
		expect(itemOf(module)).toMatchObject({ action: 'See what to do', href: `/modules/${module}/result` })
		expect(itemOf(module).facts).toMatch(/^quiz locked: your manager or HR can unlock it · due /)
	})

	it('says that HR is looking at what was done elsewhere', () => {
		const requirement = site.requirements.find(({ slug: id }) => id === module)
		if (!requirement) throw new Error(`${module} is not asked.`)
		expect(itemOf(module).facts).toMatch(/minutes left/)
		const document = { name: 'proof.pdf', mediaType: 'application/pdf' as const, bytes: Buffer.from('%PDF-1.7') }
		const claim = { personId: learner.personId, requirement, completedOn: '2026-09-01', issuer: 'Another council', note: '', document }
		expect(claimPriorLearning(site.db, claim, learner.context)).toHaveProperty('claim')
		expect(itemOf(module).facts).toMatch(/^HR is looking at what you did elsewhere · due /)
	})
})
