import { expect, test } from '@playwright/test'
import { inspect } from './inspect-page.ts'
import { signIn } from './journey.ts'
import { readPdf } from './read-pdf.ts'

test('who in a directorate is overdue, and why, is two clicks from Reports; the third is the place in the record', async ({ page }) => {
	await signIn(page, 'HR adviser')
	await page.goto('/reports')
	await page.getByRole('link', { name: 'Completion report' }).click()
	const link = page.getByRole('region', { name: 'By directorate' }).getByRole('link', { name: /^Overdue \d+ ?: Adult Social Care$/ })
	const number = Number(/\d+/.exec(await link.innerText())?.[0])
	await link.click()
	const heading = page.getByRole('heading', { level: 2, name: new RegExp(`^Overdue: ${number}, for \\d+ people$`) })
	await expect(heading).toBeInViewport()
	await inspect(page, 'report-overdue-adults')
	expect(await page.getByText(/Overdue by \d+ days? on 20 November 2026\./).count()).toBe(number)
	await expect(page.getByText('Everybody in Adult Social Care, as at 20 November 2026.')).toBeInViewport()

	const first = page.locator('.pb-item .pb-requirement a').first()
	const title = await first.innerText()
	await first.click()
	await expect(page.getByRole('heading', { level: 3, name: title })).toBeInViewport()
})

test('the file has the filters of the page; a day on which nothing was asked has neither a file nor a table', async ({ page }) => {
	await signIn(page, 'HR adviser')
	const file = page.getByRole('link', { name: 'Export as CSV' })
	await page.goto('/reports/completion?directorate=Resources&worker-type=permanent&status=overdue&q=a&as-at=2026-11-01&known=now&page=9')
	const filters = 'as-at=2026-11-01&known=now&directorate=Resources&status=overdue&q=a&worker-type=permanent'
	await expect(file).toHaveAttribute('href', `/reports/completion.csv?${filters}`)
	await page.goto('/reports/completion?as-at=2025-09-01&known=now')
	await expect(page.getByText('Nothing was asked of anybody on 1 September 2025')).toBeVisible()
	await inspect(page, 'report-nothing-asked')
	await expect(page.getByRole('table')).toHaveCount(0)
	await expect(file).toHaveCount(0)
})

test('a printed report has every column', async ({ page }, info) => {
	await signIn(page, 'HR adviser')
	await page.goto('/reports/completion')
	const cells = await page.locator('.pb-matrix .govuk-tag').allInnerTexts()
	const file = info.outputPath('report.pdf')
	await page.pdf({ path: file, format: 'A4' })
	// What follows is how the figures and the text under them go on.
	const statuses = new RegExp(`\\b(${[...new Set(cells)].join('|')})\\b(?! (\\d|includes|or))`, 'g')
	expect(cells.length).toBe(25 * 11)
	expect(readPdf(file).text.match(statuses)).toEqual(cells)
})
