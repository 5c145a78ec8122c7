import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import { documentFont } from './document-font.ts'
import type {} from './tag-props.ts'

export const quiet = '#4d545c'
const edge = 52
/** In points: of the text of a sheet, and of its lines on A4. */
export const sheetSize = 10.5
export const sheetWidth = 595.28 - 2 * edge
const styles = StyleSheet.create({
	page: {
		fontFamily: documentFont,
		fontSize: sheetSize,
		lineHeight: 1.3,
		color: '#16191d',
		paddingTop: 46,
		paddingBottom: 58,
		paddingHorizontal: edge,
	},
	council: { fontWeight: 600 },
	title: { fontSize: 25, fontWeight: 600, lineHeight: 1.15, marginTop: 4 },
	heading: { fontSize: 15, fontWeight: 600, marginTop: 15, marginBottom: 5, paddingBottom: 3, borderBottomWidth: 1 },
	foot: {
		position: 'absolute',
		left: edge,
		right: edge,
		bottom: 28,
		flexDirection: 'row',
		justifyContent: 'space-between',
		fontSize: 9,
		color: quiet,
	},
})

export type SheetProps = {
	/** Of the file, as a reader's window shows it. */
	fileTitle: string
	title: string
	/** At the foot of every page, beside its number. */
	foot: string
	councilName: string
	/** The council's colour, six hex digits. */
	accent: string
	/** The time that the file says it was made, UTC, milliseconds: the same sheet has the same bytes at any time. */
	madeAt: number
	children: ReactNode
}

/** A4 pages of text under the name of the council: what a receipt and a handout have in common. */
export function Sheet({ fileTitle, title, foot, councilName, accent, madeAt, children }: SheetProps) {
	const made = new Date(madeAt)
	return (
		<Document
			title={fileTitle}
			author={councilName}
			language="en-GB"
			creator="Probity"
			producer="Probity"
			creationDate={made}
			modificationDate={made}
		>
			<Page size="A4" style={styles.page}>
				<Text style={[styles.council, { color: accent }]}>{councilName}</Text>
				<Text tag="H1" style={styles.title}>
					{title}
				</Text>
				{children}
				<View fixed style={styles.foot} tag="Artifact" artifact={{ type: 'Pagination' }}>
					<Text>{foot}</Text>
					<Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
				</View>
			</Page>
		</Document>
	)
}

export function SheetHeading({ accent, children }: { accent: string; children: string }) {
	return (
		<Text tag="H2" minPresenceAhead={60} style={[styles.heading, { borderBottomColor: accent }]}>
			{children}
		</Text>
	)
}
