import {
	hasVerb,
	isFaqHeading,
	isHeadingLength,
	isInCapitals,
	isItalic,
	isPartHeading,
	isPolicyName,
	isQuestion,
	isTitleLike,
	startsSmall,
} from './line-shape.ts'
import type { Unsure } from './outline.ts'
import { brief } from './page-furniture.ts'
import type { SourceBlock } from './read-source-blocks.ts'

/** What a piece is for. A smaller `level` stands above a larger one; `as` is the text with what its place has told about it. */
export type Placed = { block: SourceBlock; isHeading: boolean; level: number; as: string }

const bareLevel = 20

/** What a document does throughout. */
type Habits = {
	isMarkdown: boolean
	numbersHeadings: boolean
	hasNumberedHeadings: boolean
	capitalsAreAbove: boolean
	asksHeadings: boolean
}
type Verdict = Omit<Placed, 'block'> & { why?: string }

const heading = (level: number, as: string): Verdict => ({ isHeading: true, level, as })
const body = (as: string): Verdict => ({ isHeading: false, level: 0, as })

/**
 * Tells headings from text. A heading has text of its own under it; a short line with none, behind a paragraph, is the policy that the paragraph refers to.
 */
export function findHeadings(blocks: SourceBlock[]): { placed: Placed[]; unsure: Unsure[] } {
	const unsure: Unsure[] = []
	const placed: Placed[] = []
	const numbersHeadings = areHeadingsNumbered(blocks)
	const habits: Habits = {
		isMarkdown: blocks.filter(({ kind }) => kind === 'heading').length > 1,
		numbersHeadings,
		hasNumberedHeadings: blocks.some(
			(block, index) => block.kind === 'numbered' && isNumberedHeading(block, blocks[index + 1], numbersHeadings),
		),
		asksHeadings: areHeadingsAsked(blocks),
		capitalsAreAbove: capitalsAreAbove(blocks),
	}
	for (const [index, block] of blocks.entries()) {
		const isUnderText = placed.at(-1)?.isHeading === false
		const { why, ...found } = place(block, blocks[index + 1], isUnderText, habits)
		placed.push({ block, ...found })
		if (why !== undefined) unsure.push({ line: block.lines[0], why })
	}
	return { placed, unsure }
}

function place(block: SourceBlock, next: SourceBlock | undefined, isUnderText: boolean, habits: Habits): Verdict {
	const { kind, text, mark } = block
	if (kind === 'heading') return heading(block.level, text)
	if (kind === 'numbered' && isNumberedHeading(block, next, habits.numbersHeadings))
		return heading(10 + (mark?.path.length ?? 0), `${mark?.printed ?? ''} ${text}`)
	if (isShortOverText(block, next))
		return { ...body(asPrinted(block)), why: `“${brief(text)}” may be a heading. It was taken for a paragraph.` }
	if (habits.asksHeadings && next && asksOver(block, next)) return heading(bareLevel, text)
	if (!mayBeTitle(block)) return body(closeItalics(asPrinted(block)))
	if (isFaqHeading(text)) return heading(habits.isMarkdown ? 1 : bareLevel, text)
	if (habits.isMarkdown && !block.isBold) return placeInMarkdown(block, isUnderText)
	if (next && isStem(text, next)) return placeStem(block, next)
	return mayStandOver(block, next, isUnderText) ? placeHeading(block, isUnderText, habits) : placeRemark(block)
}

/** A numbered line without an end, and text under it. */
const isShortOverText = (block: SourceBlock, next: SourceBlock | undefined): boolean =>
	block.kind === 'numbered' && isShort(block) && next?.kind === 'text' && !next.isAlone

const modal = /\b(?:must|should|shall|will|may|can|cannot|are|is|has|have|agree|confirm|promise)\b/

/** The first half of a sentence that a list finishes. */
const isStem = (text: string, { kind, text: point }: SourceBlock): boolean =>
	(kind === 'item' || kind === 'numbered') && (startsSmall(point) || modal.test(text)) && !isInCapitals(text)

