import { setTimeout } from 'node:timers/promises'
import { dayOf } from '#app/platform/calendar.ts'

/** A worker for the tests of the pool: an answer that only TypeScript and this project can make, an error, or more memory than it may use. */
export default async function work(task: 'day' | 'fail' | 'fill' | 'wait'): Promise<string> {
	if (task === 'day') return dayOf(0)
	if (task === 'fail') throw new Error('This task fails.')
	if (task === 'wait') return setTimeout(60_000, 'late')
	const kept: unknown[] = []
	for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => ({ at })))
}
