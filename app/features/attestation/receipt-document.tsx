import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { documentFont } from '#app/platform/pdf/document-font.ts'
import type {} from '#app/platform/pdf/tag-props.ts'
import type { Receipt } from './describe-receipt.ts'

export type ReceiptValues = {
	receipt: Receipt
	councilName: string
	/** The council's colour, six hex digits. */
	accent: string
	/** When the attestation was given, UTC, milliseconds: the same receipt has the same bytes at any time. */
	attestedAt: number
}

const quiet = '#4d545c'
const styles = StyleSheet.create({
	page: {
		fontFamily: documentFont,
		fontSize: 10,
		lineHeight: 1.3,
		color: '#16191d',
		paddingTop: 46,
		paddingBottom: 58,
		paddingHorizontal: 52,
	},
	council: { fontSize: 10.5, fontWeight: 600 },
	title: { fontSize: 24, fontWeight: 600, lineHeight: 1.15, marginTop: 4 },
	edition: { fontSize: 13, marginTop: 2, marginBottom: 10 },
	heading: { fontSize: 14, fontWeight: 600, marginTop: 14, marginBottom: 5, paddingBottom: 3, borderBottomWidth: 1 },
	fact: { flexDirection: 'row', marginBottom: 3 },
	label: { width: 118, color: quiet },
	value: { flexGrow: 1, flexBasis: 0 },
	statement: { flexDirection: 'row', marginBottom: 5 },
	answer: { width: 74, fontWeight: 600 },
	check: { marginBottom: 3 },
	foot: {
		position: 'absolute',
		left: 52,
		right: 52,
		bottom: 28,
		flexDirection: 'row',
		justifyContent: 'space-between',
		fontSize: 9,
		color: quiet,
	},
})

/** A page or two of A4: who answered what about the Code, in which words, when, and how that can be checked. */
export function ReceiptDocument({ values }: { values: ReceiptValues }) {
	const { receipt, councilName, accent, attestedAt } = values
	const given = new Date(attestedAt)
	const heading = [styles.heading, { borderBottomColor: accent }]
	return (
		<Document
			title={`Receipt: ${receipt.edition}`}
			author={councilName}
			language="en-GB"
			creator="Probity"
			producer="Probity"
			creationDate={given}
			modificationDate={given}
		>
			<Page size="A4" style={styles.page}>
				<Text style={[styles.council, { color: accent }]}>{councilName}</Text>
				<Text tag="H1" style={styles.title}>
					{receipt.title}
				</Text>
				<Text style={styles.edition}>{receipt.edition}</Text>
				<View tag="L" tagId="facts">
					{receipt.facts.map(({ label, value }) => (
						<View key={label} tag="LI" wrap={false} style={styles.fact}>
							<Text tag="Lbl" style={styles.label}>
								{label}
							</Text>
							<Text tag="LBody" style={styles.value}>
								{value}
							</Text>
						</View>
					))}
				</View>
				<Text tag="H2" minPresenceAhead={60} style={heading}>
					The statements, word for word
				</Text>
				<View tag="L" tagId="statements">
					{receipt.statements.map(({ text, agreed }) => (
						<View key={text} tag="LI" wrap={false} style={styles.statement}>
							<Text tag="Lbl" style={styles.answer}>
								{agreed ? 'Agreed' : 'Not agreed'}
							</Text>
							<Text tag="LBody" style={styles.value}>
								{text}
							</Text>
						</View>
					))}
				</View>
				<Text tag="H2" minPresenceAhead={60} style={heading}>
					How to check this receipt
				</Text>
				{receipt.check.map((sentence) => (
					<Text key={sentence} style={styles.check}>
						{sentence}
					</Text>
				))}
				<View fixed style={styles.foot} tag="Artifact" artifact={{ type: 'Pagination' }}>
					<Text>{receipt.edition}</Text>
					<Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
				</View>
			</Page>
		</Document>
	)
}
