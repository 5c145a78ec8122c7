import { execFileSync } from 'node:child_process'

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' })

/**
 * What a PDF says to those who read it by other means than eyes: its words one after the other, wherever a line ends, whether it is tagged,
 * and its structure in reading order.
 */
export const readPdf = (file: string) => ({
	text: run('pdftotext', '-raw', file, '-').replace(/\s+/g, ' '),
	info: run('pdfinfo', file),
	structure: run('pdfinfo', '-struct-text', file),
})
