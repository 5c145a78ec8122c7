import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '#tests/factories/server-process.ts'

it('no script is built for browsers', () => {
	const names = readdirSync(join(root, 'build/client'), { recursive: true }).map(String)
	expect(names.filter((name) => /\.m?js$/.test(name))).toEqual([])
	expect(names.filter((name) => name.endsWith('.css'))).toHaveLength(1)
})
