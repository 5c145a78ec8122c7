/** fontkit ships no types. Only what we use is declared here; a file of several fonts has no `characterSet`. */
declare module 'fontkit' {
	export type Glyph = object
	export type Font = { characterSet: number[] }
	export function openSync(file: string): Font | { fonts: unknown[] }
}
