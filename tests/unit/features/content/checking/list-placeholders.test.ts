import { expect, it } from 'vitest'
import { loadFixture, page } from '#tests/factories/content-folder.ts'
import { listPlaceholders } from '#app/features/content/checking/list-placeholders.ts'

it('lists the contacts that wait for the council, and where they stand', () => {
	const contact = ':contact{id="dpo"} and :contact{id="hr"}'
	const changes = {
		'modules/tiny/opening.md': contact,
		'modules/tiny/pages/01-first.md': page(contact),
	}
	expect(listPlaceholders(loadFixture(changes))).toEqual([
		{
			contact: 'dpo',
			label: 'Data Protection Officer',
			detail: '[council to add: e-mail]',
			usedOn: ['tiny/opening', 'tiny/first'],
		},
	])
})
