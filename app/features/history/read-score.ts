export type ReadScore =
	/** Per cent, written as shortly as it can be; null where the file has none. */
	| { score: string | null }
	/** The file says that it was not passed. */
	| { notPassed: true }
	| { error: string }

const nothing = new Set([
	'',
	'-',
	'–',
	'—',
	'n/a',
	'na',
	'none',
	'null',
	'pass',
	'passed',
	'complete',
	'completed',
	'competent',
	'satisfactory',
	'yes',
	'y',
])
const failed = new Set(['fail', 'failed', 'not passed', 'not yet competent', 'not competent', 'incomplete', 'no', 'n'])
const ofAll = /^(\d+(?:\.\d+)?) ?(?:\/|out of|of) ?(\d+(?:\.\d+)?)$/
const figure = /^\d{1,7}(?:\.\d{1,10})?$/

/** A score as systems write it: 85, 85%, 85.00 %, 85,0, 17/20, “-”, “Passed”. */
export function readScore(cell: string): ReadScore {
	const text = cell
		.toLowerCase()
		.replace(/(\d),(\d{1,2})(?!\d)/, '$1.$2')
		.replace(/ ?(%|percent|per cent)$/, '')
		.trim()
	if (nothing.has(text)) return { score: null }
	if (failed.has(text)) return { notPassed: true }
	const [, points, all] = ofAll.exec(text) ?? []
	const value = points !== undefined ? (100 * Number(points)) / Number(all) : figure.test(text) ? Number(text) : Number.NaN
	if (Number.isNaN(value) || (points !== undefined && Number(all) === 0))
		return { error: `Expected a score from 0 to 100, such as 85 or 85%. Found “${cell}”. Correct it, or leave it empty.` }
	if (value > 100) return { error: `The score is ${cell}, and 100 is the most. Correct it, or give it in per cent.` }
	if (value > 0 && value <= 1 && points === undefined && !cell.includes('%'))
		return { error: `The score ${cell} may be a share of 1 or per cent. Write it in per cent with the sign, such as 85%.` }
	// Cut, never rounded: 79.996 does not meet a pass mark of 80.
	return { score: String(points === undefined ? Number(text.replace(/(\.\d\d)\d+$/, '$1')) : Math.floor(value * 100 + 1e-9) / 100) }
}

const done =
	/^(completed?( via rpl)?|complete(d)? ?[-(]? ?(late|passed|pass)\)?|passed|pass|achieved|attained|attended|certified|finished|done|yes|y|1|100 ?%?)$/
const notDone =
	/^(in ?progress|not ?(yet )?(started|complete|completed|attempted|passed|achieved)|failed|fail|incomplete|enrolled|assigned|past due|overdue|due|expired enrolment|withdrawn|cancelled|no show|did not attend|registered|booked|no|n|0)$/

/** Whether the status says that the course was completed; null where the word is not known. */
export function readStatus(cell: string): boolean | null {
	const word = cell.trim().toLowerCase().replace(/[_-]/g, ' ').replace(/ +/g, ' ')
	if (word === '' || done.test(word)) return true
	return notDone.test(word) ? false : null
}
