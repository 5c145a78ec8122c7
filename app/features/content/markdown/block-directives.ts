import type { Box } from '#app/features/content/content.ts'
import { readAttributes } from './directive-attributes.ts'
import { asElement, classes, element, type MarkdownNode, text } from './markdown-node.ts'
import { toPlainText } from './plain-text.ts'
import { type RenderRun, reportAt, takeId } from './render-run.ts'

/** Turns what stands inside a block into nodes for HTML. */
export type Transform = (children: readonly MarkdownNode[]) => MarkdownNode[]

/** Level 3, or level 2 where no level 2 stands before it: a level is never skipped. */
export function blockTitle(run: RenderRun, names: string, id: string, title: string): MarkdownNode {
	return element(run.hasSectionHeading ? 'h3' : 'h2', { ...classes(`${names} govuk-heading-s`), id }, [text(title)])
}

/** A plain `div`: complementary landmarks inside `main` are a fault to assistive technology. */
function renderBox(node: MarkdownNode, run: RenderRun, transform: Transform, kind: Box['kind']): MarkdownNode[] {
	const name = `pb-${kind}`
	const title = readAttributes(node, { title: 'required' }, run)?.['title']
	const body = transform(node.children ?? [])
	if (body.length === 0) reportAt(run, node, `:::${node.name ?? ''}`, 'is empty', 'Write its text, or take it out.')
	if (title === undefined) return body
	run.boxes.push({ kind, title, lines: toPlainText({ type: 'root', children: body }).text.split('\n') })
	return [element('div', classes(name), [blockTitle(run, `${name}__title`, takeId(run, title), title), ...body])]
}

export const renderKeyFact = (node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] =>
	renderBox(node, run, transform, 'key-fact')

export function renderHere(node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] {
	if (namesContact(node)) run.counts.contactBoxes += 1
	return renderBox(node, run, transform, 'here')
}

const namesContact = (node: MarkdownNode): boolean => node.name === 'contact' || (node.children ?? []).some(namesContact)

export function renderWarning(node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] {
	readAttributes(node, {}, run)
	const body = transform(node.children ?? [])
	const [sentence] = body
	if (sentence?.type !== 'paragraph' || body.length > 1) {
		reportAt(run, node, ':::warning', 'is not one sentence', 'Write one paragraph without lists or headings.')
		return body
	}
	const hidden = element('span', classes('govuk-visually-hidden'), [text('Warning ')])
	const words = { ...sentence, children: [hidden, ...(sentence.children ?? [])] }
	return [
		element('div', classes('govuk-warning-text'), [
			element('span', { ...classes('govuk-warning-text__icon'), ariaHidden: 'true' }, [text('!')]),
			asElement(words, 'strong', classes('govuk-warning-text__text')),
		]),
	]
}

export function renderFigure(node: MarkdownNode, run: RenderRun): MarkdownNode[] {
	const values = readAttributes(node, { src: 'required', alt: 'required', caption: 'optional' }, run)
	if (node.children?.length) {
		reportAt(run, node, '::figure', 'takes no square brackets', 'Write its words in alt="…" and caption="…".')
	}
	if (values === undefined) return []
	const { src = '', alt = '', caption } = values
	const figure = run.figures.get(src)
	if (figure === undefined) {
		const known = [...run.figures.keys()].join(', ') || 'none yet'
		reportAt(run, node, '::figure src', `there is no figure "${src}"`, `Add it to the module's figures folder (it holds: ${known}).`)
		return []
	}
	run.counts.figures += 1
	const { address, width, height } = figure
	const image = element('img', { src: address, alt, width, height, loading: 'lazy' })
	// Its words would be too small to read on a phone: a drawing keeps its size there and scrolls, also by keyboard, and so needs a name.
	const frame = { ...classes('pb-scroll'), role: 'region', ariaLabel: caption ? `Picture: ${caption}` : 'Picture', tabIndex: 0 }
	const shown = element('div', frame, [image])
	return [element('figure', classes('pb-figure'), caption ? [shown, element('figcaption', {}, [text(caption)])] : [shown])]
}
