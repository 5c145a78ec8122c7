import { z } from 'zod'
import type { RenderedEdition } from './edition.ts'

type Shown = Pick<RenderedEdition, 'sections' | 'faq'>

/** What a page needs to show an edition: without the words that are there to search. */
export const toEditionView = ({ sections, faq }: Shown) => ({
	sections: sections.map(({ heading, slug, clauses }) => ({
		heading,
		slug,
		clauses: clauses.map(({ id, number, heading: over, html, plainHtml }) => ({ id, number, over, html, plainHtml })),
	})),
	faq: faq.map(({ id, title, html, plainHtml }) => ({ id, title, html, plainHtml })),
})

/** Somewhere plain English stands beside the adopted wording. */
export const hasBothTexts = ({ sections, faq }: Shown): boolean =>
	[...sections.flatMap(({ clauses }) => clauses), ...faq].some(({ plainHtml }) => plainHtml !== null)

/** Which of the two texts of an edition an address asks for. */
export const textField = z.enum(['both', 'adopted', 'plain']).default('both')
