import type { Furniture } from './page-furniture.ts'
import type { RawLine } from './raw-lines.ts'

/** What stands around the text of a page on a website. */
const ofWebsite =
	/^(?:skip to (?:main )?(?:content|navigation)|(?:staff |council |our )?(?:intranet|extranet)(?: home)?|(?:staff|employee) (?:hub|portal|zone)|menu|main menu|search(?: this site)?|search…|home|sign in|sign out|log ?in|log ?out|my account|you are here:?.*|accept (?:all|additional)(?: cookies)?|reject (?:all|additional)(?: cookies)?|(?:view|manage|change) cookies?(?: settings| preferences)?|cookies?(?: policy| settings| on this (?:site|website))?|we use (?:some )?(?:essential )?cookies\b.*|this (?:site|website) uses cookies\b.*|back to top|print this page|share this page|share|print|download(?: this)? (?:as )?pdf|last updated:?.*|page last (?:updated|reviewed):?.*|was this page (?:helpful|useful)\??|is this page (?:helpful|useful)\??|give feedback(?: on this page)?|report a problem.*|privacy(?: notice| policy)?|accessibility(?: statement)?|terms and conditions|contact us|follow us.*|(?:©|\(c\)\s*\d{4}|copyright\b).{0,80}|was this .{0,40}|https?:\/\/\S+|www\.\S+|(?:[\w-]+\.)+gov\.uk)$/i
/** `Home > Staff > Conduct` */
const trail = /^(?:home|start|you are here:?)\b(?:\s*(?:[>›»/|→])\s*[^>›»/|→]{1,60}){1,8}$/i
const farthest = 25

/** Names of the site, its cookies and its trail stand before the text or behind it, never in it. */
export function findSiteFurniture(all: readonly RawLine[]): Furniture {
	const left: Furniture['left'] = new Map()
	const said = all.flatMap(({ text }, index) => (text === '' ? [] : [index]))
	const edges = [...said.slice(0, farthest), ...said.slice(-farthest)]
	for (const index of edges) {
		const text = (all[index]?.text ?? '').replace(/^(?:[-*•]\s+|#+\s+)/, '')
		if (text.length <= 300 && (ofWebsite.test(text) || trail.test(text))) left.set(index, 'website')
	}
	const [first, ...others] = [...left.keys()].sort((one, other) => one - other).map((index) => all[index]?.line ?? 1)
	if (first === undefined) return { left, unsure: [] }
	const lines = [first, ...others].slice(0, 10).join(', ')
	return {
		left,
		unsure: [
			{
				line: first,
				why: `Line${others.length > 0 ? 's' : ''} ${lines} look${others.length > 0 ? '' : 's'} like part of a website and ${others.length > 0 ? 'were' : 'was'} left out.`,
			},
		],
	}
}
