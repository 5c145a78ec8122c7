import type { Content } from '#app/features/content/content.ts'

export interface Placeholder {
	readonly contact: string
	readonly label: string
	readonly detail: string
	/** `module/page`. */
	readonly usedOn: readonly string[]
}

function listUses(content: Content): { where: string; contacts: readonly string[] }[] {
	return [...content.modules.values()].flatMap(({ id, opening, pages }) => [
		...(opening ? [{ where: `${id}/opening`, contacts: opening.contacts }] : []),
		...pages.map(({ slug, contacts }) => ({ where: `${id}/${slug}`, contacts })),
	])
}

/** The contacts that the council has still to fill in, and where a learner meets them. */
export function listPlaceholders(content: Content): Placeholder[] {
	const uses = listUses(content)
	return Object.entries(content.council.contacts)
		.filter(([, contact]) => contact.placeholder)
		.map(([contact, { label, detail }]) => {
			const usedOn = uses.filter(({ contacts }) => contacts.includes(contact)).map(({ where }) => where)
			return { contact, label, detail, usedOn }
		})
}
