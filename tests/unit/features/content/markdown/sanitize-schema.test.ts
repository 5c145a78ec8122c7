import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { expect, it } from 'vitest'
import { sanitizeSchema } from '#app/features/content/markdown/sanitize-schema.ts'

type Properties = Record<string, string | string[]>

/** The transform writes none of this: the allow-list has to hold even if it did. */
function clean(tagName: string, properties: Properties): string {
	const processor = unified().use(rehypeSanitize, sanitizeSchema).use(rehypeStringify)
	const tree = { type: 'root' as const, children: [{ type: 'element' as const, tagName, properties, children: [] }] }
	return processor.stringify(processor.runSync(tree))
}

it.each<[string, Properties, string]>([
	['script', { src: 'x.js' }, ''],
	['iframe', { src: '/x' }, ''],
	['form', { action: '/x' }, ''],
	['p', { onClick: 'x()', style: 'color:red', className: ['govuk-body', 'evil'] }, '<p class="govuk-body"></p>'],
	['a', { href: 'javascript:x()' }, '<a></a>'],
	['a', { href: 'https://www.gov.uk/', target: '_top' }, '<a href="https://www.gov.uk/"></a>'],
	['img', { src: 'https://evil.test/x.svg', alt: 'x' }, '<img alt="x">'],
	['input', { type: 'password', name: 'x' }, '<input name="x" type="radio">'],
	['div', { dataChoice: '9' }, '<div></div>'],
])('%s %j becomes %j', (tagName, properties, html) => {
	expect(clean(tagName, properties)).toBe(html)
})
