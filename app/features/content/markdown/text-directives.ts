import type { Transform } from './block-directives.ts'
import { markOf, readAttributes } from './directive-attributes.ts'
import { classes, element, type MarkdownNode, text } from './markdown-node.ts'
import { toText } from './plain-text.ts'
import { type RenderRun, reportAt } from './render-run.ts'

export function renderClause(node: MarkdownNode, run: RenderRun): MarkdownNode[] {
	const children = node.children ?? []
	const values = readAttributes(node, { ref: 'required' }, run)
	if (toText(node).trim() === '') {
		reportAt(run, node, ':clause', 'has no words to link', 'Write :clause[paragraph 40 of the Code]{ref="2017#p40"}.')
	}
	const ref = values?.['ref']
	if (ref === undefined) return children
	if (!run.clauses.has(ref)) {
		reportAt(run, node, ':clause ref', `there is no clause "${ref}"`, 'Write the edition, # and the id of a clause, such as 2017#p40.')
		return children
	}
	run.used.clauses.add(ref)
	return [element('a', { href: `/code/${ref}`, ...classes('govuk-link') }, children)]
}

export function renderContact(node: MarkdownNode, run: RenderRun): MarkdownNode[] {
	const id = readAttributes(node, { id: 'required' }, run)?.['id']
	if (node.children?.length) {
		reportAt(run, node, ':contact', 'takes no words of its own', 'Take out the square brackets: the words come from council.json.')
	}
	if (refuseInCode(node, run) || id === undefined || run.contacts === undefined) return []
	const contact = Object.hasOwn(run.contacts, id) ? run.contacts[id] : undefined
	if (contact === undefined) {
		const known = Object.keys(run.contacts).join(', ')
		reportAt(run, node, ':contact id', `there is no contact "${id}"`, `Add it to council.json, or choose one of: ${known}.`)
		return []
	}
	run.used.contacts.add(id)
	const names = contact.placeholder ? 'pb-contact pb-contact--placeholder' : 'pb-contact'
	return [element('span', classes(names), [text(`${contact.label}: ${contact.detail}`)])]
}

/** The Code is quoted, dated and attested: nothing in it may be explained or change by itself. */
function refuseInCode(node: MarkdownNode, run: RenderRun): boolean {
	if (run.entry !== undefined) reportAt(run, node, markOf(node), 'stands in the Code', 'Take it out: only modules have it.')
	return run.entry !== undefined
}

export function renderTerm(node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] {
	const children = transform(node.children ?? [])
	const id = readAttributes(node, { id: 'required' }, run)?.['id']
	if (toText(node).trim() === '') reportAt(run, node, ':term', 'has no words', 'Write :term[personal data]{id="personal-data"}.')
	if (refuseInCode(node, run) || id === undefined || run.terms === undefined) return children
	const term = run.terms.get(id)
	if (term === undefined) {
		const known = [...run.terms.keys()].join(', ') || 'none yet'
		reportAt(run, node, ':term id', `there is no term "${id}"`, `Add it to the module's glossary.json (it holds: ${known}).`)
		return children
	}
	run.used.terms.add(term)
	return [element('a', { href: `#term-${id}`, ...classes('govuk-link pb-term') }, children)]
}

/** Words of the author's own are shown as they are; without words the fact gives its own. */
export function renderLaw(node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] {
	const children = transform(node.children ?? [])
	const id = readAttributes(node, { id: 'required' }, run)?.['id']
	if (refuseInCode(node, run) || id === undefined || run.facts === undefined) return children
	const fact = run.facts.get(id)
	if (fact === undefined) {
		reportAt(run, node, ':law id', `there is no fact "${id}"`, 'Add it to content/law-watch.json, or correct its id.')
		return children
	}
	run.used.laws.add(id)
	if (children.length > 0) return children
	if (fact.wording === null) {
		reportAt(run, node, ':law', `"${id}" has no wording of its own`, `Write the words: :law[…]{id="${id}"}.`)
		return []
	}
	run.used.wordings.add(id)
	return [text(fact.wording)]
}
