import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { wordsOf } from '#tests/factories/read-html.ts'
import { MarkedText } from '#app/ui/marked-text.tsx'

it('says in words what was added and removed, and keeps the items of a list together', () => {
	const html = renderToStaticMarkup(
		<MarkedText
			blocks={[
				{
					kind: 'paragraph',
					runs: [
						{ kind: 'same', text: 'You' },
						{ kind: 'removed', text: 'should' },
						{ kind: 'added', text: 'must' },
						{ kind: 'same', text: 'ask.' },
					],
				},
				{ kind: 'item', runs: [{ kind: 'same', text: 'one' }] },
				{ kind: 'item', runs: [{ kind: 'added', text: 'two' }] },
			]}
		/>,
	)
	expect(wordsOf(html)).toBe('You removed: should (end of what was removed) added: must (end of what was added) ask.oneadded: two')
	expect(html.match(/<ul/g)).toHaveLength(1)
	expect(html).toContain('<li class="pb-marked__new"><span><ins>')
})
