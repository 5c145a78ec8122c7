/** pdfkit 0.20 ships no types. Only what the tagged renderer uses is declared here. */
declare module 'pdfkit' {
	import type { Readable as NodeReadable } from 'node:stream'
	const Readable: typeof NodeReadable

	export type StructureOptions = {
		title?: string
		lang?: string
		alt?: string
		scope?: string
		placement?: string
		/** left, top, right, bottom in points from the top left of the current page */
		bbox?: [number, number, number, number]
	}

	/** A run of marked content on a page: a leaf of the structure tree. */
	export type StructureContent = { readonly refs: unknown[] }

	export type StructureElement = {
		readonly dictionary: { readonly data: { readonly S: string } }
		add(child: StructureElement | StructureContent): StructureElement
		/** Ends this element and all below it. */
		end(): void
	}

	export type AnnotationOptions = Record<string, unknown> & { Subtype?: string; structParent?: StructureElement }

	export type DocumentInfo = Record<string, string | Date>

	export type DocumentOptions = {
		pdfVersion?: '1.7'
		tagged?: boolean
		lang?: string
		displayTitle?: boolean
		autoFirstPage?: boolean
		info?: DocumentInfo
	}

	export default class PDFDocument extends Readable {
		constructor(options?: DocumentOptions)
		info: DocumentInfo
		/** Null until the first page is added. */
		page: object | null
		font(source: unknown, size?: number): this
		end(): void
		endMetadata(): void
		annotate(x: number, y: number, width: number, height: number, options: AnnotationOptions): this
		save(): this
		restore(): this
		translate(x: number, y: number): this
		struct(type: string, options?: StructureOptions): StructureElement
		addStructure(element: StructureElement): this
		markContent(tag: string, options?: { type?: string }): this
		markStructureContent(tag: string): StructureContent
		/** Writes operators as they are. */
		addContent(operators: string): this
		endMarkedContent(): this
	}
}
