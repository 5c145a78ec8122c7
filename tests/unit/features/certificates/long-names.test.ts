import { describe, expect, it } from 'vitest'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import { currentTemplateVersion } from '#app/features/certificates/template-version.ts'
import { certificateOf } from '#tests/factories/certificate-values.ts'
import { pagesOf, placesOf } from '#tests/factories/read-pdf.ts'

/** A4 landscape, less the margin at the right. */
const rightEdge = 841.89 - 62
const items = Array.from({ length: 12 }, (_, index) => `Module ${index + 1}, 6 December 2026`)

const names = [
	'Jean-Baptiste Emmanuel Zorg de la Longue Famille Qui Ne Finit Jamais et Encore un Peu Plus Pour Remplir les Cent Vingt',
	'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren',
	'Keihanaikukauakahihuliheekahaunaele Keihanaikukauakahihuliheekahaunaele',
	'Anne-Marie-Louise-Henriette-Charlotte-Elisabeth de Bourbon-Parme',
	'Mwambakutengenezamambo Nakumbukakwambaliwezekanalo',
	'W'.repeat(28),
	'W'.repeat(60),
	`${'M'.repeat(40)} Wu`,
	`O ${'i'.repeat(100)}`,
]

describe.each([
	['a module', {}],
	['an induction', { kind: 'induction' as const, items }],
])('on the certificate of %s', (_, values) => {
	it.each(names)('%s is whole: broken between words, and smaller where a word is wider than the line', async (name) => {
		const { pdf } = await renderCertificate(certificateOf(name, values), currentTemplateVersion)
		expect(pagesOf(pdf)).toBe(1)
		const places = placesOf(pdf)
		const words = name.split(' ')
		const first = places.findIndex((__, at) => words.every((word, index) => places[at + index]?.word === word))
		expect(first, places.map(({ word }) => word).join(' ')).toBeGreaterThan(0)
		for (const { right } of places.slice(first, first + words.length)) expect(right).toBeLessThanOrEqual(rightEdge + 0.5)
	})
})

it('other names print as in the first template', async () => {
	for (const name of ['Emma Ellis', 'Maria Wilhelmina Margaretha van der Meulen', 'Nguyễn Thị Ánh'])
		expect((await renderCertificate(certificateOf(name), 2)).sha256).toBe((await renderCertificate(certificateOf(name), 1)).sha256)
})
