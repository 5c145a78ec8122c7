import type { WorkerType } from '#db/schema/people.ts'

/** What HR systems call the kinds of workers, the narrower words first. Proposed to whoever says what the words of a file mean. */
const likely: readonly (readonly [RegExp, WorkerType])[] = [
	[/agency|locum/, 'agency'],
	[/contractor|consultant|self.?employed|off.?payroll|ir35/, 'contractor'],
	[/casual|bank|zero.?hours?|sessional|relief|supply|seasonal|as and when/, 'casual'],
	[/temp|fixed.?term|ftc|apprentice|secondment|secondee|intern\b|graduate|interim|maternity cover/, 'temporary'],
	[/perm|regular|substantive|open.?ended|full.?time|part.?time|established|employee|staff/, 'permanent'],
]

export const proposeWorkerType = (word: string): WorkerType | null =>
	likely.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? null
