import { describe, expect, it } from 'vitest'
import { loadFixture } from '#tests/factories/content-folder.ts'
import { printPage } from '#app/features/content/print-page.ts'

const pages = [...loadFixture().modules.values()].flatMap((module) => module.pages)

describe('a page in print', () => {
	it.each(pages.map((page) => [page.file, page] as const))('%s tells what follows from each choice, without the choices', (_, page) => {
		const printed = printPage(page)
		expect(printed).not.toMatch(/<(fieldset|input|details|summary)\b/)
		const outcomes = (html: string) => html.match(/class="pb-outcome[ "]/g)?.length ?? 0
		expect(outcomes(printed)).toBe(outcomes(page.html))
		expect(printed.match(/<div\b/g)?.length).toBe(printed.match(/<\/div>/g)?.length)
	})

	it('has ids that the same words on another page do not have, but keeps those of the glossary', () => {
		const html = '<h2 id="a-b" class="x">A b</h2><a href="#term-x">x</a><section aria-labelledby="a-b"></section>'
		expect(printPage({ slug: 'one', html })).toBe(
			'<h3 id="one-a-b" class="x">A b</h3><a href="#term-x">x</a><section aria-labelledby="one-a-b"></section>',
		)
	})
})
