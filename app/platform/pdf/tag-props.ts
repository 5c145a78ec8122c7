/**
 * What a react-pdf element says about its meaning. react-pdf itself ignores these props and keeps them through layout
 * and page breaks; `renderTaggedPdf` turns them into the structure tree that a screen reader follows.
 */
export type StructureTag =
	'Sect' | 'H1' | 'H2' | 'H3' | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD' | 'Caption' | 'Figure'

export type TagProps = {
	/** Role in the structure tree; `Artifact` for decoration that is not read out. A Text without one is a `P`, a View without one is no element. */
	tag?: StructureTag | 'Artifact'
	/** What an Image or Svg shows. One without `alt` must be an `Artifact`. */
	alt?: string
	/** Language, where it differs from the document's. */
	lang?: string
	/** Of a `TH`. */
	scope?: 'Column' | 'Row'
	/** Joins the pieces of something that breaks over pages into one element. Unique in the document. */
	tagId?: string
	/** For an `Artifact` that is a running header, footer or page number. */
	artifact?: { type: 'Pagination' }
}

/* eslint-disable @typescript-eslint/no-empty-object-type -- an interface can be augmented only by an interface */
declare module '@react-pdf/renderer' {
	interface ViewProps extends TagProps {}
	interface TextProps extends TagProps {}
	interface LinkProps extends TagProps {}
	interface SVGProps extends TagProps {}
	interface BaseImageProps extends TagProps {}
}
