import { compareEditions, minutesToRead, nothingToRead } from '#app/features/code/comparison/compare-editions.ts'
import { editionTextSchema, type EditionText } from '#app/features/code/edition/edition-text.ts'
import { matchClauses } from '#app/features/code/comparison/match-clauses.ts'
import { loadContent } from '#app/features/content/loading/load-content.server.ts'
import { median, table } from './statistics.ts'

/**
 * `npm run bench:compare`: 300 clauses as long as those of the Code against 300, as somebody waits for it. The floor is what nobody can do without: reading both
 * editions from the JSON they are stored in. Milliseconds of the processor, so that a busy machine
 * says the same; fails above 200 of them.
 */
const clauses = 300
const limit = 200
const runs = 15

const [source] = loadContent('content').editions.values()
const texts = source?.sections.flatMap((section) => section.clauses.map(({ text }) => text.replaceAll('\n', '\n\n'))) ?? []

/** The Code again and again, each time with words of its own, so that no clause repeats another. */
const base: EditionText['sections'][number]['clauses'] = Array.from({ length: clauses }, (_, index) => {
	const round = Math.floor(index / texts.length)
	const text = texts[index % texts.length] ?? ''
	return {
		id: `c${index}`,
		number: String(index + 1),
		heading: null,
		adopted: null,
		plain: round === 0 ? text : text.replace(/\b(\w{6,})\b/g, `$1${'aeiou'[round]}`),
	}
})

function editionOf(list: typeof base): EditionText {
	const sections = Array.from({ length: 30 }, (_, index) => ({
		slug: `s${index}`,
		heading: `Section ${index}`,
		clauses: list.slice(index * 10, index * 10 + 10),
	}))
	const empty = { statements: [], faq: [], changeNotes: [] }
	return { format: 2, id: 'x', label: 'X', title: 'Code', about: '', textKind: 'plain-english', sections, ...empty }
}

const change = (each: (clause: (typeof base)[number], index: number) => Partial<(typeof base)[number]>) =>
	base.map((clause, index) => ({ ...clause, ...each(clause, index) }))
const edit = (text: string | null) =>
	(text ?? '').replace(/\bcouncil\b/g, 'authority').replace(/\bmust\b/g, 'shall always') + ' Ask if you are not sure.'
const strange = (text: string | null) => (text ?? '').replace(/\b(\w+)\b/g, '$1x')
const shuffled = [...base].sort((a, b) => ((Number(a.id.slice(1)) * 7919) % clauses) - ((Number(b.id.slice(1)) * 7919) % clauses))
const cases: Record<string, typeof base> = {
	identical: base,
	renumbered: change((_, index) => ({ number: String(index + 2) })),
	'each edited': change(({ plain }) => ({ plain: edit(plain) })),
	'each written anew': change(({ plain }) => ({ plain: strange(plain) })),
	shuffled: shuffled.map((clause, index) => ({ ...clause, number: String(index + 1) })),
	'other ids, edited': change(({ id, plain }) => ({ id: `new-${id}`, plain: edit(plain) })),
}

const before = editionOf(base)
const time = (work: () => unknown): number => {
	const since = process.cpuUsage()
	work()
	return process.cpuUsage(since).user / 1000
}
const measure = (work: () => unknown): number[] => Array.from({ length: runs }, () => time(work))
const figures = (times: number[]) => [median(times).toFixed(1), Math.max(...times).toFixed(1)]

const rows: (string | number)[][] = [['', 'median', 'slowest', 'to read', 'minutes']]
const late: string[] = []
for (const [name, list] of Object.entries(cases)) {
	const after = editionOf(list)
	const stored = [before, after].map((edition) => JSON.stringify(edition))
	const floor = measure(() => stored.map((text) => editionTextSchema.parse(JSON.parse(text))))
	const compared = measure(() => compareEditions(before, after))
	const comparison = compareEditions(before, after)
	rows.push([`${name}: read from JSON`, ...figures(floor), '', ''])
	rows.push([`${name}: compared`, ...figures(compared), nothingToRead(comparison) ? 'nothing' : 'changes', minutesToRead(comparison)])
	const entries = after.sections.flatMap(({ heading, clauses: inside }) =>
		inside.map(({ id, number, plain }) => ({ key: id, number, sectionHeading: heading, text: plain ?? '' })),
	)
	const matched = measure(() => matchClauses(before, entries, { sameCode: false }))
	const right = matchClauses(before, entries, { sameCode: false }).filter(({ key, id }) => id !== null && key.endsWith(id)).length
	rows.push([`${name}: matched`, ...figures(matched), `${right} right`, ''])
	for (const [what, times] of [
		['compared', compared],
		['matched', matched],
	] as const)
		if (median(times) > limit) late.push(`${name}: ${what}`)
}
process.stdout.write(
	`${clauses} clauses, ${base.reduce((sum, { plain }) => sum + (plain ?? '').split(/\s+/).length, 0)} words, ${runs} runs\n${table(rows)}\n`,
)
if (late.length > 0) {
	process.stderr.write(`Slower than ${limit} ms: ${late.join(', ')}\n`)
	process.exitCode = 1
}
