import { z } from 'zod'
import { historyColumns } from './history-columns.ts'

const words = z.array(z.string())

/** What only a person can say about a file, with words of it to judge by. */
export const questionSchema = z.discriminatedUnion('about', [
	z.object({ about: z.literal('encoding'), sample: words }),
	z.object({ about: z.literal('columns'), kind: z.enum(['completions', 'absences']), missing: z.array(z.enum(historyColumns)) }),
	z.object({ about: z.literal('dates'), sample: words, rows: z.number(), row: z.number() }),
	/** Numbers that nobody has, and that of somebody which differs in zeros at the front or in capitals. */
	z.object({ about: z.literal('numbers'), sample: z.array(z.object({ found: z.string(), known: z.string() })), people: z.number() }),
	/** The most frequent first; `nearest` is the requirement that a title is most like. `more`: how many titles follow. */
	z.object({
		about: z.literal('courses'),
		titles: z.array(z.object({ title: z.string(), rows: z.number(), nearest: z.string().nullable() })),
		more: z.number(),
	}),
	z.object({ about: z.literal('kinds'), words: z.array(z.object({ word: z.string(), rows: z.number() })) }),
	/** Some rows cannot be brought: whether the others are. */
	z.object({ about: z.literal('faults'), rows: z.number() }),
])
export type HistoryQuestion = z.infer<typeof questionSchema>

/** What the command line says of a question: how to answer it there. */
export function questionInWords(question: HistoryQuestion): string {
	switch (question.about) {
		case 'encoding':
			return `The file is not in UTF-8. If ${question.sample.join(', ')} are spelt right, say --encoding windows-1252.`
		case 'columns':
			return `Say which column holds ${question.missing.join(', ')}: --column ${question.missing[0] ?? ''}="Its header".`
		case 'dates':
			return `Days such as “${question.sample[0] ?? ''}” may have the day or the month first (${question.rows} rows, the first is row ${question.row}). Say which: --dates dmy or --dates mdy.`
		case 'numbers': {
			const [first] = question.sample
			return `Nobody has the number ${first?.found ?? ''}, but somebody has ${first?.known ?? ''} (and so for ${question.people} people). If zeros at the front and capitals do not matter, say --numbers alike; else --numbers exact.`
		}
		case 'courses':
			return `${question.titles.length + question.more} courses are not known here. Say for each which requirement it is, in a file (--courses FILE), by --map "Title=requirement" or --map "Title=" to leave it out; or leave out all others: --other-courses leave-out.`
		case 'kinds':
			return `Say what kind of long leave ${question.words.map(({ word }) => `“${word}”`).join(', ')} means: --kind "Word=long-term sickness", or --kind "Word=" to leave it out.`
		case 'faults':
			return `${question.rows} rows cannot be brought. Correct them, or bring the others alone: --leave-out-faults.`
	}
}
