import { beforeEach, describe, expect, it } from 'vitest'
import { openCertificate } from '#app/features/certificates/open-certificate.server.ts'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import { loader as byCode } from '#app/routes/verify/$number/$code/route.tsx'
import { action as handIn, loader as byNumber } from '#app/routes/verify/$number/route.tsx'
import type { CertificateValues } from '#app/features/certificates/certificate-document.tsx'
import { createLearner, passModule } from '#tests/factories/learner.ts'
import { createSite, type TestSite } from '#tests/factories/site.ts'

let site: TestSite
let values: CertificateValues
let pdf: Uint8Array

/** Of everything that a certificate of a module says, what a stranger is not told. */
const forHolders = () => [values.employeeNumber, values.scoreText ?? 'no score', values.versionText]

beforeEach(async () => {
	site = createSite({ now: Date.parse('2026-11-20T10:00:00Z') })
	site.printCertificate = renderCertificate
	passModule(site, createLearner(site, { givenName: 'Ada', employeeNumber: '100777' }), 'data-protection')
	values = JSON.parse(site.db.$client.prepare<[], string>('select printed from certificates').pluck().get() ?? '')
	const opened = await openCertificate(site.db, { number: values.number, personId: null }, site)
	if (!opened || !('pdf' in opened)) throw new Error('It does not print.')
	pdf = opened.pdf
})

type Answer = { status: number; says: string }
const answerOf = ({ data, init }: { data: unknown; init: ResponseInit | null }): Answer => ({
	status: init?.status ?? 200,
	says: JSON.stringify(data),
})
const asked = (params: Record<string, string>, body?: FormData) => ({
	request: new Request('https://learning.example.org/verify', body ? { method: 'POST', body } : {}),
	params,
	context: { site },
})
const withCode = (number: string, code: string) => answerOf(byCode(asked({ number, code })))
const withNumber = (number: string) => answerOf(byNumber(asked({ number })))
async function withFile(number: string, bytes: Uint8Array | null): Promise<Answer> {
	const form = new FormData()
	if (bytes) form.set('pdf', new File([new Uint8Array(bytes)], 'certificate.pdf'))
	return answerOf(await handIn(asked({ number }, form)))
}
const printedCode = () => values.verifyUrl.split('/').at(-1) ?? ''

describe('whoever holds a certificate', () => {
	it('has an address on it, and in its QR code, that shows every printed value', () => {
		expect(values.verifyUrl).toMatch(/\/verify\/PRB(-[2-9A-Y]{4}){3}\/[2-9A-Y]{8}$/)
		for (const code of [printedCode(), printedCode().toLowerCase()]) {
			const { status, says } = withCode(values.number, code)
			expect(status).toBe(200)
			for (const printed of [values.number, values.personName, values.awardTitle, values.councilName, ...forHolders()])
				expect(says).toContain(printed)
		}
	})

	it('may hand in the PDF instead', async () => {
		const { status, says } = await withFile(values.number, pdf)
		expect(status).toBe(200)
		for (const printed of forHolders()) expect(says).toContain(printed)
	})

	it('sees why it was withdrawn', () => {
		site.db.$client.prepare('update certificates set revoked_at = ?, revoked_reason = ?').run(site.now, 'Printed with a letter missing')
		expect(withCode(values.number, printedCode()).says).toContain('letter missing')
		expect(withNumber(values.number).says).not.toContain('letter missing')
		expect(withNumber(values.number).says).toContain('20 November 2026')
	})
})

describe('whoever has the number alone', () => {
	it('learns whose it is, for what, and whether it holds; no more', () => {
		const { status, says } = withNumber(values.number)
		expect(status).toBe(200)
		for (const printed of [values.personName, values.awardTitle, values.councilName]) expect(says).toContain(printed)
		for (const printed of forHolders()) expect(says).not.toContain(printed)
		expect(says).not.toContain(printedCode())
	})

	it.each([
		['another code', '22222222'],
		['no code', ''],
		['part of the code', 'part'],
		['the code and more', 'more'],
	])('is told nothing for %s', (_, given) => {
		const code = given === 'part' ? printedCode().slice(0, 7) : given === 'more' ? `${printedCode()}2` : given
		expect(withCode(values.number, code)).toEqual({ status: 404, says: '{"certificate":null}' })
	})

	it.each([
		['a changed PDF', () => pdf.with(pdf.length - 20, 0x41), 'not the PDF that was sealed'],
		['half of the PDF', () => pdf.slice(0, pdf.length / 2), 'not the PDF that was sealed'],
		['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'not the PDF that was sealed'],
		['something else', () => new TextEncoder().encode('number'), 'must be a PDF'],
		['nothing', () => null, 'Choose the PDF'],
		['an empty file', () => new Uint8Array(), 'Choose the PDF'],
	])('is told nothing for %s', async (_, file, error) => {
		const { status, says } = await withFile(values.number, file())
		expect(status).toBe(400)
		expect(says).toContain(error)
		for (const printed of [...forHolders(), values.personName]) expect(says).not.toContain(printed)
	})

	it('is told nothing about a number that was never given', async () => {
		for (const number of ['PRB-2222-2222-2222', 'nonsense', '']) {
			expect(withNumber(number).status).toBe(404)
			expect(withCode(number, printedCode()).status).toBe(404)
			expect((await withFile(number, pdf)).status).toBe(404)
		}
	})
})

it('a certificate from before the code is shown whole by its PDF only', async () => {
	const old = { ...values, verifyUrl: `https://learning.example.org/verify/${values.number}` }
	const { pdf: oldPdf, sha256 } = await renderCertificate(old, 1)
	for (const { name } of site.db.$client
		.prepare<[], { name: string }>(`select name from sqlite_master where type = 'trigger' and tbl_name = 'certificates'`)
		.all())
		site.db.$client.exec(`drop trigger ${name}`)
	site.db.$client.prepare('update certificates set printed = ?, pdf_sha256 = ?').run(JSON.stringify(old), sha256)
	expect(withCode(values.number, '').status).toBe(404)
	expect(withCode(values.number, printedCode()).status).toBe(404)
	expect(withNumber(values.number).status).toBe(200)
	expect((await withFile(values.number, oldPdf)).says).toContain(values.scoreText)
})
