import { compareReading } from '#tests/factories/written-codes/compare-reading.ts'
import { isUsual, printCode } from '#tests/factories/written-codes/print-code.ts'

/**
 * `npm run bench:read-code [-- FIRST|random COUNT]`: 10,000 generated documents from the seed FIRST on, each read and compared with what it means. Fails where one is read wrong and no line of it is doubted, or where
 * fewer than 95 of a hundred without damage and furniture are read right without a doubt.
 */
const [from = '1', many = '10000'] = process.argv.slice(2)
const first = from === 'random' ? Math.floor(Math.random() * 1_000_000_000) : Number(from)
const count = Number(many)
const begun = performance.now()
const print = (text: string) => process.stdout.write(`${text}\n`)
const tally = { right: 0, structure: 0, wrong: 0, clean: 0, cleanRight: 0 }
const silent = new Map<string, number[]>()
const unsure = new Map<string, number[]>()
const add = (to: Map<string, number[]>, key: string, seed: number) => to.set(key, [...(to.get(key) ?? []), seed])
for (let seed = first; seed < first + count; seed += 1) {
	const printed = printCode(seed)
	const { outline, differences, silent: unseen } = compareReading(printed)
	const isClean = isUsual(printed)
	const isRight = differences.length === 0
	if (isClean) tally.clean += 1
	if (isRight) tally.structure += 1
	if (isClean && isRight && outline.unsure.length === 0) tally.cleanRight += 1
	else if (isClean) add(unsure, `${printed.style} / ${printed.look} / blanks ${printed.layout.blanks}`, seed)
	if (unseen[0]) {
		tally.wrong += 1
		add(silent, `${printed.damage} / ${printed.furniture} / ${unseen[0].meant} → ${unseen[0].read}`, seed)
	}
	if (isRight && outline.unsure.length === 0) tally.right += 1
}
const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(1)} %`
print(`${count} documents from seed ${first} in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
print(
	`structure right ${share(tally.structure, count)}, ${share(tally.right, count)} without a doubt; wrong without a doubt ${tally.wrong}`,
)
print(`without damage and furniture: ${share(tally.cleanRight, tally.clean)} of ${tally.clean} right without a doubt`)
const list = (title: string, found: Map<string, number[]>, most: number) => {
	if (found.size > 0) print(title)
	for (const [key, seeds] of [...found].sort(([, one], [, other]) => other.length - one.length).slice(0, most))
		print(`${seeds.length}\t${key}\t${seeds.slice(0, 4).join(' ')}`)
}
list('\nwrong without a doubt', silent, 40)
if (process.env.SHOW_UNSURE !== undefined) list('\nclean, but unsure or wrong', unsure, 40)
if (tally.wrong > 0 || tally.cleanRight < tally.clean * 0.95) process.exitCode = 1
