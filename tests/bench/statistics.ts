export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b)
	const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
	return middle.reduce((sum, value) => sum + value, 0) / middle.length
}

/** Columns under each other: the first to the left, the others, which are numbers, to the right. */
export function table(rows: (string | number)[][]): string {
	const cells = rows.map((row) => row.map(String))
	const widths = cells.reduce<number[]>((widest, row) => row.map((cell, at) => Math.max(cell.length, widest[at] ?? 0)), [])
	return cells
		.map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '))
		.join('\n')
}
