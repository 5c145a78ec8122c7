import { join } from 'node:path'
import { expect, test, type Page, type Response } from '@playwright/test'
import { openPublishedEditions } from '#app/features/code/edition/published-editions.server.ts'
import { openDatabase } from '#db/open.server.ts'
import { commenceEdition } from '#tests/factories/edition.ts'
import { root, startServer, type ServerProcess } from '#tests/factories/server-process.ts'
import { agree, checkMyself, readCode } from './attest-journey.ts'
import { copyCouncil } from './copy-council.ts'
import { inspect } from './inspect-page.ts'

// These two put an edition in force: they have a council of their own, for it would be another Code for everybody else's tests.
test.describe.configure({ mode: 'serial' })
const folder = 'test-results/data-attest'
const now = Date.parse('2026-11-20T10:00:00Z')
let server: ServerProcess

test.beforeAll(async () => {
	copyCouncil({ from: 'test-results/data-desktop', to: folder })
	server = await startServer(folder)
})
test.afterAll(() => server.stop('SIGTERM'))

const visit = async (page: Page, title: string) => {
	await page.goto(`${server.url}/sign-in`)
	await page.getByRole('button', { name: new RegExp(`Sign in as .*, ${title}$`) }).click()
	await page.goto(`${server.url}/attest`)
}

/** How many pages are shown while something is done. */
async function countPages(page: Page, doing: () => Promise<void>): Promise<number> {
	let count = 0
	const countPage = (response: Response) => {
		if (response.request().isNavigationRequest() && response.ok()) count += 1
	}
	page.on('response', countPage)
	await doing()
	page.off('response', countPage)
	return count
}

test('the same text in a new year: nothing to read, and the sixth page from the start is the receipt', async ({ page }) => {
	await visit(page, 'Officer')
	await expect(page.getByRole('main')).toContainText('The Code has not changed since then, so there is nothing to read.')
	await inspect(page, 'attest-unchanged-start')
	const pages = await countPages(page, async () => {
		await page.getByRole('button', { name: 'Start' }).click()
		await checkMyself(page, null)
		await agree(page, null)
	})
	expect(pages).toBe(6)
})

/** Puts an edition with these words on gifts in force, as another process does: it has a new clause at its end, and no longer the one on phone calls. */
function publish(label: string, words: string): void {
	const db = openDatabase(join(root, folder, 'probity.sqlite'))
	const { text } = openPublishedEditions(db).inForce('2026-11-20')
	const added = { id: 'p62', number: '62', heading: null, adopted: null, plain: 'You must say which tools wrote a text for you.' }
	const sections = text.sections.map((section, at) => ({
		...section,
		clauses: [
			...section.clauses
				.filter(({ id }) => id !== 'p28' && id !== added.id)
				.map((clause) => (clause.id === 'gh' ? { ...clause, plain: words } : clause)),
			...(at === text.sections.length - 1 ? [added] : []),
		],
	}))
	const note = { id: 'a', title: 'Gifts', text: 'Small gifts are reported too.', clauses: ['gh'], paragraphs: null }
	commenceEdition(db, { ...text, id: label.toLowerCase().replace(' ', '-'), label, sections, changeNotes: [note] }, { now })
	db.$client.close()
}

test('after a material edition only what changed is read; one that comes into force on the way is told of, and nothing is recorded against the other', async ({
	page,
}) => {
	publish('March 2026', 'Report every gift, however small.')
	await visit(page, 'Administrator')
	await expect(page.getByRole('main')).toContainText('You read only what changed.')
	await inspect(page, 'attest-changed-start')
	await page.getByRole('button', { name: 'Read what changed' }).click()
	await page.getByRole('button', { name: 'Start reading' }).click()
	await expect(page.getByRole('main')).toContainText('Report every gift, however small.')
	expect(await readCode(page, 'attest-changed')).toBe(1)
	await expect(page.getByRole('main')).toContainText(/gift|chocolates/)
	await checkMyself(page, null)
	for (const statement of await page.getByRole('checkbox').all()) await statement.check()
	await page.getByRole('button', { name: 'I agree', exact: true }).click()
	await page.getByLabel(/^(None of these apply to me|Nothing else)/).check()
	await page.getByRole('button', { name: 'Continue' }).click()

	publish('June 2026', 'Report every gift on the day.')
	await page.getByRole('button', { name: 'Confirm and send' }).click()
	await expect(page.getByRole('alert')).toContainText(
		'The Code changed on 20 November 2026 while you were answering. Nothing was recorded.',
	)
	await inspect(page, 'attest-new-edition')
	await page.getByRole('button', { name: 'Start reading' }).click()
	await expect(page.getByRole('main')).toContainText('Report every gift on the day.')
	await expect(page.getByRole('main')).not.toContainText('which tools wrote')
	expect(await readCode(page, null)).toBe(1)
	await checkMyself(page, null)
	await agree(page, null)
	await page.goto(`${server.url}/code`)
	await expect(page.getByRole('main')).toContainText('You agreed to this edition on 20 November 2026.')
})
