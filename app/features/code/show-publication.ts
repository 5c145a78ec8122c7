import { count } from '#app/features/requirements/explain-obligation.ts'
import { sharePercent } from '#app/features/requirements/status.ts'
import { addDays, inWords, momentInWords, type Instant } from '#app/platform/calendar.ts'
import type { PublicationEffect, Share } from './simulate-publication.ts'

export type Names = ReadonlyMap<number, { name: string; employeeNumber: string }>
/** To read the clauses that changed since the edition in force, and the whole edition. */
export type ReadingMinutes = { changes: number; whole: number }

type Shown = { names: Names; minutes: ReadingMinutes; material: boolean; known: Instant }

/** What publishing an edition does, as its preview tells it. */
export function showPublication(effect: PublicationEffect, { names, minutes, material, known }: Shown) {
	const { day, today, end, counts, directorates, shares, onLeave } = effect
	const point = (when: string, without: Share, withIt: Share) => ({ when, without: shareInWords(without), withIt: shareInWords(withIt) })
	return {
		known: momentInWords(known),
		day: inWords(day),
		counts,
		reading: readingInWords(minutes),
		hours: material ? workInWords(counts.again + counts.leave, minutes) : null,
		directorates: directorates.map(({ name, counts: own }) => ({ name, ...own, hours: hoursOf(own.again + own.leave, minutes) })),
		points: [
			...(today === day ? [] : [point(`Today, ${inWords(today)}`, shares.today, shares.today)]),
			point(`${inWords(day)}, when it comes into force`, shares.dayWithout, shares.dayWith),
			...(material
				? [point(`${inWords(end)}, the day after it is due, if nobody does anything until then`, shares.endWithout, shares.endWith)]
				: []),
		],
		due: inWords(addDays(end, -1)),
		onLeave: onLeave.map(({ personId, directorate, returnsOn }) => ({
			name: names.get(personId)?.name ?? '',
			employeeNumber: names.get(personId)?.employeeNumber ?? '',
			directorate,
			back: returnsOn === null ? 'Not known' : inWords(returnsOn),
		})),
	}
}

/** `83% up to date (4,980 of 6,000); 12 overdue` */
function shareInWords({ counted, done, overdue }: Share): string {
	const percent = sharePercent(done, counted)
	if (percent === null) return 'Asked of nobody'
	return `${percent}% up to date (${whole(done)} of ${whole(counted)}); ${whole(overdue)} overdue`
}

const whole = (value: number) => value.toLocaleString('en-GB')

function readingInWords({ changes, whole: all }: ReadingMinutes): string {
	if (changes === 0) return `It says the same as the edition in force. The whole of it takes ${count(all, 'minute')} to read.`
	return `What changed since the edition in force takes ${count(changes, 'minute')} to read; the whole of it ${count(all, 'minute')}.`
}

/** Hours for so many people: the changes only, and the whole. */
const hoursOf = (people: number, { changes, whole: all }: ReadingMinutes) => ({
	changes: Math.round((people * changes) / 60),
	whole: Math.round((people * all) / 60),
})

function workInWords(people: number, minutes: ReadingMinutes): string {
	const { changes, whole: all } = hoursOf(people, minutes)
	return `In all about ${whole(changes)} hours of reading for those who read what changed, ${whole(all)} if everybody reads the whole.`
}
