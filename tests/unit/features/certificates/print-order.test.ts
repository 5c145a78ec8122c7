import { describe, expect, it } from 'vitest'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import { certificateOf } from '#tests/factories/certificate-values.ts'

const hashOf = async (name: string) => (await renderCertificate(certificateOf(name), 1)).sha256

/** By fresh processes of the version that first had this template. */
const sealed = {
	'Emma Ellis': '691d03ee1f59dbb4cda9cd989897d2440b0f5230d4ddcc1d683b00ac450ea917',
	'Éamonn Walsh': '8df75132dc7439fdb5f8ded3a720c33cf26563594da1c01457a1542a1733f336',
	'Zoë Łukasz': '59c9391e36d5a683c067915625f9505d97dc5b9310270749eb0917045bf395a6',
	'Ólafur Óskarsson': '07a799ff48707bd9b1a407c902d4782cf1b3827a35f913ee83129ad981e80aaf',
	'Wilhelmina Alexandrina Konstantinopolsky-Featherstonehaugh de la Fontaine y Montgomery-Cholmondeley':
		'0b3ce451280132446d4210eed25ff8e4c3ed1fc4b6ec82ee8d645010bba22a70',
}

describe('a certificate of the first template', () => {
	it('has the bytes it had on its day, after whatever names', async () => {
		const names = Object.keys(sealed)
		for (const name of [...names, ...names.toReversed()])
			expect([name, await hashOf(name)]).toEqual([name, sealed[name as keyof typeof sealed]])
	})
})
