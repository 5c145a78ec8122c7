import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { quiet, Sheet, SheetHeading } from '#app/platform/pdf/sheet.tsx'

/** What a handout says. Nothing in it is about a person. */
export type HandoutValues = {
	moduleTitle: string
	version: string
	councilName: string
	summary: string
	outcomes: string[]
	/** Page by page, in order. */
	pages: { title: string; boxes: { kind: 'key-fact' | 'here'; title: string; lines: string[] }[] }[]
	terms: { term: string; meaning: string }[]
	sources: string[]
	/** The council's colour, six hex digits. */
	accent: string
	/** UTC, milliseconds. */
	madeAt: number
}

const styles = StyleSheet.create({
	summary: { fontSize: 12, marginTop: 6 },
	item: { flexDirection: 'row', marginBottom: 2 },
	bullet: { width: 12 },
	itemText: { flexGrow: 1, flexBasis: 0 },
	box: { marginBottom: 7, paddingLeft: 9, borderLeftWidth: 3 },
	where: { fontSize: 9, color: quiet },
	term: { marginBottom: 3 },
	bold: { fontWeight: 600 },
})

/** Two to four pages of A4 to keep: what the module is for, what to take away, what to do and whom to ask. */
export function HandoutDocument({ values }: { values: HandoutValues }) {
	const { moduleTitle, version, councilName, summary, outcomes, pages, terms, sources, accent, madeAt } = values
	return (
		<Sheet
			fileTitle={`${moduleTitle}: handout, version ${version}`}
			title={moduleTitle}
			foot={`${moduleTitle}, version ${version}`}
			councilName={councilName}
			accent={accent}
			madeAt={madeAt}
		>
			<Text style={styles.summary}>{summary}</Text>
			<SheetHeading accent={accent}>What you can do now</SheetHeading>
			<List id="outcomes" items={outcomes} />
			<SheetHeading accent={accent}>What to do here</SheetHeading>
			<Boxes pages={pages} kind="here" accent={accent} />
			<SheetHeading accent={accent}>What to remember</SheetHeading>
			<Boxes pages={pages} kind="key-fact" accent={accent} />
			{terms.length > 0 && <SheetHeading accent={accent}>Words</SheetHeading>}
			{terms.map(({ term, meaning }) => (
				<Text key={term} style={styles.term}>
					<Text style={styles.bold}>{term}.</Text> {meaning}
				</Text>
			))}
			<SheetHeading accent={accent}>Where this comes from</SheetHeading>
			<List id="sources" items={sources} />
		</Sheet>
	)
}

function Boxes({ pages, kind, accent }: { pages: HandoutValues['pages']; kind: 'key-fact' | 'here'; accent: string }) {
	return pages.flatMap(({ title: page, boxes }) =>
		boxes
			.filter((box) => box.kind === kind)
			.map(({ title, lines }) => (
				<View key={`${page} ${title}`} wrap={false} style={[styles.box, { borderLeftColor: accent }]}>
					<Text tag="H3" style={styles.bold}>
						{title}
					</Text>
					{lines.map((line) => (
						<Text key={line}>{line}</Text>
					))}
					<Text style={styles.where}>{page}</Text>
				</View>
			)),
	)
}

function List({ id, items }: { id: string; items: string[] }) {
	return (
		<View tag="L" tagId={id}>
			{items.map((item) => (
				<View key={item} tag="LI" wrap={false} style={styles.item}>
					<Text tag="Lbl" style={styles.bullet}>
						•
					</Text>
					<Text tag="LBody" style={styles.itemText}>
						{item}
					</Text>
				</View>
			))}
		</View>
	)
}
