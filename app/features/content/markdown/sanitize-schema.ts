import type { Options } from 'rehype-sanitize'

const ownClasses: [string, ...RegExp[]] = ['className', /^govuk-/, /^pb-/]

/** Everything that a page may contain: what is not named here is dropped. */
export const sanitizeSchema: Options = {
	strip: ['script', 'style'],
	// Ids are made by us from headings and titles, and links on the page rely on them.
	clobber: [],
	clobberPrefix: '',
	allowComments: false,
	allowDoctypes: false,
	tagNames: [
		...['p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'pre'],
		...['a', 'strong', 'em', 'del', 'code', 'span'],
		...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
		...['section', 'div', 'figure', 'figcaption', 'img', 'details', 'summary'],
		...['fieldset', 'legend', 'label', 'input'],
	],
	attributes: {
		'*': [ownClasses, 'id'],
		a: ['href'],
		ol: ['start'],
		th: [['scope', 'col']],
		section: ['ariaLabelledBy'],
		div: [['dataChoice', /^[1-4]$/], ['role', 'region'], ['tabIndex', 0], 'ariaLabel'],
		span: [['ariaHidden', 'true']],
		img: [['src', /^\/figures\/[a-z0-9-]+\/[a-z0-9-]+\.[0-9a-f]{12}\.svg$/], 'alt', 'width', 'height', ['loading', 'lazy']],
		input: [['type', 'radio'], 'name', 'value'],
		label: ['htmlFor'],
	},
	required: { input: { type: 'radio' } },
	ancestors: {
		li: ['ol', 'ul'],
		...Object.fromEntries(['thead', 'tbody', 'tr', 'th', 'td'].map((tag) => [tag, ['table']])),
	},
	protocols: { href: ['http', 'https', 'mailto', 'tel'] },
}
