import { StyleSheet } from '@react-pdf/renderer'
import { documentFont } from '#app/platform/pdf/document-font.ts'

// Sizes and colours of certificate templates 1 and 2, in points: A4 landscape is 841.89 by 595.28.
export const ink = '#16191d'
const quietInk = '#565d66'
const hairline = '#c9ced4'

export const band = { width: 58, height: 595.28 }

const edges = { left: band.width + 56, right: 62 }

/** What a line has between the edges of the page. */
export const lineWidth = 841.89 - edges.left - edges.right

/** The size for a text that should stay on one line: the first step whose length it fits, else the last, where it wraps. */
export function sizeFor(text: string, steps: { upTo: number; size: number }[]): number {
	const step = steps.find(({ upTo }) => text.length <= upTo) ?? steps.at(-1)
	if (!step) throw new Error('No sizes given')
	return step.size
}

export const roomySizes = {
	name: [
		{ upTo: 28, size: 46 },
		{ upTo: 36, size: 38 },
		{ upTo: 48, size: 30 },
		{ upTo: 120, size: 26 },
	],
	award: [
		{ upTo: 48, size: 25 },
		{ upTo: 64, size: 20 },
		{ upTo: 160, size: 17 },
	],
	gap: 22,
}

export const compactSizes = {
	name: [
		{ upTo: 36, size: 34 },
		{ upTo: 46, size: 28 },
		{ upTo: 120, size: 20 },
	],
	award: [
		{ upTo: 56, size: 20 },
		{ upTo: 160, size: 15 },
	],
	gap: 6,
}

export const itemSizes = [
	{ upTo: 78, size: 9.5 },
	{ upTo: 200, size: 9 },
]

export const styles = StyleSheet.create({
	page: {
		fontFamily: documentFont,
		fontSize: 11,
		color: ink,
		backgroundColor: '#ffffff',
		paddingTop: 48,
		paddingBottom: 44,
		paddingLeft: edges.left,
		paddingRight: edges.right,
	},
	/** Spreads what is on the page over its height: a short list should not leave a hole above the foot. */
	compactPage: { paddingTop: 38, paddingBottom: 34, justifyContent: 'space-between' },
	rosette: { position: 'absolute', right: 62, top: 44 },
	band: { position: 'absolute', left: 0, top: 0 },
	heading: { flexDirection: 'column-reverse' },
	council: { fontSize: 13, fontWeight: 600 },
	title: { fontSize: 34, fontWeight: 300, lineHeight: 1.2, marginTop: 4 },
	awardAlone: { flexGrow: 1, justifyContent: 'center' },
	awardAbove: { marginTop: 8 },
	lead: { fontSize: 13, color: quietInk },
	name: { fontWeight: 600, lineHeight: 1.2, marginTop: 2 },
	quiet: { fontSize: 10.5, color: quietInk, marginTop: 3 },
	award: { fontWeight: 600, lineHeight: 1.2, marginTop: 3 },
	items: { marginTop: 12, marginBottom: 10 },
	columns: { flexDirection: 'row', gap: 22, marginTop: 5 },
	column: { flexGrow: 1, flexBasis: 0 },
	item: { flexDirection: 'row', marginBottom: 2.5 },
	bullet: { width: 10, lineHeight: 1.25 },
	itemText: { flexGrow: 1, flexBasis: 0, lineHeight: 1.25 },
	foot: { flexDirection: 'row', alignItems: 'flex-end', gap: 24, borderTopWidth: 0.75, borderTopColor: hairline, paddingTop: 14 },
	footWords: { flexGrow: 1, flexBasis: 0 },
	facts: { flexDirection: 'row', gap: 26 },
	label: { fontSize: 9, color: quietInk, marginBottom: 2 },
	value: { fontSize: 11.5, fontWeight: 600 },
	check: { alignSelf: 'flex-start', marginTop: 14, fontSize: 9.5, color: ink, textDecoration: 'none' },
	url: { textDecoration: 'underline' },
})
