import { isCompoundFile, isZip } from '#app/platform/read-zip.server.ts'
import { openWorkbook } from '../reading/open-workbook.server.ts'
import { nameOtherKind } from '../reading/other-file-kinds.ts'
import type { PeopleSource } from './parse-people-import.ts'

/** A people file of any kind, ready to be read. What it is, its first bytes say, never its name. */
export function openPeopleFile(file: Uint8Array): PeopleSource | Promise<PeopleSource> {
	if (isZip(file) || isCompoundFile(file)) return openWorkbook(file)
	const other = nameOtherKind(file)
	return other === null ? file : { error: { row: 1, column: null, message: other } }
}
