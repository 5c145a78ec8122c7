import { Document, Link, Page, Path, Rect, Svg, Text, View } from '@react-pdf/renderer'
import { inWords } from '#app/platform/calendar.ts'
import { sizeForLine } from '#app/platform/pdf/size-for-line.ts'
import { qrPath } from '#app/platform/pdf/qr-path.ts'
import type {} from '#app/platform/pdf/tag-props.ts'
import { braid, readableAccent, rosette, tint } from './certificate-ornament.ts'
import { band, compactSizes, ink, itemSizes, lineWidth, roomySizes, sizeFor, styles } from './certificate-styles.ts'

/** Every word and figure on a certificate, frozen when it is issued. Names in Unicode NFC; days as YYYY-MM-DD. */
export type CertificateValues = {
	number: string
	kind: 'module' | 'induction'
	personName: string
	employeeNumber: string
	councilName: string
	awardTitle: string
	/** What stands between the name and the award: 'has completed the module' */
	awardLine: string
	completedOn: string
	validUntil: string | null
	/** 'Score 90% against a pass mark of 80%' */
	scoreText: string | null
	/** 'Module version 1.0' */
	versionText: string
	/** Of an induction: each module and the Code, with its date. Twelve lines fit on the page; more go on to a second. */
	items?: string[]
	/** UTC, milliseconds */
	issuedAt: number
	/** Ends in a code that only the certificate says: whoever asks by it holds the certificate. Before 2026-12 it ended in the number. */
	verifyUrl: string
	/** The council's colour, six hex digits */
	accent: string
}

type Props = { values: CertificateValues }

type Sizes = { name: number; award: number }

/** Certificate template 1: A4 landscape. Once certificates are issued in it, it stays as it is: a new look is a new template. */
export const CertificateDocument1 = ({ values }: Props) => certificate(values, sizesByLength(values))

/**
 * Certificate template 2: as template 1, but a word that would run over the edge is set smaller, until it fits on its line. `widthOf` is the width of a text
 * in the weight of names, at a size of one point.
 */
export function CertificateDocument2({ values, widthOf }: Props & { widthOf: (text: string) => number }) {
	const sizes = sizesByLength(values)
	const fitting = (text: string, size: number) => sizeForLine(text, size, { width: lineWidth, widthOf })
	return certificate(values, { name: fitting(values.personName, sizes.name), award: fitting(values.awardTitle, sizes.award) })
}

function sizesByLength({ personName, awardTitle, items }: CertificateValues): Sizes {
	const sizes = items ? compactSizes : roomySizes
	return { name: sizeFor(personName, sizes.name), award: sizeFor(awardTitle, sizes.award) }
}

function certificate(values: CertificateValues, sizes: Sizes) {
	const { number, awardTitle, councilName, issuedAt } = values
	const issued = new Date(issuedAt)
	return (
		<Document
			title={`Certificate ${number}: ${awardTitle}`}
			author={councilName}
			language="en-GB"
			creator="Probity"
			producer="Probity"
			creationDate={issued}
			modificationDate={issued}
		>
			<Page size="A4" orientation="landscape" style={values.items ? [styles.page, styles.compactPage] : styles.page}>
				<Band accent={values.accent} />
				<Rosette accent={values.accent} />
				<Heading values={values} />
				<Award values={values} sizes={sizes} />
				{values.items && <Items items={values.items} />}
				<Facts values={values} />
			</Page>
		</Document>
	)
}

/** The band goes down the binding edge of every page. Decoration: nothing in it is read out. */
function Band({ accent }: { accent: string }) {
	const { width, height } = band
	const line = { stroke: tint(accent, 0.62), strokeWidth: 0.45, fill: 'none' }
	return (
		<Svg tag="Artifact" fixed style={styles.band} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
			<Rect x={0} y={0} width={width} height={height} fill={accent} />
			<Path d={braid({ width: width - 16, height, period: 148.82, strands: 9 })} transform="translate(8, 0)" {...line} />
			<Rect x={width - 3} y={0} width={0.8} height={height} fill={tint(accent, 0.62)} />
		</Svg>
	)
}

