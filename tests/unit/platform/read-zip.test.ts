import { expect, it } from 'vitest'
import { claimSize, zip } from '#tests/factories/zip.ts'
import { unzip } from '#app/platform/read-zip.server.ts'

const most = 2_000_000
const read = async (file: Uint8Array) => {
	const parts = await unzip(file, /\.xml$/, most)
	return 'error' in parts ? parts.error : Object.fromEntries([...parts].map(([name, part]) => [name, part.toString()]))
}
const whole = zip({ 'a.xml': '<a/>', 'folder/b.xml': '<b/>', 'picture.png': Buffer.alloc(3_000_000) })
const bomb = zip({ 'a.xml': '<a/>', 'b.xml': Buffer.alloc(30_000_000, 32) })

it('gives the entries that are wanted, and unzips no others', async () => {
	expect(await read(whole)).toEqual({ 'a.xml': '<a/>', 'folder/b.xml': '<b/>' })
	expect(await read(zip({}))).toEqual({})
})

it('unzips as much as is allowed and not a byte more, all entries together', async () => {
	const parts = (size: number) => zip({ 'a.xml': Buffer.alloc(most - 10, 32), 'b.xml': Buffer.alloc(size, 32) })
	expect(Object.keys(await read(parts(10)))).toEqual(['a.xml', 'b.xml'])
	expect(await read(parts(11))).toBe('too-large')
	expect(await read(bomb)).toBe('too-large')
})

it.each([
	['more than its list says', claimSize(bomb, 4)],
	['less than its list says', claimSize(whole, 5)],
])('refuses an entry that unzips to %s', async (_, file) => {
	expect(await read(file)).toBe('damaged-entry')
})

it('refuses an entry that lies outside of the file, or is packed in a way nobody knows', async () => {
	const change = (at: number, value: number) => {
		const file = Buffer.from(whole)
		file.writeUInt16LE(value, file.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + at)
		return file
	}
	expect(await read(change(42, 60_000))).toBe('damaged-entry')
	expect(await read(change(10, 99))).toBe('damaged-entry')
})

it.each([
	['without its end', whole.subarray(0, whole.length - 30)],
	['without its beginning', whole.subarray(whole.length - 30)],
	['of nothing', new Uint8Array()],
	['whose entry would leave the folder', zip({ '../a.xml': '<a/>' })],
])('refuses a zip %s', async (_, file) => {
	expect(await read(file)).toBe('damaged')
})
