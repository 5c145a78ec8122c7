import { addDays } from '#app/platform/calendar.ts'

const courses = [
	'Data Protection',
	'Introduction to Health and Safety',
	'Stay Safe Online',
	'Safeguarding Adults Level 1',
	'Whistleblowing',
	'Acceptable Use of Information',
	'Everyday Inclusion',
	'Climate Action',
]

/** A Moodle-like export of `rows` completions of `people` fictional people, with scores and times; all later than anybody's start. */
export function historyFile(rows: number, people: number): string {
	const lines = ['ID number,Course full name,Time completed,Grade,Status']
	for (let row = 0; row < rows; row += 1) {
		const person = row % people
		const turn = Math.floor(row / people)
		const day = addDays('2026-11-15', -((row * 37) % 150) - 150 * Math.floor(turn / courses.length))
		lines.push(
			`${1_000_001 + person},${courses[turn % courses.length]},${day} ${String(row % 24).padStart(2, '0')}:05:00,${80 + (row % 21)}.00 %,Complete`,
		)
	}
	return `${lines.join('\n')}\n`
}
