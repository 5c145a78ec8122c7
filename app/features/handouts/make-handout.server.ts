import type { Council, Module } from '#app/features/content/content.ts'
import type { Instant } from '#app/platform/calendar.ts'
import type { HandoutValues } from './handout-document.tsx'

/** Turns values into a PDF: `renderHandout`, in this thread or another. */
export type HandoutPrinter = (values: HandoutValues) => Promise<Uint8Array>

/** Nobody's name is on a handout, so one print serves all. By fingerprint of the module. */
const printed = new Map<string, Promise<Uint8Array>>()

/** The handout of a module as a PDF; printed once for each version of its content. */
export function makeHandout(
	module: Module,
	council: Council,
	{ print, now }: { print: HandoutPrinter; now: Instant },
): Promise<Uint8Array> {
	const kept = printed.get(module.fingerprint)
	if (kept) return kept
	const printing = print(handoutOf(module, council, now))
	printed.set(module.fingerprint, printing)
	// What went wrong once is tried again.
	printing.catch(() => printed.delete(module.fingerprint))
	return printing
}

const handoutOf = (module: Module, { name, accent }: Council, madeAt: Instant): HandoutValues => ({
	moduleTitle: module.title,
	version: module.version,
	councilName: name,
	summary: module.summary,
	outcomes: module.outcomes.map(({ text }) => text),
	pages: module.pages.map(({ title, boxes }) => ({ title, boxes: boxes.map(({ lines, ...box }) => ({ ...box, lines: [...lines] })) })),
	terms: module.glossary.map(({ term, meaning }) => ({ term, meaning })),
	sources: module.sources.map(({ label }) => label),
	accent,
	madeAt,
})