function placeStem(block: SourceBlock, { text: point }: SourceBlock): Verdict {
	const isSure = startsSmall(point) && (modal.test(block.text) || block.text.length > 60)
	return {
		...body(asPrinted(block)),
		...(!isSure && { why: `“${brief(block.text)}” was taken for the start of the list after it, but may be a heading.` }),
	}
}

const mayBeTitle = ({ kind, isAlone, text }: SourceBlock): boolean => kind === 'text' && isAlone && !isItalic(text) && isTitleLike(text)

/** Where headings have marks, a short line without one is no heading. */
function placeInMarkdown(block: SourceBlock, isUnderText: boolean): Verdict {
	if (!isUnderText) return body(asPrinted(block))
	const why = `“${brief(block.text)}” may be the name of a policy or a heading. It was kept with the text before it.`
	return { ...body(isPolicyName(block.text) ? `*${block.text}*` : asPrinted(block)), why }
}

/** Whether a short line may be the heading of what comes next. */
const mayStandOver = ({ text }: SourceBlock, next: SourceBlock | undefined, isUnderText: boolean): boolean =>
	next !== undefined && isHeadingLength(text) && (hasTextUnder(next) || !isUnderText || isPartHeading(text) || !isPolicyName(text))

function placeHeading({ text }: SourceBlock, isUnderText: boolean, habits: Habits): Verdict {
	const isBelow = habits.capitalsAreAbove && !isInCapitals(text)
	const found = heading(isBelow ? bareLevel + 1 : levelOf(text, habits), text)
	if (text.length > 40 && hasVerb(text)) return { ...found, why: `“${brief(text)}” was taken for a heading, but may be a sentence.` }
	if (!isUnderText || !isPolicyName(text)) return found
	return { ...found, why: `“${brief(text)}” was taken for a heading, but may be the name of a policy.` }
}

/** An appendix stands beside the numbered headings. */
function levelOf(text: string, { hasNumberedHeadings }: Habits): number {
	if (!isPartHeading(text)) return bareLevel
	return hasNumberedHeadings && /^(?:appendix|annexe?|schedule)/i.test(text) ? 11 : bareLevel - 1
}

/** A question in a line of its own, with its answer under it. */
const asksOver = ({ kind, isAlone, text }: SourceBlock, next: SourceBlock): boolean =>
	kind === 'text' && isAlone && isQuestion(text) && isHeadingLength(text) && next.kind === 'text' && !isQuestion(next.text)

/** Several questions stand over text, and no heading says that they are those that people ask. */
function areHeadingsAsked(blocks: readonly SourceBlock[]): boolean {
	if (blocks.some(({ text }) => isFaqHeading(text))) return false
	return blocks.filter((block, index) => blocks[index + 1] && asksOver(block, blocks[index + 1] as SourceBlock)).length > 1
}

/** A short line with nothing under it. */
function placeRemark(block: SourceBlock): Verdict {
	const { text, isBold } = block
	if (!isPolicyName(text)) return { ...body(asPrinted(block)), why: `“${brief(text)}” stands alone. It was kept with the text before it.` }
	const why = `“${brief(text)}” was taken for the name of a policy that the text before it refers to.`
	return { ...body(text.includes('*') || isBold ? asPrinted(block) : `*${text}*`), why }
}

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

const isOfText = (block: SourceBlock | undefined): boolean => block !== undefined && block.kind !== 'numbered' && block.kind !== 'heading'

/** Whether the numbers of this document stand on its headings: most of those at the top are short lines without an end. */
function areHeadingsNumbered(blocks: SourceBlock[]): boolean {
	const top = blocks.flatMap((block, index) => (block.kind === 'numbered' && block.mark?.path.length === 1 ? [index] : []))
	const short = top.filter((index) => isShort(blocks[index]))
	const withText = short.filter((index) => isOfText(blocks[index + 1]) || isUnder(blocks[index], blocks[index + 1]))
	return short.length > 1 && withText.length * 2 >= short.length && short.length >= top.length * 0.6
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
