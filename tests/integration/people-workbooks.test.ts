import { describe, expect, it } from 'vitest'
import { openPeopleFile } from '#app/features/people/import/open-people-file.server.ts'
import { parsePeopleImport } from '#app/features/people/import/parse-people-import.ts'
import { usualColumns } from '#app/features/people/import/people-rows.ts'
import { workbook } from '#tests/factories/workbook.ts'
import { claimSize, zip } from '#tests/factories/zip.ts'

const read = async (file: Uint8Array) => parsePeopleImport(await openPeopleFile(file))
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const person = [
	100001,
	'Zoë',
	'O’Brien ',
	null,
	'permanent',
	'Resources',
	'Finance',
	'Payroll',
	'Clerk',
	null,
	day('2020-04-01'),
	null,
	null,
]

describe('a workbook', () => {
	it('is read: numbers as digits, date cells as days, empty rows counted', async () => {
		const rows = [[...usualColumns], person, [null], [100002, ...person.slice(1, 11), day('2026-02-28'), 'part-time']]
		expect(await read(workbook(rows))).toMatchObject({
			errors: [],
			rows: [
				{ row: 2, employeeNumber: '100001', givenName: 'Zoë', familyName: 'O’Brien', startDate: '2020-04-01', leaveDate: null },
				{ row: 4, employeeNumber: '100002', leaveDate: '2026-02-28', tags: 'part-time' },
			],
		})
	})

	it('is asked about a day that is text with the year last', async () => {
		const { question } = await read(workbook([[...usualColumns], [...person.slice(0, 10), '01/04/2020', null, null]]))
		expect(question).toEqual({ about: 'dates', sample: ['01/04/2020'] })
	})

	it('is refused with a title in merged cells over the header', async () => {
		const { errors } = await read(workbook([['People of June'], [...usualColumns], person]))
		expect(errors).toEqual([{ row: 1, column: null, message: expect.stringMatching(/column names are on row 2/) }])
	})

	it('is read by the list of its entries, and not by what else is in the file', async () => {
		const [file, other] = [workbook([[...usualColumns], person]), workbook([[...usualColumns], [999999, ...person.slice(1)]])]
		const [listAt, otherListAt] = [file, other].map((each) => each.readUInt32LE(each.length - 6))
		const hidden = Buffer.concat([file.subarray(0, listAt), other.subarray(0, otherListAt), file.subarray(listAt)])
		hidden.writeUInt32LE((listAt ?? 0) + (otherListAt ?? 0), hidden.length - 6)
		expect(await read(hidden)).toMatchObject({ errors: [], rows: [{ employeeNumber: '100001' }] })
	})

	const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])
	const whole = workbook([[...usualColumns], person])
	it.each<[string, Uint8Array, RegExp]>([
		[
			'with a password',
			Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
			/protected by a password\. Remove the password/,
		],
		['of old', compound, /\(\.xls\)\. Save it as \.xlsx/],
		['that is cut off', whole.subarray(0, whole.length - 30), /damaged or cut off/],
		['with spoiled bytes', Buffer.concat([whole.subarray(0, 60), Buffer.alloc(40), whole.subarray(100)]), /damaged|cannot be read/],
		['that is another zip', zip({ 'notes.txt': 'no' }), /not an Excel workbook/],
		['that unzips to gigabytes', claimSize(whole, 410_000_000), /unzips to more than 400 MB/],
		['that is listed with sizes that are not its own', claimSize(whole, 100), /damaged or cut off/],
		['without a row', workbook([]), /empty/],
	])('%s is refused with a remedy', async (_, file, message) => {
		expect((await read(file)).errors).toEqual([{ row: 1, column: null, message: expect.stringMatching(message) }])
	})
})
