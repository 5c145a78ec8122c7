import { LRUCache } from 'lru-cache'

/** `make`, called once for each text while that text is among the last `max` asked for. A `make` that throws leaves nothing behind. */
export function memoize<Value extends object>(make: (text: string) => Value, max = 10_000): (text: string) => Value {
	const made = new LRUCache<string, Value>({ max, memoMethod: make })
	return (text) => made.memo(text)
}
