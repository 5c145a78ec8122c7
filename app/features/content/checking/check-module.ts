import type { Module, Page } from '#app/features/content/content.ts'
import type { FieldError } from '#app/features/content/loading/content-errors.ts'
import { plainEnough, writePlainer } from './reading-ease.ts'

/** What a module falls short of, against the standard in docs/authors.md. */
export function checkModule(module: Module): FieldError[] {
	return [...checkManifest(module), ...checkWhole(module), ...checkGlossary(module), ...module.pages.flatMap(checkPage)]
}

const outside = (count: number, least: number, most: number): boolean => count < least || count > most

function checkManifest({ id, outcomes, sources, sensitive, critical, opening, questions }: Module): FieldError[] {
	const file = `modules/${id}/module.json`
	const warnings: FieldError[] = []
	if (outside(outcomes.length, 5, 7)) {
		warnings.push({ file, field: 'outcomes', message: `are ${outcomes.length}`, remedy: 'Give five to seven.' })
	}
	if (sources.length < 3) warnings.push({ file, field: 'sources', message: `are ${sources.length}`, remedy: 'Name at least three.' })
	if (sensitive && !opening) {
		const remedy = 'Write opening.md: what the reader will meet, and where to find support.'
		warnings.push({ file, field: 'sensitive', message: 'is set, and the module has no opening', remedy })
	}
	if (critical && !questions.some(({ mustPass }) => mustPass)) {
		const remedy = 'Mark one to three in quiz.json with "mustPass": true.'
		warnings.push({ file, field: 'critical', message: 'is set, and no question must be passed', remedy })
	}
	return warnings
}

/** What a module must hold, on whichever page. */
function checkWhole({ id, pages }: Module): FieldError[] {
	const file = `modules/${id}/pages`
	const warnings: FieldError[] = []
	const total = (count: 'scenarios' | 'checks' | 'figures' | 'contactBoxes'): number => pages.reduce((sum, page) => sum + page[count], 0)
	if (outside(pages.length, 6, 8)) {
		warnings.push({ file, field: 'the whole folder', message: `holds ${pages.length} pages`, remedy: 'Write six to eight.' })
	}
	for (const [field, found, least, remedy] of [
		[':::scenario', total('scenarios'), 3, 'Write at least three in the module.'],
		[':::check', total('checks'), 2, 'Write at least two in the module.'],
		['::figure', total('figures'), 2, 'Draw at least two for the module.'],
		[':::here', total('contactBoxes'), 1, 'Write at least one that names a :contact.'],
		[':clause', pages.flatMap(({ clauses }) => clauses).length, 1, 'Link to the Code at least once.'],
	] as const) {
		const message = found === 0 ? 'is used nowhere' : `is used ${found === 1 ? 'once' : `${found} times`}`
		if (found < least) warnings.push({ file, field, message, remedy })
	}
	return warnings
}

function checkGlossary({ id, glossary, pages, opening }: Module): FieldError[] {
	const file = `modules/${id}/glossary.json`
	if (glossary.length === 0) {
		return [{ file, field: 'the whole file', message: 'is missing', remedy: 'Explain the words that a learner may not know.' }]
	}
	const used = new Set([...(opening ? [opening] : []), ...pages].flatMap(({ terms }) => terms.map((term) => term.id)))
	return glossary.flatMap((term, index): FieldError[] => {
		if (used.has(term.id)) return []
		const remedy = `Mark it where a page first uses it, :term[…]{id="${term.id}"}, or take it out.`
		return [{ file, field: `terms[${index}]`, message: `"${term.id}" is used on no page`, remedy }]
	})
}

function checkPage({ file, words, readingEase }: Page): FieldError[] {
	const warnings: FieldError[] = []
	if (outside(words, 250, 450)) {
		const remedy = words > 450 ? 'Cut it to 450, or make it two pages.' : 'Write at least 250, or join it to another page.'
		warnings.push({ file, field: 'words', message: `are ${words}`, remedy })
	}
	if (readingEase < plainEnough) warnings.push({ file, field: 'reading ease', message: `is ${readingEase}`, remedy: writePlainer })
	return warnings
}
