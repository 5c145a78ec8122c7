import { buffer } from 'node:stream/consumers'
import layoutDocument from '@react-pdf/layout'
import type FontStore from '@react-pdf/font'
import { pdf, type DocumentProps } from '@react-pdf/renderer'
import type { ReactElement } from 'react'
import { compareWords } from './compare-words.ts'
import { chooseFaces, type ElementNode, textsInOtherFaces } from './choose-faces.ts'
import { faces, openFonts } from './fonts.server.ts'
import type { LaidOutNode } from './laid-out-node.ts'
import { readMarks } from './read-marks.server.ts'
import { TaggedDocument } from './tagged-document.server.ts'
import { type Unprintable, UnprintableError } from './unprintable.ts'
import { writePages } from './write-structure.server.ts'

/** The layout needs the fonts as well, though its type does not say so. */
const layOut = layoutDocument as unknown as (root: DocumentNode, fonts: FontStore) => Promise<{ children: LaidOutNode[] }>

type DocumentNode = ElementNode & { props: DocumentProps }
type RequiredProps = { title: string; language: string; creationDate: Date }

/**
 * Renders a react-pdf `Document` as a tagged PDF 1.7: laid out by @react-pdf/layout, drawn by @react-pdf/render, tagged by
 * pdfkit. react-pdf's own renderer writes no tags, and can claim PDF/UA in a file that has none.
 * We claim neither PDF/UA nor PDF/A in the metadata, because no validator has seen our files.
 *
 * The same element gives the same bytes, whatever was printed before it, so title, language and creation date are required. The file is read again before
 * it is given out: where it does not say each text of the element, an `UnprintableError` says which. Throws for whatever cannot be tagged: see `assertCanBeTagged`.
 */
export async function renderTaggedPdf(element: ReactElement<DocumentProps>): Promise<Buffer> {
	const plain = await print(element, new Set())
	if (plain.wrong.length === 0) return plain.file
	const said = await print(element, new Set(plain.wrong.map(({ text }) => text.normalize('NFC'))))
	if (said.wrong.length > 0) throw new UnprintableError(said.wrong)
	return said.file
}

/** `toSay`: texts whose glyphs do not read as their letters, by order or by shape. The file says these beside the glyphs, as `ActualText`. */
async function print(element: ReactElement<DocumentProps>, toSay: ReadonlySet<string>): Promise<{ file: Buffer; wrong: Unprintable[] }> {
	const root = pdf(element).container.document as DocumentNode
	const props = requireProps(root.props)
	const chosen = chooseFaces(root, faces, toSay)
	const drawn = await draw(chosen, props, toSay).catch(unprintable(chosen))
	return { file: drawn.file, wrong: compareWords(drawn.words, await readMarks(drawn.file)) }
}

async function draw(root: DocumentNode, props: DocumentProps & RequiredProps, toSay: ReadonlySet<string>) {
	const { children: pages } = await layOut(root, openFonts())
	const doc = new TaggedDocument({ ...fixedOptions, lang: props.language, info: documentInfo(props) }, toSay)
	const structure = doc.struct('Document', { title: props.title, lang: props.language })
	doc.addStructure(structure)
	writePages(doc, pages, structure)
	structure.end()
	doc.finish()
	return { file: await buffer(doc), words: doc.drawn }
}

const fixedOptions = { pdfVersion: '1.7', tagged: true, displayTitle: true, autoFirstPage: false } as const

/** fontkit fails at some sequences of letters and marks of other scripts. What it fails at in the document font is a fault of ours, and travels. */
const unprintable = (root: ElementNode) => (error: unknown) => {
	const others = textsInOtherFaces(root)
	const isOfFontkit = error instanceof TypeError || error instanceof RangeError
	if (!isOfFontkit || others.length === 0) throw error
	throw new UnprintableError(others.map((text) => ({ text, missing: [] })))
}

function requireProps(props: DocumentProps): DocumentProps & RequiredProps {
	const { title, language, creationDate } = props
	if (!title || !language || !creationDate) throw new Error('Tagged PDF: Document needs title, language and creationDate')
	return { ...props, title, language, creationDate }
}

/** The file's identifier is a digest of these, so they should differ from document to document: put a number in the title. */
function documentInfo({ title, author, subject, creator, producer, creationDate, modificationDate }: DocumentProps & RequiredProps) {
	return {
		Title: title,
		...(author && { Author: author }),
		...(subject && { Subject: subject }),
		Creator: creator ?? 'Probity',
		Producer: producer ?? 'Probity',
		CreationDate: creationDate,
		ModDate: modificationDate ?? creationDate,
	}
}
