import type { Chance } from './chance.ts'

const who = [
	'Officers',
	'You',
	'Every employee',
	'The Council',
	'Managers',
	'Staff',
	'Line managers',
	'An officer',
	'The Monitoring Officer',
	'Employees of the Council',
]
const does = [
	'must declare',
	'should record',
	'may not accept',
	'will respect',
	'must protect',
	'are expected to explain',
	'should report',
	'must not misuse',
	'will consider',
]
const things = [
	'any gift worth more than £50',
	'the property of the Council',
	'a private interest in a contract',
	'confidential information about residents',
	'the decisions of elected members',
	'hospitality offered by a supplier',
	'other paid work',
	'a close personal relationship with a councillor',
	'public money',
	'every concern raised in good faith',
	'their working hours and expenses',
]
const tails = [
	'',
	'',
	' in writing to their line manager',
	' within 28 days',
	' under section 117 of the Local Government Act 1972',
	' before 1 April 2026 or as soon as it is known',
	' whenever they act for the Council or use its name',
	', including at meetings held outside working hours',
	' so that the public can trust what is decided',
	' as the Human Resources Service (HR) explains',
	' and keep a record of it for at least 6 years',
	' with care, honesty and respect for everyone who depends on it',
]
const topics = [
	'Introduction',
	'Scope',
	'Honesty and integrity',
	'Gifts and hospitality',
	'Personal interests',
	'Use of council property',
	'Confidentiality',
	'Working with councillors',
	'Political neutrality',
	'Other employment',
	'Equality',
	'Raising concerns',
	'Use of social media',
	'Relationships at work',
	'Financial conduct',
	'Appointments and recruitment',
	'Contracts and procurement',
	'Health and safety',
	'Breaches of this code',
	'Dress and appearance',
	'Records',
]
const points = [
	'act honestly',
	'keep accurate records',
	'treat everyone with respect',
	'ask their manager first',
	'follow lawful instructions',
	'declare what they own',
	'refuse cash',
	'report what they see',
	'use public money with care',
]
const titles = [
	'Code of Conduct',
	'Employee Code of Conduct',
	'Code of Conduct for Employees',
	'Officers’ Code of Conduct',
	'CODE OF CONDUCT',
	'Staff Code of Conduct',
	'Westmere Council Code of Conduct',
	'Standards of Conduct for Employees',
]

export const sentence = (chance: Chance, end = '.'): string =>
	`${chance.oneOf(who)} ${chance.oneOf(does)} ${chance.oneOf(things)}${chance.oneOf(tails)}${end}`
export const paragraph = (chance: Chance): string => Array.from({ length: chance.between(1, 3) }, () => sentence(chance)).join(' ')
export const stem = (chance: Chance): string => `${chance.oneOf(who)} ${chance.oneOf(['must', 'should', 'are expected to', 'will'])}:`
export const title = (chance: Chance): string => chance.oneOf(titles)

/** So many different ones. */
function some(chance: Chance, list: readonly string[], count: number): string[] {
	const rest = [...list]
	return Array.from({ length: count }, () => rest.splice(chance.between(0, rest.length - 1), 1)[0] ?? '')
}
export const headings = (chance: Chance, count: number): string[] => some(chance, topics, count)

/** The points of a list, which a stem begins: `act honestly; and` */
export function pointsOf(chance: Chance, count: number): string[] {
	const isOfSentences = chance.happens(25)
	return some(chance, points, count).map((text, index) => {
		if (isOfSentences) return `${text[0]?.toUpperCase()}${text.slice(1)} at all times.`
		return text + (index === count - 1 ? '.' : index === count - 2 ? '; and' : ';')
	})
}
