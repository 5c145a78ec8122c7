import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Document, Link, Page, Path, renderToBuffer, Svg, Text, View } from '@react-pdf/renderer'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { documentFont } from '#app/platform/pdf/document-font.ts'
import { checkStructure } from '#app/platform/pdf/pdf-structure-check.ts'
import { renderTaggedPdf } from '#app/platform/pdf/render-tagged.server.ts'

const issued = new Date(Date.UTC(2026, 0, 2, 3, 4, 5))

const renderPage = (children: ReactNode, title = 'A title') =>
	renderTaggedPdf(
		<Document title={title} language="en-GB" creationDate={issued}>
			<Page size="A5" style={{ fontFamily: documentFont, padding: 30, backgroundColor: '#f4f4f4' }}>
				{children}
			</Page>
		</Document>,
	)

const structureOf = (pdf: Buffer) => execFileSync('pdfinfo', ['-struct-text', '-'], { input: pdf, encoding: 'utf8' })

const square = <Path d="M0 0h10v10h-10z" fill="#000000" />

describe('renderTaggedPdf', () => {
	it('tags headings, tables, figures, links and other languages in the order of the source', async () => {
		const pdf = await renderPage(
			<>
				<Text tag="H1">Results</Text>
				<Text lang="cy">Canlyniadau</Text>
				<View tag="Table" style={{ border: '1pt solid #999999' }}>
					<View tag="TR" style={{ flexDirection: 'row', backgroundColor: '#eeeeee' }}>
						<View tag="TH" scope="Column">
							<Text>Module</Text>
						</View>
					</View>
					<View tag="TR">
						<View tag="TD">
							<Text>Safeguarding</Text>
						</View>
					</View>
				</View>
				<Svg alt="A square" width={10} height={10} viewBox="0 0 10 10">
					{square}
				</Svg>
				<Link src="https://example.org/">Read more</Link>
				<Text>
					See <Link src="https://example.org/help">the help</Link> too
				</Text>
				<Text tag="Artifact" artifact={{ type: 'Pagination' }}>
					Page 1
				</Text>
			</>,
		)
		expect(structureOf(pdf).replace(/Object \d+/g, 'Object N')).toMatchInlineSnapshot(`
			"Document "A title"
			  H1 (block)
			    "Results"
			  P (block)
			    "Canlyniadau"
			  Table (block)
			    TR
			      TH:
			         /Scope /Column
			        P (block)
			          "Module"
			    TR
			      TD
			        P (block)
			          "Safeguarding"
			  Figure:
			     /Placement /Block
			     /BBox [30 450.752 40 460.752]
			    ""
			  P (block)
			    Link (inline)
			      Object N 0
			      Span (inline)
			        "Read more"
			  P (block)
			    "See the help too"
			    Link (inline)
			      Object N 0
			"
		`)
		const { tagged, artifact, problems } = await checkStructure(pdf)
		expect(problems).toEqual([])
		expect(tagged).toBeGreaterThan(6)
		// page, row background, the table's border, page number
		expect(artifact).toBeGreaterThanOrEqual(4)
	})

	it('joins what breaks over pages by its tagId', async () => {
		const words = 'All of this is one paragraph. '.repeat(200).trim()
		const pdf = await renderPage(<Text tagId="long">{words}</Text>)
		expect(structureOf(pdf).match(/P \(block\)/g)).toHaveLength(1)
		expect(execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' })).toMatch(/Pages: +[2-9]/)
		expect((await checkStructure(pdf)).problems).toEqual([])
	})

	it('writes metadata that can be read, whatever the title, and claims no conformance', async () => {
		const pdf = await renderPage(<Text>Words</Text>, 'R&D <Basics> "and" Łódź')
		const { info, metadata } = await (await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise).getMetadata()
		expect(info).toMatchObject({ Title: 'R&D <Basics> "and" Łódź', Language: 'en-GB', PDFFormatVersion: '1.7' })
		expect(metadata.get('dc:title')).toBe('R&D <Basics> "and" Łódź')
		expect(pdf.toString('latin1')).not.toMatch(/pdfuaid|pdfaid/)
	})

	it('gives the same bytes for the same element, also when rendered in parallel', async () => {
		const pdfs = await Promise.all([1, 2, 3].map(() => renderPage(<Text>Words</Text>)))
		expect(pdfs[1]?.equals(pdfs[0] ?? Buffer.of())).toBe(true)
		expect(pdfs[2]?.equals(pdfs[0] ?? Buffer.of())).toBe(true)
	})

	it.each([
		['a drawing without a text alternative', <Svg viewBox="0 0 10 10">{square}</Svg>, /needs alt/],
		['a container that clips', <View style={{ overflow: 'hidden' }} />, /may not clip/],
		['a container that is turned', <View style={{ transform: 'rotate(9deg)' }} />, /may not transform/],
		[
			'a link in decoration',
			<View tag="Artifact">
				<Link src="https://example.org/">Read more</Link>
			</View>,
			/none inside an artifact/,
		],
		['a character that no typeface has', <Text>Ms ᏣᎳᎩ</Text>, /Cannot be printed as it is: “Ms ᏣᎳᎩ”/],
		[
			'words in a font that would not be embedded',
			<Text style={{ fontFamily: 'Helvetica' }}>Words</Text>,
			/Cannot be printed as it is: “Words”/,
		],
	])('refuses %s', async (_, element, message) => {
		await expect(renderPage(element)).rejects.toThrow(message)
	})

	it('lets decoration clip and turn', async () => {
		const pdf = await renderPage(
			<View tag="Artifact" style={{ overflow: 'hidden', transform: 'rotate(9deg)', height: 30 }}>
				<Text>Draft</Text>
			</View>,
		)
		expect((await checkStructure(pdf)).problems).toEqual([])
	})

	it('refuses a document without a title', async () => {
		await expect(renderPage(<Text>Words</Text>, '')).rejects.toThrow('needs title')
	})
})

it('is checked by a check that sees what react-pdf alone leaves untagged', async () => {
	const plain = await renderToBuffer(
		<Document>
			<Page>
				<Text>Words</Text>
				<Link src="https://example.org/">Read more</Link>
			</Page>
		</Document>,
	)
	const { problems } = await checkStructure(plain)
	expect(problems).toContain('not marked as tagged')
	expect(problems).toContain('painted outside tags and artifacts')
	expect(problems).toContainEqual(expect.stringMatching(/^links on page 1/))
})

// With two copies, `TaggedDocument` would extend one and react-pdf's fonts would be embedded by the other.
it('shares one pdfkit 0.20 with react-pdf', () => {
	const here = createRequire(import.meta.url)
	const paths = ['@react-pdf/renderer', '@react-pdf/font'].map((name) => createRequire(here.resolve(name)).resolve('pdfkit'))
	expect(new Set([...paths, here.resolve('pdfkit')]).size).toBe(1)
	const { version } = here(join(dirname(here.resolve('pdfkit')), '../package.json'))
	expect(version).toMatch(/^0\.20\./)
})
