import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { checkStructure } from '#app/platform/pdf/pdf-structure-check.ts'
import { describeReceipt } from '#app/features/attestation/receipts/receipt-view-model.ts'
import type { Attestation } from '#app/features/attestation/receipts/find-attestation.server.ts'
import { placesOf } from '#tests/factories/read-pdf.ts'
import { renderReceipt } from '#app/features/attestation/receipts/render-receipt.server.ts'

const long = 'I have declared and registered every interest that the Code requires me to declare, or I have nothing to declare. '
const attestation: Attestation = {
	id: 7,
	personId: 12,
	personName: 'Zoë Łukasz-Şahin',
	employeeNumber: '104882',
	editionTitle: 'Officers’ Code of Conduct',
	editionLabel: 'March 2026',
	textKind: 'adopted',
	fingerprint: '0123456789abcdef'.repeat(4),
	statements: Array.from({ length: 10 }, (_, at) => ({ id: `s${at}`, text: `Statement ${at + 1}. ${long.repeat(2)}`, agreed: at !== 3 })),
	outcome: 'not-agreed',
	method: 'assisted',
	actorName: 'Denise Fairweather',
	note: 'At the depot, before the late shift.',
	attestedAt: Date.UTC(2026, 6, 6, 14, 5),
	interests: 0,
	moreInterests: false,
	rollCall: null,
	evidence: { seq: 4711, hash: 'fedcba9876543210'.repeat(4) },
}
const print = (changes: Partial<Attestation> = {}) => {
	const given = { ...attestation, ...changes }
	return renderReceipt({
		receipt: describeReceipt(given),
		councilName: 'Testshire County Council',
		accent: '#1f4e5f',
		attestedAt: given.attestedAt,
	})
}
const read = (command: string, args: string[], pdf: Buffer) => execFileSync(command, [...args, '-'], { input: pdf, encoding: 'utf8' })
const wordsOf = (pdf: Buffer) => execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ')

it('prints the same bytes again, tagged, with every statement', async () => {
	const [first, second] = [await print(), await print()]
	expect(second.pdf.equals(first.pdf)).toBe(true)
	const info = read('pdfinfo', ['-isodates'], first.pdf)
	expect(info).toMatch(/Tagged: +yes/)
	expect(info).toMatch(/Title: +Receipt: Officers’ Code of Conduct, March 2026\n/)
	expect(info).toMatch(/CreationDate: +2026-07-06T14:05:00Z/)
	expect((await checkStructure(first.pdf)).problems).toEqual([])
	const words = wordsOf(first.pdf)
	for (const { text } of attestation.statements) expect(words).toContain(text.trim())
	expect(words.match(/Not agreed/g)).toHaveLength(1)
	expect(words).toContain('6 July 2026 at 3:05pm')
	expect(words).toContain('With the help of Denise Fairweather')
	expect(words).toContain(attestation.fingerprint)
	expect(words).toContain('Entry 4711 of the council’s evidence')
})

it('says how an answer came from a roll call, and by oneself', async () => {
	const rollCall = { id: 1, heldOn: '2026-07-03', place: 'Drayton Depot', ledBy: 'A. Trainer' }
	const listed = wordsOf((await print({ method: 'roll-call', rollCall, note: null, interests: null })).pdf)
	expect(listed).toContain('Signed on 3 July 2026; recorded on 6 July 2026 at 3:05pm')
	expect(listed).toContain('On the signed list of a roll call at Drayton Depot, led by A. Trainer. Recorded by Denise Fairweather.')
	expect(wordsOf((await print({ method: 'self', note: null })).pdf)).toContain('By themselves, signed in')
})

it.each(['W'.repeat(60), `Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaft ${'M'.repeat(40)}`])(
	'prints the whole of the name %s within the page',
	async (personName) => {
		const { pdf } = await print({ personName })
		const places = placesOf(pdf)
		for (const word of personName.split(' ')) {
			const place = places.find((one) => one.word === word)
			expect(place, word).toBeDefined()
			expect(place?.right).toBeLessThanOrEqual(595.28 - 52 + 0.5)
		}
	},
)

it('prints what needs no other size as it did before sizes were measured', async () => {
	expect((await print()).sha256).toBe('21cc1fcb1b3b72febe2e20e7f726f2190a248c22d01331f2d413bf51b886ffd3')
})
