import {
	isFaqHeading,
	isHeadingLength,
	isInCapitals,
	isItalic,
	isPartHeading,
	isPolicyName,
	isQuestion,
	isTitleLike,
} from './line-shape.ts'
import type { Unsure } from './outline.ts'
import type { SourceBlock } from './read-source-blocks.ts'

/** What a piece is for. A smaller `level` stands above a larger one; `as` is the text with what its place has told about it. */
export type Placed = { block: SourceBlock; isHeading: boolean; level: number; as: string }

const bareLevel = 20

/**
 * Tells headings from text. A heading has text of its own under it; a short line with none, behind a paragraph, is the policy that the paragraph refers to.
 */
export function findHeadings(blocks: SourceBlock[]): { placed: Placed[]; unsure: Unsure[] } {
	const unsure: Unsure[] = []
	const placed: Placed[] = []
	const isMarkdown = blocks.filter(({ kind }) => kind === 'heading').length > 1
	const numbersHeadings = areHeadingsNumbered(blocks)
	const capitals = capitalsAreAbove(blocks)
	for (const [index, block] of blocks.entries()) {
		const next = blocks[index + 1]
		const isUnderText = placed.at(-1)?.isHeading === false
		const tell = (why: string) => unsure.push({ line: block.lines[0], why })
		const heading = (level: number, as = block.text) => placed.push({ block, isHeading: true, level, as })
		const body = (as = asPrinted(block)) => placed.push({ block, isHeading: false, level: 0, as })
		if (block.kind === 'heading') heading(block.level)
		else if (block.kind === 'numbered' && isNumberedHeading(block, next, numbersHeadings))
			heading(10 + (block.mark?.path.length ?? 0), `${block.mark?.printed ?? ''} ${block.text}`)
		else if (block.kind !== 'text' || !block.isAlone || isItalic(block.text) || !isTitleLike(block.text))
			body(closeItalics(asPrinted(block)))
		else if (isFaqHeading(block.text)) heading(isMarkdown ? 1 : bareLevel)
		else if (isMarkdown && !block.isBold) {
			if (isUnderText) tell(`“${brief(block.text)}” may be the name of a policy or a heading. It was kept with the text before it.`)
			body(isUnderText && isPolicyName(block.text) ? `*${block.text}*` : undefined)
		} else if (
			next &&
			isHeadingLength(block.text) &&
			(hasTextUnder(next) || !isUnderText || isPartHeading(block.text) || !isPolicyName(block.text))
		) {
			if (isUnderText && isPolicyName(block.text)) tell(`“${brief(block.text)}” was taken for a heading, but may be the name of a policy.`)
			heading(capitals && !isInCapitals(block.text) ? bareLevel + 1 : isPartHeading(block.text) ? bareLevel - 1 : bareLevel)
		} else {
			const isPolicy = isPolicyName(block.text)
			tell(
				isPolicy
					? `“${brief(block.text)}” was taken for the name of a policy that the text before it refers to.`
					: `“${brief(block.text)}” stands alone. It was kept with the text before it.`,
			)
			body(isPolicy && !block.text.includes('*') && !block.isBold ? `*${block.text}*` : undefined)
		}
	}
	return { placed, unsure }
}

export const brief = (text: string): string => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text)

const asPrinted = ({ text, isBold }: SourceBlock): string => (isBold && text !== '' ? `**${text}**` : text)

const closeItalics = (text: string): string => (/^\*[^*\s][^*]*[^*\s]$/.test(text) ? `${text}*` : text)

/** Anything but another short line, a question or a heading. */
const hasTextUnder = (next: SourceBlock | undefined): boolean =>
	next !== undefined &&
	next.kind !== 'heading' &&
	!(next.kind === 'text' && next.isAlone && isTitleLike(next.text)) &&
	!(next.kind === 'text' && next.isAlone && isQuestion(next.text))

const isShort = (block: SourceBlock | undefined): boolean =>
	block !== undefined &&
	block.bullet === null &&
	block.mark !== null &&
	block.text.length <= 80 &&
	isTitleLike(block.text) &&
	isHeadingLength(block.text)

const isUnder = (block: SourceBlock | undefined, next: SourceBlock | undefined): boolean => {
	const [path, under] = [block?.mark?.path ?? [], next?.mark?.path ?? []]
	return under.length > path.length && path.every((part, index) => part === under[index])
}

/** `4. Gifts`, with `4.1` or with text under it. */
function isNumberedHeading(block: SourceBlock, next: SourceBlock | undefined, numbersHeadings: boolean): boolean {
	if (!isShort(block)) return false
	if (next?.kind === 'numbered' && next.mark) return isUnder(block, next) || (numbersHeadings && next.mark.path.join() === '1')
	return next !== undefined && next.kind !== 'heading' && (numbersHeadings || block.isBold)
}

/** Whether the numbers of this document stand on its headings: most of those at the top are short lines without an end. */
function areHeadingsNumbered(blocks: SourceBlock[]): boolean {
	const top = blocks.flatMap((block, index) => (block.kind === 'numbered' && block.mark?.path.length === 1 ? [index] : []))
	const short = top.filter((index) => isShort(blocks[index]))
	const haveText = short.some((index) => blocks[index + 1]?.kind === 'text' || isUnder(blocks[index], blocks[index + 1]))
	return short.length > 1 && haveText && short.length >= top.length * 0.6
}

/** Whether headings in capitals stand over those that are not. */
function capitalsAreAbove(blocks: SourceBlock[]): boolean {
	const titles = blocks.filter(
		({ kind, isAlone, text }, index) =>
			kind === 'text' && isAlone && isTitleLike(text) && isHeadingLength(text) && hasTextUnder(blocks[index + 1]),
	)
	const inCapitals = titles.filter(({ text }) => isInCapitals(text)).length
	return inCapitals > 1 && titles.length - inCapitals > 1
}
