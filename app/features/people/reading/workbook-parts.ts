import { readXml } from './read-xml.ts'

/** The parts of a workbook by their name within the zip. Names differ in capitals and slashes from program to program. */
export type Parts = ReadonlyMap<string, Uint8Array>
export type SheetPart = { name: string; isHidden: boolean; kind: string; part: Uint8Array | undefined }
export type WorkbookParts = {
	sheets: SheetPart[]
	startsIn1904: boolean
	sharedStrings: Uint8Array | undefined
	styles: Uint8Array | undefined
}

const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
export const partsOf = (files: Iterable<readonly [string, Uint8Array]>): Parts =>
	new Map([...files].map(([name, bytes]) => [keyOf(name), bytes]))

type Relation = { id: string; kind: string; target: string }

/** Where everything is, which the relationships of the parts say and their names only suggest; null if there is no workbook. */
export function findWorkbookParts(parts: Parts): WorkbookParts | null {
	const named = relationsOf(parts, '').find(({ kind }) => kind === 'officeDocument')?.target
	const path = [named, 'xl/workbook.xml'].find((name) => name !== undefined && parts.has(keyOf(name)))
	const workbook = path === undefined ? undefined : parts.get(keyOf(path))
	if (path === undefined || !workbook) return null
	const relations = relationsOf(parts, path)
	const partOf = (relation: Relation | undefined) => (relation ? parts.get(keyOf(relation.target)) : undefined)
	const byKind = (kind: string) => partOf(relations.find((relation) => relation.kind === kind))
	const sheets: SheetPart[] = []
	let startsIn1904 = false
	readXml(workbook, {
		open: (name, attributes) => {
			if (name === 'workbookPr') startsIn1904 = /^(?:1|true|on)$/i.test(attributes().date1904 ?? '')
			if (name !== 'sheet') return
			const { name: sheet = '', state = 'visible', id = '' } = attributes()
			const relation = relations.find((each) => each.id === id)
			sheets.push({ name: sheet, isHidden: state !== 'visible', kind: relation?.kind ?? '', part: partOf(relation) })
		},
		close: () => undefined,
		text: () => undefined,
	})
	return { sheets, startsIn1904, sharedStrings: byKind('sharedStrings'), styles: byKind('styles') }
}

/** What a part points at. `kind` is the last word of its type, which the strict and the usual format share. */
function relationsOf(parts: Parts, path: string): Relation[] {
	const folder = path.slice(0, path.lastIndexOf('/') + 1)
	const part = parts.get(keyOf(`${folder}_rels/${path.slice(folder.length)}.rels`))
	const relations: Relation[] = []
	if (!part) return relations
	readXml(part, {
		open: (name, attributes) => {
			if (name !== 'Relationship') return
			const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes()
			if (mode !== 'External') relations.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, target) })
		},
		close: () => undefined,
		text: () => undefined,
	})
	return relations
}

/** The target as a name within the zip: beside the part that points at it, or (with a slash) from the top. */
function resolve(folder: string, target: string): string {
	const path: string[] = []
	for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
		if (step === '..') path.pop()
		else if (step !== '' && step !== '.') path.push(step)
	}
	return decodeName(path.join('/'))
}

function decodeName(name: string): string {
	try {
		return decodeURIComponent(name)
	} catch {
		return name
	}
}
