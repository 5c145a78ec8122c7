import { expect, it } from 'vitest'
import type { HandoutValues } from '#app/features/handouts/handout-document.tsx'
import { renderHandout } from '#app/features/handouts/render-handout.server.ts'
import { startPrinter } from '#app/features/printing/start-printer.server.ts'

const now = Date.parse('2026-06-15T09:00:00Z')
const handout: HandoutValues = {
	moduleTitle: 'Data protection',
	version: '1.0',
	councilName: 'Testshire County Council',
	summary: 'What to keep, and for how long.',
	outcomes: ['Say what personal data is'],
	pages: [{ title: 'Personal data', boxes: [{ kind: 'key-fact', title: 'A name is enough', lines: ['So is a number.'] }] }],
	terms: [{ term: 'Controller', meaning: 'Who decides why data is kept' }],
	sources: ['UK GDPR, article 4'],
	accent: '#1f4e5f',
	madeAt: now,
}

it('the printer prints in its thread what is printed in this one, byte by byte', async () => {
	const printer = startPrinter()
	const pdf = await printer.printHandout(handout)
	expect(Buffer.from(pdf).equals((await renderHandout(handout)).pdf)).toBe(true)
	await printer.stop()
})
