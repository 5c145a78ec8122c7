import { isPlain, repairText, withoutInvisible } from '../reading/damaged-text.ts'
import type { ImportLayout } from './import-layout.ts'
import type { ImportError } from './people-rows.ts'
import { rowsInWords } from './rows-in-words.ts'

const mostShown = 8

/** Takes what cannot be seen out of cells, and repairs letters that were damaged on the way, once somebody has said yes. */
export class CellMender {
	/** Damaged cells, as they stand and as they would be. */
	readonly sample: { found: string; repaired: string }[] = []
	/** How many cells are damaged. */
	damaged = 0
	#firstRow = 0
	readonly #unseen: number[] = []
	readonly #letters: ImportLayout['letters']

	constructor(letters: ImportLayout['letters']) {
		this.#letters = letters
	}

	mend(row: number, cells: readonly string[]): readonly string[] {
		if (cells.every(isPlain)) return cells
		let hasUnseen = false
		const mended = cells.map((cell) => {
			const seen = withoutInvisible(cell)
			hasUnseen ||= seen !== cell
			const repaired = repairText(seen)
			if (repaired === seen) return seen
			this.#note(row, seen, repaired)
			return this.#letters === 'repair' ? repaired : seen
		})
		if (hasUnseen) this.#unseen.push(row)
		return mended
	}

	errors(): ImportError[] {
		const [first] = this.sample
		if (!first || this.#letters !== undefined) return []
		const message = `Letters look damaged, such as “${first.found}” for “${first.repaired}” (${this.damaged === 1 ? 'one cell' : `${this.damaged} cells`}). Say whether they are to be repaired (--letters repair) or are right (--letters keep).`
		return [{ row: this.#firstRow, column: null, message }]
	}

	notices(): string[] {
		if (this.#unseen.length === 0) return []
		return [`Characters that cannot be seen were taken out of ${rowsInWords(this.#unseen)}.`]
	}

	#note(row: number, found: string, repaired: string): void {
		this.damaged += 1
		if (this.damaged === 1) this.#firstRow = row
		if (this.sample.length < mostShown && !this.sample.some((shown) => shown.found === found)) this.sample.push({ found, repaired })
	}
}
