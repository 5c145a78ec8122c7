import { encode } from 'uqr'

/** A QR code as one SVG path of `size` × `size` units, without the quiet zone: leave four units of white around it. */
export function qrPath(text: string): { d: string; size: number } {
	const { size, data } = encode(text, { ecc: 'M', border: 0 })
	return { size, d: data.flatMap((row, y) => darkRuns(row).map(({ x, width }) => `M${x} ${y}h${width}v1h-${width}z`)).join('') }
}

// Neighbouring squares are drawn as one bar, so that no hairline shows between them when the page is scaled.
function darkRuns(row: boolean[]) {
	const runs: { x: number; width: number }[] = []
	row.forEach((dark, x) => {
		const last = runs.at(-1)
		if (dark && last && last.x + last.width === x) last.width++
		else if (dark) runs.push({ x, width: 1 })
	})
	return runs
}
