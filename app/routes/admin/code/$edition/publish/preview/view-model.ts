import { count } from '#app/features/requirements/status/explain-obligation.ts'
import { sharePercent } from '#app/features/requirements/status/status.ts'
import { addDays, inWords, momentInWords, type Instant } from '#app/platform/calendar.ts'
import type { GroupReading } from '#app/features/code/publication/publication-reading.server.ts'
import type { PublicationImpact, Readers, Share } from '#app/features/code/publication/simulate-publication.ts'

export type Names = ReadonlyMap<number, { name: string; employeeNumber: string }>

type Shown = {
	names: Names
	/** What people read, by the fingerprint that they agreed to last. */
	readings: ReadonlyMap<string | null, GroupReading>
	/** Minutes for the whole of it. */
	whole: number
	material: boolean
	known: Instant
}

/** What publishing an edition does, as its preview tells it. */
export function toPublicationView(effect: PublicationImpact, { names, readings, whole: all, material, known }: Shown) {
	const { day, today, end, counts, directorates, readers, shares, onLeave } = effect
	const point = (when: string, without: Share, withIt: Share) => ({ when, without: shareInWords(without), withIt: shareInWords(withIt) })
	return {
		known: momentInWords(known),
		day: inWords(day),
		counts,
		reading: toReadingView(readers, readings, all),
		directorates: directorates.map(({ name, counts: own }) => {
			const within = readers.filter(({ directorate }) => directorate === name)
			return { name, ...own, hours: Math.round(minutesOf(within, readings) / 60) }
		}),
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

type Readings = Shown['readings']

/** Who has to read what, by what they agreed to last, the most people first. Those who have nothing more to do read it before they agree the next time. */
function toReadingView(readers: readonly Readers[], readings: Readings, all: number) {
	const rows = [...readings]
		.map(([sha256, { label, what, why, minutes }]) => {
			const alike = readers.filter(({ agreedTo }) => agreedTo === sha256)
			const sum = (group: 'again' | 'anyway' | 'later') => alike.reduce((total, each) => total + each[group], 0)
			const people = { again: sum('again'), anyway: sum('anyway'), later: sum('later') }
			const now = people.again + people.anyway
			return {
				agreedTo: label === null ? 'Nothing yet' : label,
				reads: readsInWords[why ?? what],
				minutes,
				...people,
				hours: Math.round((now * minutes) / 60),
				all: now + people.later,
			}
		})
		.filter((row) => row.all > 0)
		.sort((a, b) => b.all - a.all)
	const people = rows.reduce((sum, { again, anyway }) => sum + again + anyway, 0)
	const hours = Math.round(minutesOf(readers, readings) / 60)
	return {
		rows,
		inAll: `To read all of it takes ${count(all, 'minute')}. ${whole(people)} ${people === 1 ? 'person reads' : 'people read'} before they agree, because of it or anyway: in all about ${count(hours, 'hour')}.`,
	}
}

const readsInWords: Record<GroupReading['what'] | 'another-text' | 'shorter', string> = {
	nothing: 'Nothing: it says the same',
	changes: 'What changed',
	whole: 'All of it',
	'another-text': 'All of it: it is another text, even where it says the same',
	shorter: 'All of it: nearly all is new',
}

/** For those who agree because of the edition, or anyway. */
const minutesOf = (readers: readonly Readers[], readings: Readings): number =>
	readers.reduce((sum, { agreedTo, again, anyway }) => sum + (again + anyway) * (readings.get(agreedTo)?.minutes ?? 0), 0)

/** `83% up to date (4,980 of 6,000); 12 overdue` */
function shareInWords({ counted, done, overdue }: Share): string {
	const percent = sharePercent(done, counted)
	if (percent === null) return 'Asked of nobody'
	return `${percent}% up to date (${whole(done)} of ${whole(counted)}); ${whole(overdue)} overdue`
}

const whole = (value: number) => value.toLocaleString('en-GB')
