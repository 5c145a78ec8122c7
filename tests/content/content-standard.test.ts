import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formatError } from '#app/features/content/loading/content-errors.ts'
import { listWarnings } from '#app/features/content/checking/list-warnings.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { compareWithLock } from '#app/features/content/checking/published-lock.ts'
import { readLock } from '#app/features/content/checking/published-lock.server.ts'

const folder = fileURLToPath(new URL('../../content', import.meta.url))
const today = '2026-11-22'
const content = loadContent(folder, today)
const warnings = listWarnings(content, today)

describe('the content', () => {
	it.each([...content.modules.keys()])('%s meets the standard', (id) => {
		expect(warnings.filter(({ file }) => file.startsWith(`modules/${id}/`)).map(formatError)).toEqual([])
	})

	it('has no other warning', () => {
		expect(warnings.filter(({ file }) => !file.startsWith('modules/')).map(formatError)).toEqual([])
	})

	it('is as it was published, wherever it keeps its version', () => {
		expect(compareWithLock(content, readLock(folder)).errors.map(formatError)).toEqual([])
	})
})
