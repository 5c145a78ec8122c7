import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'

/** The right answers, from the files that the authors write. The page itself must not tell them. */
const folder = fileURLToPath(new URL('../../content/modules', import.meta.url))

type Option = { text: string; right?: boolean }
type Written = {
	type: string
	stem: string
	scenario?: string
	answer?: boolean
	options?: Option[]
	pairs?: { left: string; right: string }[]
	steps?: { text: string }[]
}

const bank: Written[] = readdirSync(folder).flatMap((id) => JSON.parse(readFileSync(join(folder, id, 'quiz.json'), 'utf8')).questions)

const itemsOf = ({ type, options, pairs, steps }: Written): string[] =>
	type === 'true-false'
		? ['True', 'False']
		: (options?.map(({ text }) => text) ?? pairs?.map(({ left }) => left) ?? steps?.map(({ text }) => text) ?? [])

/** The question that the page shows, as its author wrote it. */
export async function findWritten(page: Page): Promise<Written> {
	const stem = (await page.locator('legend').innerText()).trim()
	const labels = (await page.locator('fieldset label').allInnerTexts()).map((label) => label.trim())
	const found = bank.filter(
		(question) => question.stem === stem && [...itemsOf(question)].sort().join('\n') === [...labels].sort().join('\n'),
	)
	expect(found, stem).toHaveLength(1)
	return found[0] as Written
}

/** Fills in the question that the page shows, right or wrong, without sending it. */
export async function fillIn(page: Page, { right }: { right: boolean }): Promise<void> {
	const { type, options = [], pairs = [], steps = [], answer } = await findWritten(page)
	const choose = (text: string) => page.getByLabel(text, { exact: true }).check()
	const select = (item: string, option: string) => page.getByLabel(item, { exact: true }).selectOption({ label: option })
	if (type === 'true-false') return choose(right === answer ? 'True' : 'False')
	if (type === 'match') {
		for (const [index, { left }] of pairs.entries()) await select(left, pairs[right ? index : (index + 1) % pairs.length]?.right ?? '')
		return
	}
	if (type === 'order') {
		for (const [index, { text }] of steps.entries()) await select(text, String(right ? index + 1 : ((index + 1) % steps.length) + 1))
		return
	}
	const rightOnes = options.filter((option) => option.right)
	const wrong = options.filter((option) => !option.right).slice(0, 1)
	// A question takes as many as it asks for, so that a wrong answer is one that is wrong and, of several, all but one that are right.
	const chosen = right ? rightOnes : [...wrong, ...rightOnes.slice(1)]
	if (type !== 'multiple') return choose(chosen[0]?.text ?? '')
	for (const option of options) await page.getByLabel(option.text, { exact: true }).setChecked(chosen.includes(option))
}
