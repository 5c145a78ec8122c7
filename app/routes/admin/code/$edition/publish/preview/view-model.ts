import { count } from '#app/features/requirements/status/explain-obligation.ts'
import { sharePercent } from '#app/features/requirements/status/status.ts'
import { addDays, inWords, momentInWords, type Instant } from '#app/platform/calendar.ts'
import type { ReadingSince } from '#app/features/code/edition/reading-since.ts'
import type { PublicationImpact, Share } from '#app/features/code/publication/simulate-publication.ts'

export type Names = ReadonlyMap<number, { name: string; employeeNumber: string }>
/** What those read who agreed to the edition in force, and how long the whole takes. */
export type PublicationReading = Pick<ReadingSince, 'what' | 'minutes' | 'changes'> & { whole: number }

type Shown = { names: Names; reading: PublicationReading; material: boolean; known: Instant }

/** What publishing an edition does, as its preview tells it. */
export function toPublicationView(effect: PublicationImpact, { names, reading, material, known }: Shown) {
	const { day, today, end, counts, directorates, shares, onLeave } = effect
	const point = (when: string, without: Share, withIt: Share) => ({ when, without: shareInWords(without), withIt: shareInWords(withIt) })
	return {
		known: momentInWords(known),
		day: inWords(day),
		counts,
		reading: readingInWords(reading),
		hours: material ? `In all about ${whole(hoursOf(counts.again + counts.leave, reading))} hours of reading.` : null,
		directorates: directorates.map(({ name, counts: own }) => ({ name, ...own, hours: hoursOf(own.again + own.leave, reading) })),
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

function readingInWords({ what, minutes, changes, whole: all }: PublicationReading): string {
	switch (what) {
		case 'nothing':
			return `It says the same as the edition in force. The whole of it takes ${count(all, 'minute')} to read.`
		case 'changes':
			return `People read what changed since the edition in force, which takes ${count(minutes, 'minute')}; the whole of it ${count(all, 'minute')}.`
		case 'whole':
			return `Nearly all of it is new, so people read the whole of it, which takes ${count(minutes, 'minute')}. What changed, old and new side by side, would take ${count(changes, 'minute')}.`
	}
}

const hoursOf = (people: number, { minutes }: PublicationReading) => Math.round((people * minutes) / 60)
