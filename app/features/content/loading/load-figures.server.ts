import { createHash } from 'node:crypto'
import type { Figure } from '#app/features/content/content.ts'
import type { SourceFolder } from './source-folder.server.ts'

const maximumBytes = 12_000

/** What a drawing may not hold: a browser that opens it on its own would run or fetch it. */
const refused: readonly [pattern: RegExp, what: string][] = [
	[/<script/i, 'a script'],
	[/<style/i, 'a style element'],
	[/<foreignObject/i, 'HTML'],
	[/<!(?:DOCTYPE|ENTITY)/i, 'a document type'],
	[/\son\w+\s*=/i, 'an event attribute'],
	[/(?:href|src)\s*=\s*["'](?!#)/i, 'a link'],
	[/url\(\s*["']?(?!#)/i, 'a link'],
	[/@import/i, 'a link'],
]

function readSize(svg: string): { width: number; height: number } | undefined {
	const [, width, height] = /<svg\b[^>]*\sviewBox\s*=\s*["']\s*0[\s,]+0[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']/.exec(svg) ?? []
	return Number(width) > 0 && Number(height) > 0 ? { width: Number(width), height: Number(height) } : undefined
}

function findErrors(svg: string): [message: string, remedy: string][] {
	const errors: [string, string][] = refused
		.filter(([pattern]) => pattern.test(svg))
		.map(([, what]) => [`holds ${what}`, 'Take it out: a drawing is shapes and text only.'])
	const bytes = Buffer.byteLength(svg)
	if (bytes > maximumBytes) errors.push([`has ${bytes} bytes`, `Bring it under ${maximumBytes}.`])
	const sizes = [...svg.matchAll(/font-size\s*[=:]\s*["']?([\d.]+)/g)].map((match) => Number(match[1]))
	if (sizes.some((size) => size < 16)) errors.push(['has text smaller than 16 units', 'Make it 16 or more.'])
	return errors
}

/** The drawings of one folder, by file name. The address changes with the drawing, so it can be cached for ever. */
export function loadFigures(source: SourceFolder, group: string): Map<string, Figure> {
	const figures = new Map<string, Figure>()
	for (const base of source.list('figures', 'files')) {
		const name = `figures/${base}`
		const error = (field: string, message: string, remedy: string): void =>
			source.report({ file: source.fileName(name), field, message, remedy })
		const [, slug] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.svg$/.exec(base) ?? []
		if (slug === undefined) {
			error('file name', 'is not a drawing', 'Name it as first-hour.svg, or take it out.')
			continue
		}
		const svg = source.text(name)
		if (svg === undefined) continue
		const size = readSize(svg)
		if (size?.width !== 720) error('viewBox', 'is not 720 units wide', 'Write viewBox="0 0 720 …".')
		for (const [message, remedy] of findErrors(svg)) error('svg', message, remedy)
		const body = Buffer.from(svg)
		const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
		const address = `/figures/${group}/${slug}.${hash}.svg`
		figures.set(base, { address, body, contentType: 'image/svg+xml', ...(size ?? { width: 720, height: 400 }) })
	}
	return figures
}

/** The address of the drawing that a manifest names as its cover; empty with the fault reported. */
export function findCover(source: SourceFolder, manifestName: string, cover: string, figures: ReadonlyMap<string, Figure>): string {
	const figure = figures.get(cover)
	if (figure) return figure.address
	const known = [...figures.keys()].join(', ') || 'none yet'
	source.report({
		file: source.fileName(manifestName),
		field: 'cover',
		message: `there is no drawing "${cover}"`,
		remedy: `Add it to the folder ${source.fileName('figures')} (it holds: ${known}).`,
	})
	return ''
}
