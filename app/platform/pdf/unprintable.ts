/** A text that a document does not say as it should. `missing`: the letters of it that no typeface of ours has, which may be none. */
export type Unprintable = { text: string; missing: string[] }

/** A document that must not be given out: what it shows is not what it was made from. */
export class UnprintableError extends Error {
	readonly unprintable: readonly Unprintable[]

	constructor(unprintable: readonly Unprintable[]) {
		super(`Cannot be printed as it is: ${unprintable.map(({ text }) => `“${text}”`).join(', ')}`)
		this.unprintable = unprintable
	}
}
