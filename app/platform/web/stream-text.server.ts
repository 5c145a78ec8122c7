import { setImmediate } from 'node:timers/promises'

/** Sends what the reader has room for, and lets other requests in between. */
export function streamText(texts: Generator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder()
	return new ReadableStream({
		pull: async (controller) => {
			await setImmediate()
			const next = texts.next()
			if (next.done) controller.close()
			else controller.enqueue(encoder.encode(next.value))
		},
		cancel: () => void texts.return(undefined),
	})
}
