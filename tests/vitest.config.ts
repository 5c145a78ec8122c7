import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Unit tests stand beside the code; integration, model, content and architecture tests under tests/. The browser tests are Playwright's. */
export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	test: {
		include: ['tests/{unit,integration,model,content}/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'],
		environment: 'node',
		testTimeout: 180_000,
		hookTimeout: 120_000,
		maxWorkers: 2,
		// No test changes a module, so that the files of a worker may share them: to load them and the whole content anew took longer than the tests.
		isolate: false,
		env: { TZ: 'UTC' },
	},
})
