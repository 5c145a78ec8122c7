import { setTimeout } from 'node:timers/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import { grantRole } from '#app/features/sign-in/grant-role.server.ts'
import { action as stepAction, loader as stepLoader } from '#app/routes/people/import/$id/route.tsx'
import { action as uploadAction } from '#app/routes/people/import/route.tsx'
import { createPerson } from '#tests/factories/register.ts'
import { ask, createSite, signIn, type TestSite } from '#tests/factories/site.ts'
import { workbookOf } from '#tests/factories/workbook.ts'

const now = Date.parse('2026-11-27T09:00:00Z')
let site: TestSite
let cookie: string

beforeEach(async () => {
	site = createSite({ now })
	const personId = createPerson(site.db, { employeeNumber: '900001', from: '2020-01-01' })
	grantRole(site.db, { personId, role: 'hr' }, { now, actor: 'system' })
	cookie = await signIn(site, personId)
})

async function upload(file: Uint8Array) {
	const body = new FormData()
	body.append('file', new File([new Uint8Array(file)], 'people.csv'))
	body.append('kind', 'delta')
	const asked = ask(site, '/people/import', { cookie })
	await uploadAction({ ...asked, request: new Request(asked.request.url, { method: 'POST', headers: { Cookie: cookie }, body }) })
}
const at = (id: number, form?: Record<string, string>) =>
	ask(site, `/people/import/${id}`, { cookie, params: { id: String(id) }, ...(form && { form }) })
/** The page, once the work on the file is done. */
async function page(id: number): ReturnType<typeof stepLoader> {
	const shown = await stepLoader(at(id))
	if (!shown.isBusy) return shown
	await setTimeout(20)
	return page(id)
}
const send = (id: number, form: Record<string, string>) => stepAction(at(id, form))

/** Answers each question by what the page has chosen already, or else by `choices`; returns the questions asked. */
async function answerAll(id: number, choices: Record<string, string>): Promise<string[]> {
	const asked: string[] = []
	for (let screens = 0; screens < 10; screens += 1) {
		const { state, question, chosen } = await page(id)
		if (state !== 'asking' || !question) return asked
		const fields =
			question.kind === 'radios'
				? [question.field]
				: (question.kind === 'choices' ? question.groups : question.fields).map(({ field }) => field)
		asked.push(question.legend)
		await send(id, { intent: 'answer', ...Object.fromEntries(fields.map((field) => [field, chosen[field] || (choices[field] ?? '')])) })
	}
	return asked
}

const successFactors = (
	job: string,
) => `STATUS,USERID,FIRSTNAME,LASTNAME,EMAIL,EMPLOYEE_CLASS,DIVISION,DEPARTMENT,CUSTOM01,TITLE,MANAGER,HIREDATE,TERMDATE
Employee Status,User ID,First Name,Last Name,Email,Employee Class,Division,Department,Team,Job Title,Manager,Hire Date,Termination Date
active,100017,Siân,Reed,sian@example.org,Regular,Adults,Care,North,${job},,12/09/2021,
active,100018,Bo,Li,,Agency Worker,Adults,Care,North,Clerk,100017,31/08/2017,
`
const iTrent = (
	job: string,
) => `"Personal Reference","Surname","Forename(s)","Email (Work)","Employment Type","Directorate","Service Area","Team Name","Position Title","Reports To (Pers Ref)","Continuous Service Date","Position End Date","FTE"
"100017","Reed","Siân","sian@example.org","Permanent","Adults","Care","North","${job}","","12/09/2021","","1.00"
"100018","Li","Bo","","Agency","Adults","Care","North","Clerk","100017","31/08/2017","","1.00"
"Total employees: 2","","","","","","","","","","","","2.00"
`
const day = (text: string) => new Date(`${text}T00:00:00Z`)
const esr = (job: string) =>
	workbookOf({
		sheets: [
			{
				name: 'Report',
				rows: [
					['ESR Staff in Post'],
					['Run date: 27-NOV-2026'],
					[],
					[
						'Employee Number',
						'Last Name',
						'First Name',
						'Email Address',
						'Assignment Category',
						'Org L2',
						'Org L3',
						'Organisation',
						'Position Title',
						'Supervisor Employee Number',
						'Latest Start Date',
						'Actual Termination Date',
					],
					[100017, 'Reed', 'Siân', 'sian@example.org', 'Permanent', 'Adults', 'Care', 'North', job, null, day('2021-09-12'), null],
					[100018, 'Li', 'Bo', null, 'Bank', 'Adults', 'Care', 'North', 'Clerk', 100017, day('2017-08-31'), null],
				],
			},
			{ name: 'Parameters', rows: [['Org', 'All']] },
		],
	})

describe('an export of an HR system', () => {
	it.each<[string, (job: string) => Uint8Array, number]>([
		['SuccessFactors', (job) => Buffer.from(`\ufeff${successFactors(job)}`), 4],
		['iTrent', (job) => Buffer.from(iTrent(job), 'latin1'), 4],
		['ESR', esr, 4],
	])('is read after a few questions, and the next one without any: %s', async (_, file, screens) => {
		const choices = { encoding: 'windows-1252', dates: 'dmy', 'other-rows': 'leave-out', sheet: 'Report' }
		await upload(file('Manager'))
		expect(await answerAll(1, choices)).toHaveLength(screens)
		expect(await page(1)).toMatchObject({
			state: 'ready',
			found: { joiners: 2, groups: [{ changes: [{ employeeNumber: '100017', name: 'Siân Reed' }, {}] }] },
		})
		await send(1, { intent: 'apply' })
		expect((await page(1)).state).toBe('applied')
		await upload(file('Director'))
		expect(await page(2)).toMatchObject({ state: 'ready', found: { joiners: 0, movers: 1, unchanged: 1 } })
	})
})