function Rosette({ accent }: { accent: string }) {
	const diameter = 76
	return (
		<Svg tag="Artifact" style={styles.rosette} width={diameter} height={diameter} viewBox={`0 0 ${diameter} ${diameter}`}>
			<Path d={rosette({ diameter, petals: 8, strands: 9 })} stroke={tint(accent, 0.45)} strokeWidth={0.4} fill="none" />
		</Svg>
	)
}

/** Read as "Certificate of completion", then the council; seen the other way round, as on a letterhead. */
function Heading({ values: { councilName, accent } }: Props) {
	return (
		<View style={styles.heading}>
			<Text tag="H1" style={styles.title}>
				Certificate of completion
			</Text>
			<Text style={[styles.council, { color: readableAccent(accent) }]}>{councilName}</Text>
		</View>
	)
}

function Award({ values, sizes }: Props & { sizes: Sizes }) {
	const { personName, employeeNumber, awardLine, awardTitle, accent, scoreText, versionText } = values
	const { gap } = values.items ? compactSizes : roomySizes
	return (
		<View style={values.items ? styles.awardAbove : styles.awardAlone}>
			<Text style={styles.lead}>This is to certify that</Text>
			<Text tag="H2" style={[styles.name, { fontSize: sizes.name }]}>
				{personName}
			</Text>
			<Text style={styles.quiet}>Employee number {employeeNumber}</Text>
			<Text style={[styles.lead, { marginTop: gap }]}>{awardLine}</Text>
			<Text tag="H2" style={[styles.award, { color: readableAccent(accent), fontSize: sizes.award }]}>
				{awardTitle}
			</Text>
			<Text style={styles.quiet}>{scoreText ? `${scoreText}  ·  ${versionText}` : versionText}</Text>
		</View>
	)
}

/** Two columns, read down the first and then down the second. */
function Items({ items }: { items: string[] }) {
	const longest = items.reduce((one, other) => (other.length > one.length ? other : one), '')
	const fontSize = sizeFor(longest, itemSizes)
	const half = Math.ceil(items.length / 2)
	return (
		<View style={styles.items}>
			<Text tag="H3" style={styles.label}>
				Completed and attested
			</Text>
			<View tag="L" tagId="items" style={styles.columns}>
				{[items.slice(0, half), items.slice(half)].map((column, at) => (
					<View key={at} style={styles.column}>
						{column.map((item) => (
							<Item key={item} text={item} fontSize={fontSize} />
						))}
					</View>
				))}
			</View>
		</View>
	)
}

function Item({ text, fontSize }: { text: string; fontSize: number }) {
	return (
		<View tag="LI" wrap={false} style={styles.item}>
			<Text tag="Lbl" style={[styles.bullet, { fontSize }]}>
				•
			</Text>
			<Text tag="LBody" style={[styles.itemText, { fontSize }]}>
				{text}
			</Text>
		</View>
	)
}

function Facts({ values }: Props) {
	const { number, councilName, completedOn, validUntil, verifyUrl } = values
	return (
		<View wrap={false} style={styles.foot}>
			<View style={styles.footWords}>
				<View tag="L" style={styles.facts}>
					<Fact label="Issued by" value={councilName} mayWrap />
					<Fact label="Completed on" value={inWords(completedOn)} />
					{validUntil && <Fact label="Valid until" value={inWords(validUntil)} />}
					<Fact label="Certificate number" value={number} />
				</View>
				<Link src={verifyUrl} style={styles.check}>
					<Text>
						Check this certificate at <Text style={styles.url}>{verifyUrl}</Text>
					</Text>
				</Link>
			</View>
			<QrCode url={verifyUrl} />
		</View>
	)
}

function Fact({ label, value, mayWrap = false }: { label: string; value: string; mayWrap?: boolean }) {
	return (
		<View tag="LI" style={{ flexShrink: mayWrap ? 1 : 0 }}>
			<Text tag="Lbl" style={styles.label}>
				{label}
			</Text>
			<Text tag="LBody" style={styles.value}>
				{value}
			</Text>
		</View>
	)
}

function QrCode({ url }: { url: string }) {
	const { d, size } = qrPath(url)
	return (
		<Svg alt={`QR code that opens ${url}`} width={76} height={76} viewBox={`0 0 ${size} ${size}`}>
			<Path d={d} fill={ink} />
		</Svg>
	)
}
