import type { StructureElement, StructureOptions } from 'pdfkit'
import { assertCanBeTagged, isArtifact, isFigure, wordsOf, type LaidOutNode } from './laid-out-node.ts'
import type { TaggedDocument } from './tagged-document.server.ts'

type Point = { x: number; y: number }

/**
 * Draws laid-out pages and builds their structure tree under `root`. The order of reading is the order of the source,
 * so what is placed absolutely stands in the source where it should be read.
 */
export function writePages(doc: TaggedDocument, pages: LaidOutNode[], root: StructureElement) {
	const writer = new StructureWriter(doc)
	for (const page of pages) writer.write(page, root, { x: 0, y: 0 })
}

class StructureWriter {
	readonly #doc: TaggedDocument
	readonly #byTagId = new Map<string, StructureElement>()

	constructor(doc: TaggedDocument) {
		this.#doc = doc
	}

	/** `origin` is where the parent stands on the page. */
	write(node: LaidOutNode, parent: StructureElement, origin: Point) {
		assertCanBeTagged(node)
		if (isArtifact(node)) this.#doc.asArtifact(node.props?.artifact?.type ?? 'Layout', node)
		else if (node.type === 'TEXT') this.#writeText(node, parent)
		else if (isFigure(node)) this.#writeFigure(node, parent, origin)
		else this.#writeContainer(node, parent, origin)
	}

	/** A link within the text gets an element for its area; its words stay with the text, which @react-pdf/render draws as one. */
	#writeText(node: LaidOutNode, parent: StructureElement) {
		const element = this.#elementFor(node, parent, parent.dictionary.data.S === 'Link' ? 'Span' : 'P')
		const draw = () => this.#doc.asContentOf(element, node)
		this.#doc.withWords(wordsOf(node), () => this.#add(element, 'Link'), draw)
	}

	#writeFigure(node: LaidOutNode, parent: StructureElement, origin: Point) {
		const { x, y } = this.#place(node, origin)
		const { width = 0, height = 0 } = node.box ?? {}
		const element = this.#elementFor(node, parent, 'Figure', { placement: 'Block', bbox: [x, y, x + width, y + height] })
		this.#doc.asContentOf(element, node)
	}

	#writeContainer(node: LaidOutNode, parent: StructureElement, origin: Point) {
		const element = this.#containerElement(node, parent)
		this.#drawOwnBox(node, element)
		this.#doc.save()
		this.#doc.translate(node.box?.left ?? 0, node.box?.top ?? 0)
		for (const child of node.children ?? []) this.write(child, element, this.#place(node, origin))
		this.#doc.restore()
	}

	/** Background and borders are decoration; the clickable area of a link belongs to its element. */
	#drawOwnBox(node: LaidOutNode, element: StructureElement) {
		if (node.type === 'PAGE') return this.#doc.startPage(node)
		const draw = () => this.#doc.asArtifact('Layout', { ...node, children: [] })
		if (node.type === 'LINK') this.#doc.withWords(wordsOf(node), () => element, draw)
		else draw()
	}

	#containerElement(node: LaidOutNode, parent: StructureElement) {
		if (node.type === 'LINK') return this.#add(parent.dictionary.data.S === 'P' ? parent : this.#add(parent, 'P'), 'Link')
		return node.props?.tag ? this.#elementFor(node, parent, node.props.tag) : parent
	}

	#elementFor(node: LaidOutNode, parent: StructureElement, role: string, options: StructureOptions = {}) {
		const { tag = role, tagId, lang, alt, scope } = node.props ?? {}
		const known = tagId && this.#byTagId.get(tagId)
		if (known) return known
		const element = this.#add(parent, tag, { ...options, ...(lang && { lang }), ...(alt && { alt }), ...(scope && { scope }) })
		if (tagId) this.#byTagId.set(tagId, element)
		return element
	}

	#add(parent: StructureElement, role: string, options?: StructureOptions) {
		const element = this.#doc.struct(role, options)
		parent.add(element)
		return element
	}

	#place(node: LaidOutNode, origin: Point): Point {
		return { x: origin.x + (node.box?.left ?? 0), y: origin.y + (node.box?.top ?? 0) }
	}
}
