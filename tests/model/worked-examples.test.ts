import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Answer, Council } from '#tests/factories/council.ts'
import { playHistory } from '#tests/factories/council.ts'
import { PaperCouncil } from '#tests/factories/paper-council.ts'
import { RecordedCouncil } from '#tests/factories/recorded-council.ts'
import { readWorkedExamples, type WorkedExample } from '#tests/factories/worked-examples.ts'

const examples = readWorkedExamples(readFileSync(new URL('../../docs/worked-examples.md', import.meta.url), 'utf8'))
const topics = [...new Set(examples.map(({ topic }) => topic))]
const daysOf = ({ expected }: WorkedExample) => expected.map(({ day }) => day)

async function answersOf(council: Council, example: WorkedExample): Promise<Map<string, Answer>> {
	const answers = new Map<string, Answer>()
	await playHistory(council, example.entries, daysOf(example), (day) => {
		answers.set(day, council.answer(example.requirement.id, day))
	})
	return answers
}

const inWords = (answer: Answer) =>
	!answer ? 'not here' : answer.status === 'not-in-scope' ? 'not asked' : answer.status.replaceAll('-', ' ')

describe('the worked examples', () => {
	it('are at least sixty, each with a point of its own, something that happens and something to check', () => {
		expect(examples.length).toBeGreaterThanOrEqual(60)
		expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length)
		for (const { title, entries, expected } of examples) {
			expect(entries.length, title).toBeGreaterThan(0)
			expect(expected.length, title).toBeGreaterThan(0)
			expect(
				expected.some(({ sentence }) => sentence !== ''),
				title,
			).toBe(true)
		}
	})

	describe.each(topics)('%s', (topic) => {
		it.each(examples.filter((example) => example.topic === topic))('$title', async (example) => {
			const paper = await answersOf(new PaperCouncil([example.requirement]), example)
			const { id: key } = example.requirement
			for (const { day, status, dueOn, sentence } of example.expected) {
				const answer = paper.get(day) ?? null
				expect(`${day} ${inWords(answer)} ${answer?.dueOn}`).toBe(`${day} ${status} ${dueOn ?? (answer ? null : undefined)}`)
				expect(answer?.explanation ?? '').toContain(sentence)
			}
			const council = new RecordedCouncil([example.requirement])
			try {
				const recorded = await answersOf(council, example)
				expect(recorded).toEqual(paper)
				// Asked when everything is over, a report for the day still says what it said then.
				for (const day of daysOf(example)) expect(council.answer(key, day)).toEqual(paper.get(day))
			} finally {
				council.close()
			}
		})
	})
})
