import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

type Found = { id: string; nodes: { html: string; failureSummary?: string; element?: Element }[] }
type Axe = {
	configure: (spec: object) => void
	run: (options: object) => Promise<{ violations: Found[]; incomplete: Found[] }>
}
type Window = { axe?: Axe }

const source = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The settings, as `describeText` tells them, whose contrast this worker has found right. */
const seen = new Set<string>()

/**
 * Runs axe at WCAG 2.2 AA in the very page, as it stands there, and returns what is wrong. A page without scripts has no timers either, but axe waits by them
 * between two steps: it gets one that comes at once, and never one that means “this took too long”.
 *
 * Four fifths of the time of axe go into the contrast of colours, which it works out for each text anew. The contrast of a text follows from its setting: its
 * own colours and letters and the boxes that it stands in. So it is worked out for the first text in each setting, not for the menu of every page and
 * for each cell of a table.
 */
export async function runAxe(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window)))
		await page.evaluate(`window.setTimeout = (run, wait = 0) => { if (wait < 2) Promise.resolve().then(run); return 0 }; ${source}`)
	await page.evaluate(markNewSettings, [...seen])
	const { errors, settings } = await page.evaluate(runMarked, levels)
	for (const setting of settings) seen.add(setting)
	return errors
}

/** Marks the first text that can be seen in each setting that is not among those given. */
function markNewSettings(known: string[]): void {
	const old = new Set(known)
	const described = new Map<Element, string>()
	const properties = ['backgroundColor', 'backgroundImage', 'opacity', 'filter', 'mixBlendMode', 'position', 'transform'] as const

	/** A box and all the boxes around it: what each is, and what it lays under its text. */
	const describeBox = (element: Element): string => {
		const found = described.get(element)
		if (found !== undefined) return found
		const style = getComputedStyle(element)
		const own = [
			element.localName,
			element.getAttribute('class'),
			element.matches(':disabled'),
			...properties.map((property) => style[property]),
		].join(' ')
		// Of the boxes around it only a short name is kept: pages are deep, and there are thousands of them.
		const name = shorten(`${element.parentElement ? describeBox(element.parentElement) : ''} ${own}`)
		described.set(element, name)
		return name
	}
	const describeText = (element: Element): string => {
		const { color, fontSize, fontWeight, textShadow, textIndent } = getComputedStyle(element)
		return shorten([describeBox(element), color, fontSize, fontWeight, textShadow, textIndent].join(' '))
	}
	const hasText = (element: Element) =>
		element.matches('input, select, textarea') ||
		[...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '')
	/** Sixty-four bits of the text: of a few thousand settings no two have the same name. */
	function shorten(text: string): string {
		let [high, low] = [0xdeadbeef, 0x41c6ce57]
		for (let at = 0; at < text.length; at += 1) {
			high = Math.imul(high ^ text.charCodeAt(at), 2654435761)
			low = Math.imul(low ^ text.charCodeAt(at), 1597334677)
		}
		return (high >>> 0).toString(36) + (low >>> 0).toString(36)
	}

	for (const element of document.querySelectorAll('[data-new-setting]')) element.removeAttribute('data-new-setting')
	for (const element of document.body.querySelectorAll('*')) {
		if (!hasText(element) || !element.checkVisibility({ visibilityProperty: true })) continue
		const setting = describeText(element)
		if (old.has(setting)) continue
		old.add(setting)
		element.setAttribute('data-new-setting', setting)
	}
}

/** Runs every rule, that of contrast on what is marked. Returns the settings that passed: one that is wrong, or that axe cannot tell, is tried again where it comes next. */
async function runMarked(runOnly: string[]): Promise<{ errors: string[]; settings: string[] }> {
	const { axe } = window as unknown as Required<Window>
	axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-new-setting]' }] })
	const { violations, incomplete } = await axe.run({ resultTypes: ['violations', 'incomplete'], runOnly, elementRef: true })
	const notPassed = [...violations, ...incomplete].filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes)
	const unsure = new Set(notPassed.map(({ element }) => element))
	const marked = [...document.querySelectorAll('[data-new-setting]')].filter((element) => !unsure.has(element))
	const settings = marked.map((element) => element.getAttribute('data-new-setting') ?? '')
	for (const element of document.querySelectorAll('[data-new-setting]')) element.removeAttribute('data-new-setting')
	return {
		errors: violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}: ${node.failureSummary}`)),
		settings,
	}
}
