import { documentFont } from './document-font.ts'
import type { LaidOutNode } from './laid-out-node.ts'

type Position = { xOffset: number; yOffset: number }
export type GlyphRun = { attributes?: { fontSize?: number; font?: { familyName?: string }[] }; positions?: Position[] }

/**
 * Puts marks where their font sets them, before a text is drawn. @react-pdf/render 4.7.0 takes how far a mark is moved, which are points, for thousandths of the
 * letter's size, so that marks stay on the line. In the document font they stay as they were: certificates are sealed with them.
 */
export function placeMarks(node: LaidOutNode): LaidOutNode {
	if (!node.lines) return node
	return { ...node, lines: node.lines.map((line) => ({ ...line, runs: line.runs.map(placeInRun) })) }
}

function placeInRun(run: GlyphRun): GlyphRun {
	const { fontSize, font } = run.attributes ?? {}
	if (!fontSize || !run.positions || font?.[0]?.familyName?.startsWith(documentFont)) return run
	const points = 1000 / fontSize
	return { ...run, positions: run.positions.map((at) => ({ ...at, xOffset: at.xOffset * points, yOffset: at.yOffset * points })) }
}
