import { divideByFace, type Face } from './face-runs.ts'
import { UnprintableError } from './unprintable.ts'

/** A node of the tree that @react-pdf/renderer builds of a document: what the choice of typefaces reads and writes of it. */
export type ElementNode = { type: string; value?: string; style?: object; props?: object; box?: object; children?: ElementNode[] }

/**
 * Sets each text in the first typeface that has its letters: words that the document font lacks become a text within the text, in a family of their own. What
 * the document font has stays as it is. Throws an `UnprintableError` for letters that no typeface has.
 */
export function chooseFaces<Node extends ElementNode>(node: Node, faces: readonly Face[], spoilt: ReadonlySet<string>): Node {
	if (!node.children) return node
	const children = node.children.flatMap((child) =>
		child.type === 'TEXT_INSTANCE' ? setWords(child, faces, spoilt) : [chooseFaces(child, faces, spoilt)],
	)
	return { ...node, children }
}

function setWords(instance: ElementNode, faces: readonly Face[], spoilt: ReadonlySet<string>): ElementNode[] {
	const text = instance.value ?? ''
	const isSpoilt = spoilt.has(text.normalize('NFC'))
	const { runs, missing } = divideByFace(isSpoilt ? inPieces(text) : text, isSpoilt ? faces.slice(1) : faces)
	if (missing.length > 0) throw new UnprintableError([{ text, missing }])
	if (runs.every(({ face }) => face === faces[0])) return [instance]
	return runs.map((run) => {
		const words = { ...instance, value: run.text }
		return run.face === faces[0]
			? words
			: {
					type: 'TEXT',
					box: {},
					props: {},
					style: { fontFamily: run.face.family, ...(run.face.features && { fontFeatureSettings: run.face.features }) },
					children: [words],
				}
	})
}

/** A Latin letter and its marks, each a code point: fontkit takes the pieces of a letter for all of it, and loses it where another letter has one of them. */
const inPieces = (text: string) => text.replace(/\p{Script=Latin}/gu, (letter) => letter.normalize('NFD'))

/** The texts of which a part is set in another typeface than the document's. */
export function textsInOtherFaces(node: ElementNode): string[] {
	const children = node.children ?? []
	if (children.some((child) => child.type === 'TEXT' && isOfFace(child))) return [children.map(wordsOfElement).join('')]
	return children.flatMap(textsInOtherFaces)
}

const isOfFace = ({ style }: ElementNode) => style !== undefined && 'fontFamily' in style

const wordsOfElement = (node: ElementNode): string => node.value ?? (node.children ?? []).map(wordsOfElement).join('')
