import { beforeEach, describe, expect, it } from 'vitest'
import { checkCertificates, printedWrong } from '#app/features/certificates/check-certificates.server.ts'
import { certificateJobs } from '#app/features/certificates/certificate-jobs.server.ts'
import { findIssuedCertificate, listCertificates } from '#app/features/certificates/list-certificates.server.ts'
import { openCertificate } from '#app/features/certificates/open-certificate.server.ts'
import { renderCertificate } from '#app/features/certificates/render-certificate.server.ts'
import { verifyEvidence } from '#app/features/evidence/verify-evidence.server.ts'
import { runDueJobs } from '#app/features/jobs/run-due-jobs.server.ts'
import { loader as verify } from '#app/routes/verify/$number/route.tsx'
import { createLearner, passModule, type Someone } from '#tests/factories/learner.ts'
import { createSite, type TestSite } from '#tests/factories/site.ts'

let site: TestSite
let someone: Someone
let told: string[]
const check = (dryRun = false) => {
	told = []
	return checkCertificates(site, { dryRun, tell: (text) => told.push(text) })
}
const numbers = () => site.db.$client.prepare<[], string>('select number from certificates order by issued_at, number').pluck().all()
const entries = (action: string) =>
	site.db.$client.prepare<[string], number>('select count(*) from evidence where action = ?').pluck().get(action)

beforeEach(async () => {
	site = createSite({ now: Date.parse('2026-11-20T10:00:00Z') })
	site.printCertificate = renderCertificate
	someone = createLearner(site, { givenName: 'Emma', familyName: 'Ellis' })
	passModule(site, someone, 'data-protection')
	passModule(site, createLearner(site, { employeeNumber: '100888' }), 'data-protection')
})

/** Seals the first certificate as a page on which a letter of the name is missing, as an old printer did. */
async function sealWrong(): Promise<string> {
	const [first = ''] = numbers()
	const wrong = {
		...site,
		printCertificate: (values: Parameters<typeof renderCertificate>[0]) =>
			renderCertificate({ ...values, personName: values.personName.slice(1) }, 1),
	}
	await openCertificate(site.db, { number: first, personId: null }, wrong)
	await runDueJobs(site.db, certificateJobs(site), site.clock)
	return first
}

describe('certificates check', () => {
	it('finds nothing wrong with what prints as it was sealed, and seals what waits', async () => {
		expect(await check(true)).toEqual({ certificates: 2, right: 2, wrong: 0, reissued: 0, unprintable: 0, ok: true })
		expect(entries('certificate.sealed')).toBe(0)
		expect(await check()).toMatchObject({ right: 2, ok: true })
		expect(entries('certificate.sealed')).toBe(2)
		expect(told).toEqual([])
	})

	it('looks only, in a dry run', async () => {
		const wrong = await sealWrong()
		expect(await check(true)).toEqual({ certificates: 2, right: 1, wrong: 1, reissued: 0, unprintable: 0, ok: false })
		expect(told).toEqual([expect.stringContaining(`${wrong} (`)])
		expect(numbers()).toHaveLength(2)
	})

	it('withdraws what was printed wrong and issues it anew with the same words, once', async () => {
		const wrong = await sealWrong()
		const before = findIssuedCertificate(site.db, { number: wrong })
		site.now += 60_000
		expect(await check()).toEqual({ certificates: 2, right: 1, wrong: 1, reissued: 1, unprintable: 0, ok: true })
		const old = findIssuedCertificate(site.db, { number: wrong })
		expect(old).toMatchObject({ values: before?.values, pdfSha256: before?.pdfSha256, revokedAt: site.now, revokedReason: printedWrong })
		const anew = findIssuedCertificate(site.db, { number: old?.replacedBy ?? '' })
		expect(anew).toMatchObject({
			revokedAt: null,
			values: {
				...before?.values,
				number: old?.replacedBy,
				issuedAt: site.now,
				verifyUrl: expect.stringContaining(`/verify/${old?.replacedBy}/`),
			},
		})
		expect([entries('certificate.revoked'), entries('certificate.issued')]).toEqual([1, 3])
		await runDueJobs(site.db, certificateJobs(site), site.clock)
		expect(await check()).toMatchObject({ certificates: 2, right: 2, wrong: 0, reissued: 0, ok: true })
		expect(numbers()).toHaveLength(3)
		expect(verifyEvidence(site.db).errors).toEqual([])
		const { data } = verify({ request: new Request('https://learning.example.org/'), params: { number: wrong }, context: { site } })
		expect(data.certificate?.revoked).toEqual({ on: '20 November 2026' })
	})

	it('cannot be undone, and two do not stand for one award', async () => {
		const wrong = await sealWrong()
		await check()
		const change = (sql: string) => () => site.db.$client.prepare(sql).run(wrong)
		expect(change(`update certificates set revoked_at = null where number = ?`)).toThrow('frozen at issue')
		expect(change(`update certificates set replaced_by = null where number = ?`)).toThrow('frozen at issue')
		const standing = listCertificates(site.db, { personId: someone.personId }).filter(({ revokedAt }) => revokedAt === null)
		expect(standing).toHaveLength(1)
		expect(
			change(`insert into certificates (number, person_id, award, cycle, printed, template_version, issued_at)
			select 'PRB-0', person_id, award, cycle, printed, template_version, issued_at from certificates where number = ?`),
		).toThrow('UNIQUE')
	})

	it('says what no typeface can print, and leaves it as it is', async () => {
		passModule(site, createLearner(site, { givenName: 'ᏣᎳᎩ', employeeNumber: '100999' }), 'data-protection')
		expect(await check()).toMatchObject({ certificates: 3, right: 2, unprintable: 1, reissued: 0, ok: false })
		expect(told).toEqual([expect.stringContaining('ᏣᎳᎩ')])
		expect(numbers()).toHaveLength(3)
	})
})
