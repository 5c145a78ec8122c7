import { checkRows } from '#db/statement.server.ts'

/** In tests every row that a hand-written statement answers is held to its schema. */
checkRows()
