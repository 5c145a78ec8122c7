/** `make`, asked once for each text as long as it is one of the last few thousand: for what is the same for many people and asked for on every page. */
export function remember<Value extends object>(make: (text: string) => Value, kept = 10_000): (text: string) => Value {
	const made = new Map<string, Value>()
	return (text) => {
		const known = made.get(text)
		if (known) return known
		const value = make(text)
		if (made.size >= kept) made.clear()
		made.set(text, value)
		return value
	}
}
