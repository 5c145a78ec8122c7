import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import { certificateOf } from '#tests/factories/certificate-values.ts'

const print = (name: string) => renderCertificate(certificateOf(name.normalize('NFC')), 1)
const read = (pdf: Buffer) =>
	execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).normalize('NFC').replace(/\s+/gu, ' ')

const printed = [
	...['Ọ̀la Adé', 'Ẹ̀bùn Adé', 'Ọ́lá Ṣọlá', 'Olúwáṣẹ́gun Ọbáfẹ́mi', 'Ńkẹ́chi Ọ̀ṣun'],
	...['Ɓala Ƙarami', 'Ɗanladi Ƴaʼu', 'Mbùndù Ɖeku Ƒiagbe', 'Kɔdzo Agbɛ', 'Ŋutifafa Ɣela'],
	...['Nguyễn Thị Hường', 'Đặng Quốc Vượng', 'Ŵyn Siân', 'Małgorzata Źdźbło', 'Ła̧cki', 'J̌an X̂', 'C̨̆ D̂', 'K͟halid', 'Ķ̌iš'],
	...['Αλέξανδρος Παπαδόπουλος', 'Ἀνδρέας', 'Дмитро Їжакевич', 'Љубица Ђорђевић', 'Қайрат Өмірұлы'],
	...['অমর্ত্য চট্টোপাধ্যায়', 'শেখ হাসান', 'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ', 'ਹਰਜੀਤ ਕੌਰ', 'પ્રિયંકા પટેલ', 'કૃષ્ણ શાહ'],
	...['श्रीकृष्ण त्रिपाठी', 'विक्रमादित्य सिंह', 'Anita अनीता Rao', 'தமிழ்ச்செல்வி கிருஷ்ணன்', 'முருகன்', 'สมชาย'],
	...[
		'李小明',
		'王芳',
		'陳大文',
		'龍應台',
		'田中さくら',
		'髙橋みゆき',
		'渡邊ケンジ',
		'𠮷田',
		'김민준',
		'김민준 박서연',
		'이 Emma 지우',
		'Wei 伟 Zhang',
	],
]

const fromRight = ['יוסף בן־דוד', 'כהן', 'David דוד', 'משה לוי־אשכנזי']

/** Of these poppler gives every letter, but not in one order: words of both directions, or marks that it takes for words. */
const bothWays = ['דוד David Levi']

const refused = ['שׂרה כהן', 'יִצְחָק', 'محمد علي', 'پرویز گل', 'Ahmed محمد', 'สมชาย น้ำใจดี', 'ᏣᎳᎩ', 'አበበ', 'Zoë 😀']

describe('a certificate', () => {
	it.each(printed)('for %s says the name to every reader', async (name) => {
		expect(read((await print(name)).pdf)).toContain(`This is to certify that ${name.normalize('NFC')} Employee number`)
	})

	it.each(fromRight)('for %s, written from the right, says the name in the order of reading', async (name) => {
		// Without `-raw`, poppler gives the order of reading, not that of drawing.
		const laid = execFileSync('pdftotext', ['-', '-'], { input: (await print(name)).pdf, encoding: 'utf8' })
		const plain = (text: string) => text.normalize('NFC').replace(/\p{Cf}/gu, '')
		expect(plain(laid).split('\n')).toContain(plain(name))
	})

	it.each(bothWays)('for %s has every letter of the name', async (name) => {
		const letters = (text: string) => [...text.normalize('NFKD').replace(/[\s\p{C}]/gu, '')].sort().join('')
		const said = /This is to certify that (.*) Employee number/.exec(read((await print(name)).pdf))?.[1] ?? ''
		expect(letters(said)).toBe(letters(name))
	})

	it.each(refused)('for %s is refused, since it could not be right', async (name) => {
		await expect(print(name)).rejects.toMatchObject({ unprintable: [{ text: name }] })
	})

	it('has the same bytes in whatever order names of several scripts are printed', async () => {
		const names = ['Ẹ̀bùn Adé', 'Emma Ellis', 'Ɗanladi Éa', 'श्रीकृष्ण', 'Éamonn Walsh', 'ਹਰਜੀਤ ਕੌਰ']
		const hashes = async (some: string[]) =>
			new Map(await Promise.all(some.map(async (name) => [name, (await print(name)).sha256] as const)))
		const first = await hashes(names)
		for (const [name, hash] of await hashes(names.toReversed())) expect(hash, name).toBe(first.get(name))
	})
})
