import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'

import { ContentsList } from '#app/ui/contents-list.tsx'
import { PageLayout } from '#app/ui/page-layout.tsx'
import { ProgressBar } from '#app/ui/progress-bar.tsx'
import { ProgressRing } from '#app/routes/_index/progress-ring.tsx'
import { StackedBar } from '#app/routes/reports/completion/stacked-bar.tsx'
import { StatTile } from '#app/ui/stat-tile.tsx'
import { StatusTag, statusWords, type Status } from '#app/ui/status-tag.tsx'

const html = (element: ReactElement) => renderToStaticMarkup(element)
const council = { name: 'Northmere Borough Council' }

describe('page layout', () => {
	const page = html(
		<PageLayout
			council={council}
			demonstration={{ href: '/sign-in', text: 'Change person' }}
			navigation={[
				{ text: 'My learning', href: '/' },
				{ text: 'The Code', href: '/code', current: true },
			]}
			signedInAs={{ name: 'Amara Okafor' }}
		>
			<h1>The Code</h1>
		</PageLayout>,
	)

	test('links past the navigation to the main content', () => {
		expect(page).toContain('href="#main-content"')
		expect(page).toMatch(/<main [^>]*id="main-content"/)
	})

	test('marks the current link and no other', () => {
		expect(page.match(/aria-current="page"/g)).toHaveLength(1)
		expect(page).toMatch(/href="\/code" aria-current="page"/)
	})

	test('names the council and the person, and has nothing of the government', () => {
		expect(page).toContain('Northmere Borough Council</a>')
		expect(page).toContain('Signed in as </span>Amara Okafor')
		expect(page).not.toMatch(/crown|crest|copyright|govuk-header/i)
	})

	test('links to help, accessibility and privacy', () => {
		expect([...page.matchAll(/govuk-footer__link" href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
			'/help',
			'/accessibility',
			'/privacy',
		])
	})
})

test('no part has an inline style, which the page policy forbids', () => {
	const parts = [
		<ProgressRing key="ring" done={3} total={11} />,
		<ProgressBar key="bar" value={1} max={3} label="1 of 3 pages read" />,
		<StackedBar key="stack" title="Adults" segments={[{ label: 'Overdue', value: 2, tone: 'late' }]} />,
	]
	expect(parts.map(html).join('')).not.toContain('style=')
})

describe('progress ring', () => {
	test('says what it shows', () => {
		expect(html(<ProgressRing done={3} total={11} unit="modules" />)).toContain('aria-label="3 of 11 modules done"')
	})

	test.each([
		[0, 11, null],
		[3, 12, '25 100'],
		[11, 11, '100 100'],
		[0, 0, null],
	])('%i of %i', (done, total, dashes) => {
		expect(/stroke-dasharray="([^"]*)"/.exec(html(<ProgressRing done={done} total={total} />))?.[1] ?? null).toBe(dashes)
	})
})

test.each([
	[1, 4, '25%'],
	[9, 4, '100%'],
	[0, 4, undefined],
	[0, 0, undefined],
])('progress bar: %i of %i is %s wide', (value, max, width) => {
	expect(/pb-progress__value" width="([^"]*)"/.exec(html(<ProgressBar value={value} max={max} label="" />))?.[1]).toBe(width)
})

test('every status has its own words', () => {
	const statuses: Status[] = [
		...(['not-in-scope', 'exempt', 'paused', 'upcoming', 'to-do'] as const),
		...(['in-progress', 'due-soon', 'overdue', 'up-to-date', 'renewal-open'] as const),
	]
	expect(new Set(statuses.map(statusWords)).size).toBe(10)
	expect(html(<StatusTag status="overdue" />)).toBe('<strong class="govuk-tag govuk-tag--red">Overdue</strong>')
})

describe('stacked bar', () => {
	const bar = html(
		<StackedBar
			title="Adults"
			segments={[
				{ label: 'Up to date', value: 3, tone: 'good' },
				{ label: 'Due soon', value: 0, tone: 'soon' },
				{ label: 'Overdue', value: 1, tone: 'late' },
			]}
		/>,
	)

	test('lays the parts end to end', () => {
		expect([...bar.matchAll(/<svg x="([^"]*)" width="([^"]*)"/g)].map(([, x, width]) => [x, width])).toEqual([
			['0%', '75%'],
			['75%', '25%'],
		])
	})

	test('says the same in words', () => {
		expect(bar).toContain('>Adults: 3 up to date, 1 overdue</title>')
		expect(bar).toContain('Due soon <strong>0</strong>')
	})

	test('leads to who is behind a number, if anybody is', () => {
		const key = html(
			<StackedBar
				title="Adults: 75%"
				about="Adults"
				segments={[
					{ label: 'Due soon', value: 0, tone: 'soon', href: '/soon' },
					{ label: 'Overdue', value: 1, tone: 'late', href: '/late' },
				]}
			/>,
		)
		expect(key).toContain('href="/late">Overdue <strong>1</strong><span class="govuk-visually-hidden">: Adults</span></a>')
		expect(key).not.toContain('/soon')
	})
})

test('a tile gives the number with its denominator', () => {
	expect(html(<StatTile value={412} of={538} label="up to date" />)).toContain('412<span class="pb-tile__of"> of 538</span>')
})

test('the contents tell what is read and where the reader is', () => {
	const items = [
		{ text: 'Why', href: '/1', done: true },
		{ text: 'How', href: '/2', current: true },
	]
	const contents = html(<ContentsList items={items} />)
	expect(contents).toContain('<a href="/1">Why<span class="govuk-visually-hidden"> (read)</span></a>')
	expect(contents).toContain('<a href="/2" aria-current="page">How</a>')
})
