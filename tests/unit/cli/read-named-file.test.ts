import { expect, it } from 'vitest'
import { readNamedFile } from '#app/cli/read-named-file.ts'

it('names the file that cannot be read, and says what to do', () => {
	expect(() => readNamedFile('people/gone.csv')).toThrow(
		/^people\/gone\.csv cannot be read: there is no such file\. Check the name, or give the whole path: names are looked up in \//,
	)
	expect(() => readNamedFile('.')).toThrow(/it is a folder/)
	expect(readNamedFile('package.json').length).toBeGreaterThan(0)
})
