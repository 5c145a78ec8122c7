type Value = boolean | number | string | null | undefined | (string | number)[]

/** As much of an HTML node as the classes need. */
interface HtmlNode {
	type: string
	tagName?: string
	properties?: Record<string, Value>
	children?: HtmlNode[]
}

const classNames: Record<string, string> = {
	p: 'govuk-body',
	h2: 'govuk-heading-m',
	h3: 'govuk-heading-s',
	a: 'govuk-link',
	ul: 'govuk-list govuk-list--bullet',
	ol: 'govuk-list govuk-list--number',
	blockquote: 'govuk-inset-text',
	hr: 'govuk-section-break govuk-section-break--m govuk-section-break--visible',
	table: 'govuk-table',
	thead: 'govuk-table__head',
	tbody: 'govuk-table__body',
	tr: 'govuk-table__row',
	th: 'govuk-table__header',
	td: 'govuk-table__cell',
}

/** Gives every plain element its GOV.UK class; one that has a class already keeps it. */
export function govukMarkup() {
	return (tree: HtmlNode): void => dress(tree)
}

function dress(node: HtmlNode): void {
	const names = classNames[node.tagName ?? '']
	if (names !== undefined) {
		const properties = (node.properties ??= {})
		const numeric = properties['align'] === 'right' ? [`${names}--numeric`] : []
		delete properties['align']
		if (node.tagName === 'th') properties['scope'] = 'col'
		properties['className'] ??= [...names.split(' '), ...numeric]
	}
	for (const child of node.children ?? []) dress(child)
}
