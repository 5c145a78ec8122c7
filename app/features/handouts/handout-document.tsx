import { Document, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { documentFont } from '#app/platform/pdf/document-font.ts'
import type {} from '#app/platform/pdf/tag-props.ts'

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

const ink = '#16191d'
const quiet = '#4d545c'
const styles = StyleSheet.create({
	page: {
		fontFamily: documentFont,
		fontSize: 10.5,
		lineHeight: 1.35,
		color: ink,
		paddingTop: 46,
		paddingBottom: 58,
		paddingHorizontal: 52,
	},
	council: { fontSize: 10.5, fontWeight: 600 },
	title: { fontSize: 26, fontWeight: 600, lineHeight: 1.15, marginTop: 4 },
	summary: { fontSize: 12, marginTop: 6 },
	heading: { fontSize: 15, fontWeight: 600, marginTop: 16, marginBottom: 5, paddingBottom: 3, borderBottomWidth: 1 },
	item: { flexDirection: 'row', marginBottom: 2 },
	bullet: { width: 12 },
	itemText: { flexGrow: 1, flexBasis: 0 },
	box: { marginBottom: 7, paddingLeft: 9, borderLeftWidth: 3 },
	boxTitle: { fontWeight: 600 },
	where: { fontSize: 9, color: quiet },
	term: { marginBottom: 3 },
	bold: { fontWeight: 600 },
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

/** Two to four pages of A4 to keep: what the module is for, what to take away, what to do and whom to ask. */
export function HandoutDocument({ values }: { values: HandoutValues }) {
	const { moduleTitle, version, councilName, summary, outcomes, pages, terms, sources, accent, madeAt } = values
	const made = new Date(madeAt)
	return (
		<Document
			title={`${moduleTitle}: handout, version ${version}`}
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
					{moduleTitle}
				</Text>
				<Text style={styles.summary}>{summary}</Text>
				<Heading accent={accent}>What you can do now</Heading>
				<List id="outcomes" items={outcomes} />
				<Heading accent={accent}>What to do here</Heading>
				<Boxes pages={pages} kind="here" accent={accent} />
				<Heading accent={accent}>What to remember</Heading>
				<Boxes pages={pages} kind="key-fact" accent={accent} />
				{terms.length > 0 && <Heading accent={accent}>Words</Heading>}
				{terms.map(({ term, meaning }) => (
					<Text key={term} style={styles.term}>
						<Text style={styles.bold}>{term}.</Text> {meaning}
					</Text>
				))}
				<Heading accent={accent}>Where this comes from</Heading>
				<List id="sources" items={sources} />
				<View fixed style={styles.foot} tag="Artifact" artifact={{ type: 'Pagination' }}>
					<Text>
						{moduleTitle}, version {version}
					</Text>
					<Text render={({ pageNumber, totalPages }) => `Page ${pageNumber} of ${totalPages}`} />
				</View>
			</Page>
		</Document>
	)
}

function Heading({ accent, children }: { accent: string; children: string }) {
	return (
		<Text tag="H2" minPresenceAhead={60} style={[styles.heading, { borderBottomColor: accent }]}>
			{children}
		</Text>
	)
}

function Boxes({ pages, kind, accent }: { pages: HandoutValues['pages']; kind: 'key-fact' | 'here'; accent: string }) {
	return pages.flatMap(({ title: page, boxes }) =>
		boxes
			.filter((box) => box.kind === kind)
			.map(({ title, lines }) => (
				<View key={`${page} ${title}`} wrap={false} style={[styles.box, { borderLeftColor: accent }]}>
					<Text tag="H3" style={styles.boxTitle}>
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
