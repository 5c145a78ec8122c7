import { expect, it } from 'vitest'
import { startWorkerPool } from '#app/platform/worker-pool.server.ts'

const start = () =>
	startWorkerPool<'day' | 'fail' | 'fill' | 'wait', string>('../tests/factories/pool-worker.ts', {
		resourceLimits: { maxOldGenerationSizeMb: 48 },
		isolateWorkers: true,
	})

it('does one task after another, and goes on after one that fails or needs too much memory', async () => {
	const { run, stop } = start()
	const answers = Promise.allSettled([run('day'), run('fail'), run('fill'), run('day')])
	expect(await answers).toMatchObject([
		{ value: '1970-01-01' },
		{ reason: { message: 'This task fails.' } },
		{ reason: { code: 'ERR_WORKER_OUT_OF_MEMORY' } },
		{ value: '1970-01-01' },
	])
	await stop()
})

it('gives up what is not done when it is stopped', async () => {
	const { run, stop } = start()
	const answers = Promise.allSettled([run('wait'), run('day')])
	await stop()
	expect(await answers).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
})
