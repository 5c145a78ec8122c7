/** `T` as loaded: plain data that nobody may change. */
export type Frozen<T> = T extends Uint8Array
	? T
	: T extends readonly (infer Item)[]
		? readonly Frozen<Item>[]
		: T extends object
			? { readonly [Key in keyof T]: Frozen<T[Key]> }
			: T

const refuse = (): never => {
	throw new TypeError('Content is read-only: change the files in content/ and load them again.')
}

/** Freezing a Map leaves `set` working, so its three writers are replaced as well. */
function freezeMap(map: Map<unknown, unknown>): void {
	for (const [key, value] of map) {
		deepFreeze(key)
		deepFreeze(value)
	}
	Object.defineProperties(map, {
		set: { value: refuse },
		delete: { value: refuse },
		clear: { value: refuse },
	})
	Object.freeze(map)
}

export function deepFreeze<T>(value: T): T {
	// The engine refuses to freeze the bytes of a buffer.
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
	if (Object.isFrozen(value)) return value
	if (value instanceof Map) {
		freezeMap(value)
		return value
	}
	Object.freeze(value)
	for (const inner of Object.values(value)) deepFreeze(inner)
	return value
}
