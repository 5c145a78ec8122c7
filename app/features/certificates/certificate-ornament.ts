/** Colours and ornament of certificate template 1. */

/** The council's colour if words in it are easy to read on white (contrast 4.5 or more), else the same colour darkened until they are. */
export function readableAccent(accent: string): string {
	let rgb = channels(accent)
	while (contrastWithWhite(rgb) < 4.5) rgb = rgb.map((channel) => Math.floor(channel * 0.9))
	return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

/** `accent` moved towards white by `share` (0 to 1): a line drawn in it needs no transparency. */
export function tint(accent: string, share: number): string {
	const rgb = channels(accent).map((channel) => Math.round(channel + (255 - channel) * share))
	return `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function channels(hex: string): number[] {
	if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Error(`Not a colour in six hex digits: ${hex}`)
	return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
}

// WCAG 2.2, relative luminance
function contrastWithWhite(rgb: number[]): number {
	const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
		const share = channel / 255
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
	})
	return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/**
 * The braid of fine lines that runs down the band: waves of one period, each a little out of step with the last, as on a
 * banknote. A slow swell over the fast waves opens and closes the braid. One path.
 */
export function braid({ width, height, period, strands }: { width: number; height: number; period: number; strands: number }): string {
	const steps = Math.ceil((height / period) * 24)
	return strandsOf(strands, steps, (turn, share) => {
		const angle = (2 * Math.PI * height * share) / period
		const reach = (width / 2) * (0.6 - 0.4 * Math.cos(angle / 2))
		return { x: width / 2 + reach * Math.sin(angle + turn), y: height * share }
	})
}

/** The same braid closed to a ring, for the corner of the page: an ornament, and no more a seal than the band is. One path. */
export function rosette({ diameter, petals, strands }: { diameter: number; petals: number; strands: number }): string {
	const radius = diameter / 2
	return strandsOf(strands, petals * 24, (turn, share) => {
		const angle = 2 * Math.PI * share
		const reach = radius * (0.68 + 0.32 * Math.sin(petals * angle + turn))
		return { x: radius + reach * Math.cos(angle), y: radius + reach * Math.sin(angle) }
	})
}

// Rounded, so that no engine's last decimal reaches the file.
function strandsOf(strands: number, steps: number, point: (turn: number, share: number) => { x: number; y: number }): string {
	const strand = (turn: number) =>
		Array.from({ length: steps + 1 }, (_, at) => {
			const { x, y } = point(turn, at / steps)
			return `${at === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`
		}).join('')
	return Array.from({ length: strands }, (_, at) => strand((2 * Math.PI * at) / strands)).join('')
}
