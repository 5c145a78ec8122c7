/** Runs `work` again and again with a pause of so many milliseconds between; `stop` waits for the run that is going on. */
export function repeat(work: () => Promise<unknown>, pause: number): { stop: () => Promise<void> } {
	let stopped = false
	let timer: NodeJS.Timeout | undefined
	let running: Promise<unknown> = Promise.resolve()
	const run = () => {
		running = work().then(() => {
			if (!stopped) timer = setTimeout(run, pause)
		})
	}
	run()
	return {
		stop: async () => {
			stopped = true
			clearTimeout(timer)
			await running
		},
	}
}
