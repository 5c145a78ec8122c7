import fc from 'fast-check'
import { wordsIn } from '#app/features/code/comparison/words-in.ts'

const word = fc.constantFrom(
	'officer',
	'council',
	'the',
	'and',
	'gift',
	'Policy',
	'you',
	'must',
	'declare',
	'£50',
	'Act',
	'of',
	'interests',
	'Line',
	'*Protocol*',
	'Ms',
	'i.e.',
)
const phrase = (minLength: number, maxLength: number) => fc.array(word, { minLength, maxLength }).map((words) => words.join(' '))
const sentence = fc.tuple(phrase(1, 30), fc.constantFrom('.', '.', '.', ':', ';', '', '?')).map(([words, end]) => `You ${words}${end}`)
const title = phrase(1, 5).map((words) => `The ${words}`)

/** A piece of a document: what is printed of it. All of it are words, but for the bullets and the marks of Markdown. */
const piece = fc.oneof(
	{ weight: 4, arbitrary: fc.tuple(fc.nat(70), sentence).map(([count, text]) => `${count}. ${text}`) },
	{ weight: 3, arbitrary: sentence },
	{ weight: 3, arbitrary: title },
	fc.tuple(fc.constantFrom('## ', '### ', '**'), title).map(([mark, text]) => (mark === '**' ? `**${text}**` : mark + text)),
	fc.tuple(fc.constantFrom('- ', ' - ', '  - ', '• ', '(a) ', '- (b) ', 'iv) ', '1) ', '2. '), sentence).map(([mark, text]) => mark + text),
	fc.tuple(fc.nat(9), fc.nat(9), sentence).map(([one, two, text]) => `${one}.${two} ${text}`),
	fc.tuple(phrase(1, 9), phrase(1, 9)).map(([before, after]) => `You ${before}\n\nand ${after}.`),
	title.map((text) => `*${text}*`),
	title.map((text) => `| ${text} | x |\n|---|---|\n| 1 | ${text} |`),
	fc.constantFrom('Frequently asked questions', 'May I keep it?', 'Appendix A', 'PART 2', 'Contents\t3'),
)

/** A document of any layout, and the words that are printed in it. */
export const anyCode = fc
	.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '\n\n\n', '\r\n\r\n')), { maxLength: 25 })
	.map((pieces) => ({ source: pieces.flat().join(''), words: pieces.flatMap(([text]) => wordsIn(text)) }))
