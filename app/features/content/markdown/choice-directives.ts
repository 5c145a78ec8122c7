import { blockTitle, type Transform } from './block-directives.ts'
import { checkFence, readAttributes } from './directive-attributes.ts'
import { classes, element, type MarkdownNode, text } from './markdown-node.ts'
import { type RenderRun, reportAt, takeId } from './render-run.ts'

interface Choice {
	readonly label: string
	readonly best: boolean
	readonly body: MarkdownNode[]
}

interface Kind {
	readonly block: 'scenario' | 'check'
	readonly count: 'scenarios' | 'checks'
	readonly attribute: 'title' | 'question'
	readonly prefix: string
	readonly legend: string
	readonly summary: string
}

const scenario: Kind = {
	block: 'scenario',
	count: 'scenarios',
	attribute: 'title',
	prefix: 'Scenario',
	legend: 'What would you do?',
	summary: 'Decide',
}
const check: Kind = {
	block: 'check',
	count: 'checks',
	attribute: 'question',
	prefix: 'Quick check',
	legend: 'What is your answer?',
	summary: 'Check',
}

const isChoice = (node: MarkdownNode): boolean => node.type === 'containerDirective' && node.name === 'choice'

function readChoices(nodes: readonly MarkdownNode[], run: RenderRun, transform: Transform): Choice[] {
	return nodes.filter(isChoice).flatMap((node) => {
		checkFence(node, run)
		const values = readAttributes(node, { label: 'required', best: 'flag' }, run)
		const body = transform(node.children ?? [])
		if (body.length === 0) reportAt(run, node, ':::choice', 'has no outcome', 'Write what follows from this choice.')
		return values ? [{ label: values['label'] ?? '', best: values['best'] !== undefined, body }] : []
	})
}

function checkChoices(node: MarkdownNode, choices: readonly MarkdownNode[], run: RenderRun): void {
	const mark = `:::${node.name ?? ''}`
	if (choices.length < 2 || choices.length > 4) {
		reportAt(run, node, mark, `has ${choices.length} choices`, 'Give two to four :::choice blocks, inside a fence of four colons.')
	}
	const best = choices.filter((choice) => choice.attributes && 'best' in choice.attributes).length
	if (best !== 1) reportAt(run, node, mark, `has ${best} best choices`, 'Write best in the braces of exactly one choice.')
}

function radio(id: string, number: number, label: string): MarkdownNode {
	const own = `${id}-${number}`
	return element('div', classes('govuk-radios__item'), [
		element('input', {
			...classes('govuk-radios__input'),
			type: 'radio',
			id: own,
			name: `${id}-choice`,
			value: String(number),
		}),
		element('label', { ...classes('govuk-label govuk-radios__label'), htmlFor: own }, [text(label)]),
	])
}

function outcome({ label, best, body }: Choice, index: number): MarkdownNode {
	const heading = [element('strong', {}, [text(label)])]
	if (best) heading.push(text(' '), element('span', classes('pb-outcome__best'), [text('Best choice')]))
	return element('div', { ...classes(best ? 'pb-outcome pb-outcome--best' : 'pb-outcome'), dataChoice: String(index + 1) }, [
		element('p', classes('pb-outcome__label'), heading),
		...body,
	])
}

/** Works without a script: the choices are radios, and every outcome stands under the summary. */
function renderChoices(kind: Kind, node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] {
	const children = node.children ?? []
	const words = readAttributes(node, { [kind.attribute]: 'required' }, run)?.[kind.attribute]
	const first = children.findIndex(isChoice)
	const before = first < 0 ? children : children.slice(0, first)
	const after = first < 0 ? [] : children.slice(first)
	const stray = after.find((child) => !isChoice(child))
	if (stray) reportAt(run, stray, `:::${kind.block}`, 'has text after its choices', 'Move it before the first choice, or into a choice.')
	checkChoices(node, after.filter(isChoice), run)

	if (words === undefined) return [...transform(before), ...readChoices(after, run, transform).flatMap((choice) => choice.body)]
	run.counts[kind.count] += 1
	// Numbered, because a question makes a long id, and the id stands in every choice.
	const id = takeId(run, `${kind.block} ${run.counts[kind.count]}`)
	const title = blockTitle(run, `pb-${kind.block}__title`, id, `${kind.prefix}: ${words}`)
	const body = transform(before)
	const choices = readChoices(after, run, transform)
	return [
		element('section', { ...classes(`pb-${kind.block}`), ariaLabelledBy: id }, [
			title,
			...body,
			element('fieldset', classes('govuk-fieldset pb-choices'), [
				element('legend', classes('govuk-visually-hidden'), [text(kind.legend)]),
				element(
					'div',
					classes('govuk-radios govuk-radios--small'),
					choices.map((choice, index) => radio(id, index + 1, choice.label)),
				),
			]),
			element('details', classes('pb-decide'), [element('summary', {}, [text(kind.summary)]), ...choices.map(outcome)]),
		]),
	]
}

export const renderScenario = (node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] =>
	renderChoices(scenario, node, run, transform)

export const renderCheck = (node: MarkdownNode, run: RenderRun, transform: Transform): MarkdownNode[] =>
	renderChoices(check, node, run, transform)
