import type { PeopleSource } from './parse-people-import.ts'
import { isWorkbook, openWorkbook } from './read-workbook.server.ts'

/** A people file of any kind, ready to be read. What it is, its first bytes say, never its name. */
export const openPeopleFile = (file: Uint8Array): PeopleSource | Promise<PeopleSource> => (isWorkbook(file) ? openWorkbook(file) : file)
