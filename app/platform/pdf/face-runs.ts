/** A typeface of our PDFs: its family, whether it has a code point, and which of its rules are on or off. */
export type Face = { family: string; has: (codePoint: number) => boolean; features?: Record<string, boolean> }

/** A stretch of a text set in one typeface. */
export type FaceRun = { text: string; face: Face }

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' })
const isLetter = (cluster: string) => /\p{L}/u.test(cluster)

/**
 * Divides a text by the typeface that each letter is set in: the first that has the letter with all its marks. What is no letter (a space, a hyphen) stays with
 * the letters before it where it can, so that a name is not cut at its spaces. `missing`: the letters that no typeface has.
 */
export function divideByFace(text: string, faces: readonly Face[]): { runs: FaceRun[]; missing: string[] } {
	const runs: FaceRun[] = []
	const missing: string[] = []
	for (const { segment } of clusters.segment(text)) {
		const last = runs.at(-1)
		const face = !isLetter(segment) && last && hasAll(last.face, segment) ? last.face : faces.find((one) => hasAll(one, segment))
		if (!face) missing.push(segment)
		else if (last?.face === face) last.text += segment
		else runs.push({ text: segment, face })
	}
	return { runs, missing: [...new Set(missing)] }
}

const hasAll = (face: Face, cluster: string) => [...cluster].every((letter) => isUnseen(letter) || face.has(letter.codePointAt(0) ?? 0))

/** Line breaks, joiners and marks of direction are not drawn. */
const isUnseen = (letter: string) => /[\n\r\p{Cf}]/u.test(letter)
