type Parsed = { ok: true; value: unknown } | { ok: false; line: number; column: number; problem: string }

class Misplaced extends Error {
	constructor(
		readonly offset: number,
		problem: string,
	) {
		super(problem)
	}
}

const blank = /[ \t\n\r]*/y
const punctuation = /[{}[\],:]/y
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y

/** Node 20 often leaves the position out of its message, so this walks the text to the first fault. */
class Scanner {
	private offset = 0

	constructor(private readonly text: string) {}

	document(): void {
		this.value()
		if (this.peek() !== '') this.fail('there is text after the end')
	}

	private value(): void {
		const next = this.peek()
		if (next === '{') this.list('}', () => this.member())
		else if (next === '[') this.list(']', () => this.value())
		else if (!this.take(string) && !this.take(scalar)) this.fail(next === '' ? 'the file ends too early' : 'a value is expected')
	}

	private member(): void {
		this.peek()
		const start = this.offset
		if (!this.take(string)) this.fail('a field name in double quotes is expected')
		if (this.peek() !== ':') this.fail(`":" is expected after ${this.text.slice(start, this.offset).trimEnd()}`)
		this.take(punctuation)
		this.value()
	}

	private list(end: string, item: () => void): void {
		this.take(punctuation)
		if (this.peek() !== end) {
			item()
			while (this.peek() === ',') {
				const comma = this.offset
				this.take(punctuation)
				if (this.peek() === end) throw new Misplaced(comma, `there is a comma before "${end}"`)
				item()
			}
		}
		if (this.peek() !== end) this.fail(this.peek() === '' ? 'the file ends too early' : `"," or "${end}" is expected`)
		this.take(punctuation)
	}

	private peek(): string {
		this.take(blank)
		return this.text.charAt(this.offset)
	}

	private take(pattern: RegExp): boolean {
		pattern.lastIndex = this.offset
		const found = pattern.test(this.text)
		if (found) this.offset = pattern.lastIndex
		return found
	}

	private fail(problem: string): never {
		throw new Misplaced(this.offset, problem)
	}
}

export function parseJson(text: string): Parsed {
	try {
		return { ok: true, value: JSON.parse(text) as unknown }
	} catch (error) {
		const { offset, message } = findError(text) ?? new Misplaced(0, String(error))
		const before = text.slice(0, offset).split('\n')
		return { ok: false, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, problem: message }
	}
}

function findError(text: string): Misplaced | undefined {
	try {
		new Scanner(text).document()
		return undefined
	} catch (error) {
		if (error instanceof Misplaced) return error
		throw error
	}
}
