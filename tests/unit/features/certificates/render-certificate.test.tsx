import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { checkStructure } from '#app/platform/pdf/pdf-structure-check.ts'
import type { CertificateValues } from '#app/features/certificates/certificate-document.tsx'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'

const moduleValues: CertificateValues = {
	number: 'OCC-2026-004217',
	kind: 'module',
	personName: 'Zoë Łukasz-Şahin',
	employeeNumber: '104882',
	councilName: 'Oxfordshire County Council',
	awardTitle: 'Gifts & hospitality',
	awardLine: 'has completed the module',
	completedOn: '2026-12-06',
	validUntil: '2027-12-06',
	scoreText: 'Score 90% against a pass mark of 80%',
	versionText: 'Module version 1.0',
	issuedAt: Date.UTC(2026, 11, 6, 23, 30),
	verifyUrl: 'https://probity.example.gov.uk/verify/OCC-2026-004217',
	accent: '#1f4e5f',
}

const twelve = Array.from({ length: 12 }, (_, at) => `Part ${at + 1} of the induction of officers, 5 November 2026`)
const inductionValues: CertificateValues = {
	...moduleValues,
	kind: 'induction',
	awardTitle: 'Officer induction',
	awardLine: 'has completed every part of the',
	validUntil: null,
	scoreText: null,
	versionText: '12 requirements met',
	items: twelve,
}

const longest: Partial<CertificateValues> = {
	personName: 'Wilhelmina Alexandrina Konstantinopolsky-Featherstonehaugh de la Fontaine y Montgomery-Cholmondeley',
	councilName: 'Bournemouth, Christchurch and Poole Council',
}

const read = (command: string, args: string[], pdf: Buffer) => execFileSync(command, [...args, '-'], { input: pdf, encoding: 'utf8' })
const wordsOf = (pdf: Buffer) => execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ')
const pagesOf = (pdf: Buffer) => Number(/Pages: +(\d+)/.exec(read('pdfinfo', [], pdf))?.[1])

describe('a certificate', () => {
	it('prints the same bytes again, in this process and in another, in another time zone', { timeout: 60_000 }, async () => {
		const first = await renderCertificate(moduleValues, 1)
		const second = await renderCertificate(moduleValues, 1)
		expect(second.pdf.equals(first.pdf)).toBe(true)
		expect(printElsewhere(moduleValues)).toBe(first.sha256)
	})

	it('is a tagged PDF that names its award, issuer and time of issue, with all fonts inside', async () => {
		const { pdf } = await renderCertificate(moduleValues, 1)
		const info = read('pdfinfo', ['-isodates'], pdf)
		expect(info).toMatch(/Tagged: +yes/)
		expect(info).toMatch(/Title: +Certificate OCC-2026-004217: Gifts & hospitality\n/)
		expect(info).toMatch(/Author: +Oxfordshire County Council\n/)
		expect(info).toMatch(/CreationDate: +2026-12-06T23:30:00Z\nModDate: +2026-12-06T23:30:00Z/)
		const fonts = read('pdffonts', [], pdf).trim().split('\n').slice(2)
		expect(fonts).toHaveLength(3)
		for (const font of fonts) expect(font).toMatch(/SourceSans3.* yes yes yes /)
	})

	it('is read out in a sensible order', async () => {
		const { pdf } = await renderCertificate(moduleValues, 1)
		expect(read('pdfinfo', ['-struct-text'], pdf).replace(/Object \d+/, 'Object N')).toMatchInlineSnapshot(`
			"Document "Certificate OCC-2026-004217: Gifts & hospitality"
			  H1 (block)
			    "Certificate of completion"
			  P (block)
			    "Oxfordshire County Council"
			  P (block)
			    "This is to certify that"
			  H2 (block)
			    "Zoë Łukasz-Şahin"
			  P (block)
			    "Employee number 104882"
			  P (block)
			    "has completed the module"
			  H2 (block)
			    "Gifts & hospitality"
			  P (block)
			    "Score 90% against a pass mark of 80%  ·  Module version 1.0"
			  L (block)
			    LI (block)
			      Lbl (block)
			        "Issued by"
			      LBody (block)
			        "Oxfordshire County Council"
			    LI (block)
			      Lbl (block)
			        "Completed on"
			      LBody (block)
			        "6 December 2026"
			    LI (block)
			      Lbl (block)
			        "Valid until"
			      LBody (block)
			        "6 December 2027"
			    LI (block)
			      Lbl (block)
			        "Certificate number"
			      LBody (block)
			        "OCC-2026-004217"
			  P (block)
			    Link (inline)
			      Object N 0
			      Span (inline)
			        "Check this certificate at https://probity.example.gov.uk/verify/OCC-2026-004217"
			  Figure:
			     /Placement /Block
			     /BBox [703.89 44 779.89 120]
			    ""
			"
		`)
	})

	it('prints every value', async () => {
		const words = wordsOf((await renderCertificate(moduleValues, 1)).pdf)
		const { kind, completedOn, validUntil, issuedAt, accent, ...printed } = moduleValues
		for (const value of Object.values(printed)) expect(words).toContain(value)
		expect(words).toContain('6 December 2026')
		expect(words).toContain('6 December 2027')
	})

	it('of an induction prints its parts as a list, and no end where it has none', async () => {
		const { pdf } = await renderCertificate(inductionValues, 1)
		const words = wordsOf(pdf)
		for (const item of twelve) expect(words).toContain(item)
		expect(words).not.toContain('Valid until')
		expect(read('pdfinfo', ['-struct-text'], pdf).match(/LBody/g)).toHaveLength(12 + 3)
	})

	it.each([
		['a module', moduleValues],
		['an induction', inductionValues],
		[
			'a module with long names',
			{ ...moduleValues, ...longest, awardTitle: 'Information governance and data protection '.repeat(3).trim() },
		],
		['an induction with long names', { ...inductionValues, ...longest, items: twelve.map((item) => `${item}, ${item}`) }],
	])('of %s fits one page, with every mark tagged or decoration', async (_, values) => {
		const { pdf } = await renderCertificate(values, 1)
		expect(pagesOf(pdf)).toBe(1)
		expect((await checkStructure(pdf)).problems).toEqual([])
	})

	it('goes on to a second page where a council has very many modules', async () => {
		const items = Array.from({ length: 44 }, (_, at) => `Module ${at + 1}, 5 November 2026`)
		const { pdf } = await renderCertificate({ ...inductionValues, items }, 1)
		expect(pagesOf(pdf)).toBe(2)
		for (const item of items) expect(wordsOf(pdf)).toContain(item)
		expect((await checkStructure(pdf)).problems).toEqual([])
	})

	it('is refused in a template that never was', async () => {
		await expect(renderCertificate(moduleValues, 99)).rejects.toThrow('No certificate template 99')
	})
})

/** The hash of the certificate as a fresh Node prints it on the other side of the date line. */
function printElsewhere(values: CertificateValues) {
	const renderer = new URL('../../../../app/features/certificates/render-certificate.server.ts', import.meta.url).href
	const script = `import { renderCertificate } from '${renderer}'
		console.log((await renderCertificate(JSON.parse(process.env.VALUES), 1)).sha256)`
	const env = { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', VALUES: JSON.stringify(values) }
	return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { env, encoding: 'utf8' }).trim()
}
