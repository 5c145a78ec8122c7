/** Attributes for one item of a component (`data-*`, `aria-*`, `id`). */
export type Attributes = Readonly<Record<string, string>>

/** Joins class names, leaving out what is empty. */
export function classNames(...parts: (string | false | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== false && part !== '').join(' ')
}
