import { readAttributes } from '#app/features/content/directive-attributes.ts'
import { classes, element, type MarkdownNode, text } from '#app/features/content/markdown-node.ts'
import { toText } from '#app/features/content/plain-text.ts'
import { type RenderRun, reportAt } from '#app/features/content/render-run.ts'

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
	return [element('a', { href: `/code/${ref}`, ...classes('govuk-link') }, children)]
}

export function renderContact(node: MarkdownNode, run: RenderRun): MarkdownNode[] {
	const id = readAttributes(node, { id: 'required' }, run)?.['id']
	if (node.children?.length) {
		reportAt(run, node, ':contact', 'takes no words of its own', 'Take out the square brackets: the words come from council.json.')
	}
	if (id === undefined || run.contacts === undefined) return []
	const contact = Object.hasOwn(run.contacts, id) ? run.contacts[id] : undefined
	if (contact === undefined) {
		const known = Object.keys(run.contacts).join(', ')
		reportAt(run, node, ':contact id', `there is no contact "${id}"`, `Add it to council.json, or choose one of: ${known}.`)
		return []
	}
	run.contactsUsed.add(id)
	const names = contact.placeholder ? 'pb-contact pb-contact--placeholder' : 'pb-contact'
	return [element('span', classes(names), [text(`${contact.label}: ${contact.detail}`)])]
}
