import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const startsProcesses = ({ moduleId }: TestSpecification) => readFileSync(moduleId, 'utf8').includes('server-process.ts')

/** The files that start processes take longest: begun last, one of them would run on alone. */
class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await super.sort(files)
		return [...sorted.filter(startsProcesses), ...sorted.filter((file) => !startsProcesses(file))]
	}
}

/** Unit tests stand under tests/unit as their subjects do under app; integration, model, content and architecture tests beside it. The browser tests are Playwright's. */
export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		include: ['tests/{unit,integration,hostile,model,content}/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'],
		environment: 'node',
		setupFiles: ['tests/check-rows.ts'],
		// Only against what hangs: on a busy machine a test that starts servers may take minutes, and what it has started goes on if it is given up.
		testTimeout: 600_000,
		hookTimeout: 600_000,
		maxWorkers: 2,
		// No test changes a module, so that the files of a worker may share them: to load them and the whole content anew took longer than the tests.
		isolate: false,
		sequence: { sequencer: LongestFirst },
		env: { TZ: 'UTC' },
	},
})
