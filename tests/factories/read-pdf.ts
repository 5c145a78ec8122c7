import { execFileSync } from 'node:child_process'

const read = (program: string, args: string[], pdf: Uint8Array): string =>
	execFileSync(program, [...args, '-'], { input: pdf, encoding: 'utf8' })

export const pagesOf = (pdf: Uint8Array): number => Number(/Pages:\s+(\d+)/.exec(read('pdfinfo', [], pdf))?.[1])

/** Each word of a PDF, in the order of reading, and where it ends at the right, in points. */
export const placesOf = (pdf: Uint8Array): { word: string; right: number }[] =>
	[...read('pdftotext', ['-bbox', '-'], pdf).matchAll(/xMax="([\d.]+)"[^>]*>([^<]*)<\/word>/g)].map(([, right, word = '']) => ({
		word: word.replaceAll('&amp;', '&'),
		right: Number(right),
	}))
