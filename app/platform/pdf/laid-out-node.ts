import type { GlyphRun } from './place-marks.ts'
import type { TagProps } from './tag-props.ts'

/** A node of the tree that @react-pdf/layout returns: what the tagged renderer reads of it. Boxes are relative to the parent's. */
export type LaidOutNode = {
	type: string
	props?: TagProps & { bookmark?: unknown }
	style?: { overflow?: unknown; transform?: unknown }
	box?: { left: number; top: number; width: number; height: number }
	children?: LaidOutNode[]
	/** A piece of a TEXT that goes on over the page: each piece has all of its words. */
	wasSplit?: boolean
	/** The lines of a TEXT. */
	lines?: { runs: GlyphRun[] }[]
	/** The words of a TEXT_INSTANCE. */
	value?: string
}

const figures = new Set(['IMAGE', 'SVG'])
const containers = new Set(['PAGE', 'VIEW', 'LINK'])

export const isFigure = (node: LaidOutNode) => figures.has(node.type)

export const isArtifact = (node: LaidOutNode) => node.props?.tag === 'Artifact'

export const wordsOf = (node: LaidOutNode): string => node.value ?? (node.children ?? []).map(wordsOf).join('')

/** Throws for what would be drawn wrongly, or drawn without being readable: a mistake in the template, so better found in its test. */
export function assertCanBeTagged(node: LaidOutNode) {
	const { type, props, style } = node
	if (props?.bookmark) throw new Error('Tagged PDF: bookmarks are not supported, each would point at page 1')
	if (isArtifact(node)) return
	if (isFigure(node) && !props?.alt) throw new Error(`Tagged PDF: ${type} needs alt, or tag="Artifact" if it is decoration`)
	if (!isFigure(node) && type !== 'TEXT' && !containers.has(type)) throw new Error(`Tagged PDF: ${type} is not supported`)
	// A container is drawn in pieces around its children, so what must enclose them all would be lost.
	if (containers.has(type) && style?.overflow === 'hidden') throw new Error(`Tagged PDF: ${type} may not clip its children`)
	if (containers.has(type) && style?.transform) throw new Error(`Tagged PDF: ${type} may not transform its children`)
}
