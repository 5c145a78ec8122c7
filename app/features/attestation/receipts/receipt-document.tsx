import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { sizeForLine } from '#app/platform/pdf/size-for-line.ts'
import { quiet, Sheet, SheetHeading, sheetSize, sheetWidth } from '#app/platform/pdf/sheet.tsx'
import type { Receipt } from './receipt-view-model.ts'

export type ReceiptValues = {
	receipt: Receipt
	councilName: string
	/** The council's colour, six hex digits. */
	accent: string
	/** When the attestation was given, UTC, milliseconds: the same receipt has the same bytes at any time. */
	attestedAt: number
}

const styles = StyleSheet.create({
	edition: { fontSize: 13, marginTop: 2, marginBottom: 10 },
	pair: { flexDirection: 'row', marginBottom: 4 },
	label: { width: 118, color: quiet },
	answer: { width: 74, fontWeight: 600 },
	value: { flexGrow: 1, flexBasis: 0 },
	check: { marginBottom: 3 },
})

/** A page or two of A4: who answered what about the Code, in which words, when, and how that can be checked. */
export function ReceiptDocument({ values, widthOf }: { values: ReceiptValues; widthOf: (text: string) => number }) {
	const { receipt, councilName, accent, attestedAt } = values
	const { title, edition, facts, statements, check } = receipt
	return (
		<Sheet fileTitle={`Receipt: ${edition}`} title={title} foot={edition} councilName={councilName} accent={accent} madeAt={attestedAt}>
			<Text style={styles.edition}>{edition}</Text>
			<Pairs id="facts" pairs={facts} labelStyle={styles.label} widthOf={widthOf} />
			<SheetHeading accent={accent}>The statements, word for word</SheetHeading>
			<Pairs
				id="statements"
				pairs={statements.map(({ text, agreed }) => ({ label: agreed ? 'Agreed' : 'Not agreed', value: text }))}
				labelStyle={styles.answer}
				widthOf={widthOf}
			/>
			<SheetHeading accent={accent}>How to check this receipt</SheetHeading>
			{check.map((sentence) => (
				<Text key={sentence} style={styles.check}>
					{sentence}
				</Text>
			))}
		</Sheet>
	)
}

type PairsProps = {
	id: string
	pairs: readonly { label: string; value: string }[]
	labelStyle: typeof styles.label | typeof styles.answer
	widthOf: (text: string) => number
}

/** A value with a word that would run over the edge, as a very long name, is set smaller. */
function Pairs({ id, pairs, labelStyle, widthOf }: PairsProps) {
	const width = sheetWidth - Number(labelStyle.width)
	const styleOf = (value: string) => {
		const fontSize = sizeForLine(value, sheetSize, { width, widthOf })
		return fontSize < sheetSize ? { ...styles.value, fontSize } : styles.value
	}
	return (
		<View tag="L" tagId={id}>
			{pairs.map(({ label, value }) => (
				<View key={`${label} ${value}`} tag="LI" wrap={false} style={styles.pair}>
					<Text tag="Lbl" style={labelStyle}>
						{label}
					</Text>
					<Text tag="LBody" style={styleOf(value)}>
						{value}
					</Text>
				</View>
			))}
		</View>
	)
}
