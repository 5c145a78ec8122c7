import type { LoaderFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, it } from 'vitest'
import { certificateJobs } from '#app/features/certificates/certificate-jobs.server.ts'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { loader as receiptFile } from '#app/routes/attestations/$id.pdf/route.tsx'
import { loader as receiptPage } from '#app/routes/attestations/$id/route.tsx'
import { loader as file } from '#app/routes/certificates/$file/route.tsx'
import { loader as page } from '#app/routes/certificates/route.tsx'
import { UnprintableError } from '#app/platform/pdf/unprintable.ts'
import { attestCode, createLearner, passModule, type Someone } from '#tests/factories/learner.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'

let site: TestSite
let learner: Someone
let cookie: string
const name = 'ᏣᎳᎩ'

beforeEach(async () => {
	site = createSite({ now: Date.parse('2026-11-20T10:00:00Z') })
	site.printCertificate = renderCertificate
	learner = createLearner(site, { givenName: name })
	cookie = await signIn(site, learner.personId)
	passModule(site, learner, 'data-protection')
})

const told = () =>
	site.db.$client.prepare<[], number>(`select count(*) from evidence where action = 'certificate.unprintable'`).pluck().get()
const number = () => site.db.$client.prepare<[], string>('select number from certificates').pluck().get() ?? ''
const askFor = (path: string, params: Record<string, string> = {}) => ask(site, path, { cookie, params }) as LoaderFunctionArgs
const listed = async () => (await page(askFor('/certificates'))).certificates

describe('a certificate with letters that we have no typeface for', () => {
	it('is not sealed: the job ends, the page says so, and the file leads to the page', async () => {
		expect(await runDueJobs(site.db, certificateJobs(site), site.clock)).toEqual({ done: 1, failed: 0 })
		expect(told()).toBe(1)
		expect(await listed()).toMatchObject([{ number: number(), name: `${name} Okafor`, unprintable: true }])
		const response = await file(askFor(`/certificates/${number()}.pdf`, { file: `${number()}.pdf` }))
		expect([response.status, response.headers.get('Location')]).toEqual([302, `/certificates#${number()}`])
		expect(told()).toBe(1)
		expect(verifyEvidence(site.db).errors).toEqual([])
	})

	it('is said to be so only once that is known', async () => {
		expect(await listed()).toMatchObject([{ unprintable: false }])
	})
})

it('a receipt that cannot be printed leads to its page, which says so', async () => {
	attestCode(site, learner)
	site.printReceipt = () => Promise.reject(new UnprintableError([{ text: name, missing: [] }]))
	const id = String(site.db.$client.prepare<[], number>('select id from attestations').pluck().get())
	const response = await receiptFile(askFor(`/attestations/${id}.pdf`, { id }))
	expect(response.headers.get('Location')).toBe(`/attestations/${id}?unprintable`)
	expect(await receiptPage(askFor(`/attestations/${id}?unprintable`, { id }))).toMatchObject({ unprintable: true })
})
