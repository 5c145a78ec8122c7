/** What was typed as an amount in pounds (`45`, `45.50`, `£1,250`), in pence; null if it is none. */
export function readPounds(typed: string): number | null {
	const [, pounds, pence = ''] = /^£?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$/.exec(typed.replace(/\s/g, '')) ?? []
	return pounds === undefined ? null : Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'))
}

/** `£1,250` or `£45.50`. */
export function writePounds(pence: number): string {
	const pounds = String(Math.floor(pence / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
	return `£${pounds}${pence % 100 === 0 ? '' : `.${String(pence % 100).padStart(2, '0')}`}`
}
