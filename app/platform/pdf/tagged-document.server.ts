import renderPDF from '@react-pdf/render'
import PDFDocument, { type AnnotationOptions, type DocumentOptions, type StructureElement } from 'pdfkit'
import { isFromRight, type DrawnWords } from './compare-words.ts'
import { type LaidOutNode, wordsOf } from './laid-out-node.ts'
import { placeMarks } from './place-marks.ts'
import { UnprintableError } from './unprintable.ts'

type LinkOwner = () => StructureElement

/** A pdfkit document that @react-pdf/render can draw on piece by piece, each piece inside a tag or an artifact. */
export class TaggedDocument extends PDFDocument {
	/** What each mark was to say, in the order of the marks: to be held against what is read in the file. */
	readonly drawn: DrawnWords[] = []
	#linkOwner: LinkOwner | null = null
	#words = ''
	#pages = 0
	#said: string | null = null
	readonly #toSay: ReadonlySet<string>

	/** `toSay`: the texts that readers take from the mark, because their glyphs do not read as their letters. */
	constructor(options: DocumentOptions, toSay: ReadonlySet<string>) {
		super(options)
		this.#toSay = toSay
	}

	/** Draws one node by @react-pdf/render. It takes any node where its type says document, because it asks only for `children`. */
	draw(node: LaidOutNode) {
		renderPDF(this as never, { children: [placeMarks(node)] } as never)
	}

	/** Does nothing: @react-pdf/render ends the document after each piece. `finish` ends it. */
	override end() {}

	finish() {
		super.end()
	}

	asArtifact(type: 'Layout' | 'Pagination', node: LaidOutNode) {
		this.markContent('Artifact', { type })
		this.#note(node)
		this.draw(node)
		this.endMarkedContent()
	}

	/** Adds a page by drawing a page node without its children; its background is an artifact. */
	startPage(page: LaidOutNode) {
		// A mark must lie on the page it marks, which exists only in the midst of the drawing.
		this.#pages++
		const empty = { ...page, children: [] }
		this.#note(empty)
		this.once('pageAdded', () => this.markContent('Artifact', { type: 'Layout' }))
		this.draw(empty)
		this.endMarkedContent()
	}

	asContentOf(element: StructureElement, node: LaidOutNode) {
		element.add(this.markStructureContent(element.dictionary.data.S))
		this.#note(node)
		const words = wordsOf(node)
		if (this.#isToSay(words) && !isFromRight(words) && !node.wasSplit) this.#drawSaid(node)
		else this.draw(node)
		this.endMarkedContent()
	}

	/** Draws a text whose words readers take from the mark. */
	#drawSaid(node: LaidOutNode) {
		this.#said = wordsOf(node).normalize('NFC')
		this.draw(node)
		this.#said = null
	}

	/**
	 * Of a text to say, the first piece of letters says all words and the others none. pdfkit writes such a mark only for a whole element, where few readers
	 * look; and poppler wants it to end while the font is still set.
	 */
	override addContent(operators: string) {
		if (this.#said === null) return super.addContent(operators)
		if (operators === 'BT') {
			super.addContent(`/Span <</ActualText <${utf16(this.#said)}>>> BDC`)
			this.#said = ''
		}
		super.addContent(operators)
		if (operators === 'ET') super.addContent('EMC')
		return this
	}

	#isToSay(words: string) {
		return this.#toSay.has(words.normalize('NFC'))
	}

	#note(node: LaidOutNode) {
		const words = wordsOf(node)
		this.drawn.push({ page: this.#pages, words, inPieces: node.wasSplit === true, said: this.#isToSay(words) })
	}

	/** While `draw` runs, each link says `words` and belongs to the element that `owner` gives for it. */
	withWords(words: string, owner: LinkOwner, draw: () => void) {
		this.#words = words
		this.#linkOwner = owner
		draw()
		this.#linkOwner = null
	}

	/**
	 * Refuses the standard fonts, which are not embedded. @react-pdf/render turns to one, and prints another character, where
	 * the document font lacks one; it then passes a name rather than a font. pdfkit itself sets one before there is a page.
	 */
	override font(source: unknown, size?: number) {
		if (typeof source === 'string' && this.page) throw new UnprintableError([{ text: this.#words, missing: [] }])
		return super.font(source, size)
	}

	/** All links of @react-pdf/render arrive here: one outside the structure could not be reached by a screen reader. */
	override annotate(x: number, y: number, width: number, height: number, options: AnnotationOptions) {
		if (options.Subtype !== 'Link' || !this.#linkOwner) throw new Error('Tagged PDF: only links, and none inside an artifact')
		return super.annotate(x, y, width, height, { ...options, Contents: pdfString(this.#words), structParent: this.#linkOwner() })
	}

	/** pdfkit 0.20.1 writes titles and names into the XMP as they are; an ampersand would make it unreadable. */
	override endMetadata() {
		const plain = this.info
		this.info = Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, typeof value === 'string' ? escapeXml(value) : value]))
		super.endMetadata()
		this.info = plain
	}
}

/** pdfkit writes a primitive string as a PDF name, and a String object as a PDF string. */
const pdfString = (text: string) => new String(text)

const escapeXml = (text: string) => text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** As a PDF has it: in hexadecimal, after the mark of the order of bytes. */
const utf16 = (text: string) => `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`
