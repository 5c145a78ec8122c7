import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { advanceAttestation, standUnder, type Attester } from '#app/features/attestation/progress/advance-attestation.server.ts'
import { attestationMachine, type AttestationEvent } from '#app/features/attestation/progress/attestation.machine.ts'
import { findAttestationProgress } from '#app/features/attestation/progress/find-attestation-progress.server.ts'
import type { Edition } from '#app/features/code/edition/edition.ts'
import { editionTextSchema, fingerprintOf } from '#app/features/code/edition/edition-text.ts'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { addDays, dayOf } from '#app/platform/calendar.ts'
import { sha256 } from '#app/platform/ids.ts'
import { commenceEdition } from '#tests/factories/edition.ts'
import { createSmallCouncil } from '#tests/factories/small-council.ts'

const day = 86_400_000

/** What may happen, in any order: days go by, an edition is published, a page is looked at, and a button of that page is pressed, however old it is by then. */
const happening = fc.oneof(
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(1, 30, 330, 400) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('publish' as const),
			words: fc.constantFrom('First words.', 'Other words.', 'Third words.'),
			statement: fc.constantFrom('I will follow it.', 'I will follow all of it.'),
			ahead: fc.constantFrom(0, 0, 10),
			material: fc.boolean(),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('look' as const) }) },
	{
		weight: 16,
		arbitrary: fc.record({ kind: fc.constant('press' as const), choice: fc.nat(20), lookFirst: fc.constantFrom(true, true, true, false) }),
	},
)

describe('for any sequence of editions, attestations and cycles', () => {
	test.prop([fc.array(happening, { minLength: 60, maxLength: 120 })], { numRuns: 40 })(
		'each attestation names the edition in force that the person saw, and its words are kept',
		(happenings) => {
			const council = createSmallCouncil()
			const { db } = council
			const shelf = openPublishedEditions(db)
			let { now } = council
			let published = 0
			const look = () => {
				shelf.refresh()
				const today = dayOf(now)
				const edition = shelf.inForce(today)
				const attestationProgress = findAttestationProgress(db, {
					personId: council.attester.personId,
					requirementId: council.attester.requirement.id,
					today,
				})
				return { edition, attestationProgress, ...standUnder(db, attestationProgress, edition) }
			}
			let page = look()
			const expected: { cycle: number; edition: Edition; outcome: string; at: number }[] = []
			for (const happened of happenings) {
				if (happened.kind === 'wait') now += happened.days * day
				else if (happened.kind === 'look') page = look()
				else if (happened.kind === 'publish') {
					published += 1
					const { text } = council.attester.edition
					const clause = { id: 'p1', number: '1', heading: null, adopted: null, plain: happened.words }
					const edition = {
						...text,
						id: `e${published}`,
						sections: [{ slug: 'start', heading: 'Start', clauses: [clause] }],
						statements: [{ id: 'follow', text: happened.statement }],
					}
					commenceEdition(db, edition, { now, effectiveFrom: addDays(dayOf(now), happened.ahead), material: happened.material })
				} else {
					if (happened.lookFirst) page = look()
					const { edition, attestationProgress, row, asked } = page
					const context = { ...asked, read: row.read, agreed: row.agreed, declared: row.declared }
					const open: AttestationEvent[] = [
						{ type: 'OPEN_CODE' },
						...asked.parts.filter((part) => !row.read.includes(part)).map((part) => ({ type: 'READ_PART' as const, part })),
						{ type: 'FINISH_READING' },
						{ type: 'FINISH_CHECK' },
						{ type: 'AGREE', statements: asked.statements },
						{ type: 'ANSWER_INTERESTS', declared: [] },
						{ type: 'CONFIRM' },
						...(happened.choice === 0 ? [{ type: 'DECLINE' as const }, { type: 'BACK' as const }] : []),
					]
					const snapshot = attestationMachine.resolveState({ value: row.state, context })
					const buttons = open.filter((event) => snapshot.can(event))
					const event = buttons[happened.choice % buttons.length]
					if (!event) continue
					const attester: Attester = { ...council.attester, edition }
					const seen = { revision: attestationProgress.revision, edition: edition.fingerprint }
					const refusal = advanceAttestation(db, attester, { event, seen }, { now, actor: council.context.actor })
					const inForce = look()
					if (refusal === null) expect(edition.fingerprint).toBe(inForce.edition.fingerprint)
					if (refusal === null && (event.type === 'CONFIRM' || event.type === 'DECLINE')) {
						const outcome = event.type === 'CONFIRM' ? 'agreed' : 'not-agreed'
						expected.push({ cycle: attestationProgress.open?.cycle ?? 0, edition, outcome, at: now })
					}
				}
			}
			const given = db.$client
				.prepare<[], { cycle: number; id: string; sha256: string; outcome: string; statements: string; at: number; body: string }>(
					`select a.cycle, a.edition_id as id, a.edition_sha256 as sha256, a.outcome, a.statements, a.attested_at as at, e.body
					 from attestations a join code_editions e on e.id = a.edition_id and e.sha256 = a.edition_sha256 order by a.id`,
				)
				.all()
			expect(given.map(({ cycle, id, sha256: hash, outcome, at }) => ({ cycle, id, hash, outcome, at }))).toEqual(
				expected.map(({ cycle, edition, outcome, at }) => ({ cycle, id: edition.id, hash: edition.fingerprint, outcome, at })),
			)
			for (const [index, { sha256: hash, body, statements }] of given.entries()) {
				expect([sha256(body), fingerprintOf(editionTextSchema.parse(JSON.parse(body)))]).toEqual([hash, hash])
				const words = (JSON.parse(statements) as { text: string }[]).map(({ text }) => text)
				expect(words).toEqual(expected[index]?.edition.statements.map(({ text }) => text))
			}
			const agreed = given.filter(({ outcome }) => outcome === 'agreed').map(({ cycle }) => cycle)
			expect(new Set(agreed).size).toBe(agreed.length)
			expect(verifyEvidence(db).errors).toEqual([])
		},
	)
})
