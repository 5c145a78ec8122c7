import { expect, test } from 'vitest'
import { attestationMachine } from '#app/features/attestation/progress/attestation.machine.ts'
import { refusalMachine } from '#app/features/attestation/refusals/refusal.machine.ts'
import { codeDraftMachine } from '#app/features/code/draft/code-draft.machine.ts'
import { historyMachine } from '#app/features/history/history-upload.machine.ts'
import { progressMachine } from '#app/features/learning/progress/progress.machine.ts'
import { uploadMachine } from '#app/features/people/import/people-upload.machine.ts'

function guardWords(guard: unknown): string {
	if (typeof guard === 'string') return ` [${guard}]`
	if (typeof guard === 'object' && guard !== null && 'type' in guard) return ` [${String(guard.type)}]`
	return typeof guard === 'function' ? ' [passed]' : ''
}

type Machine =
	| typeof progressMachine
	| typeof attestationMachine
	| typeof codeDraftMachine
	| typeof uploadMachine
	| typeof historyMachine
	| typeof refusalMachine

function diagram(machine: Machine): string {
	const lines = [`    [*] --> ${String(machine.config.initial)}`]
	for (const node of Object.values(machine.states)) {
		for (const transition of [...node.transitions.values()].flat()) {
			const targets = transition.target?.map((target: { key: string }) => target.key) ?? [node.key]
			for (const target of targets) lines.push(`    ${node.key} --> ${target}: ${transition.eventType}${guardWords(transition.guard)}`)
		}
		if (node.type === 'final') lines.push(`    ${node.key} --> [*]`)
	}
	return `\`\`\`mermaid\nstateDiagram-v2\n${lines.join('\n')}\n\`\`\`\n`
}

/** Run vitest with `-u` after changing a machine: the page is drawn from the machines themselves. */
test('docs/machines.md shows the machines as they are', async () => {
	const page = [
		'# The machines\n',
		'Drawn from the code by `tests/model/machine-diagrams.test.ts`; do not edit. An event that a state does not show is refused there, and nothing changes.\n',
		'## A learner, a module, a cycle\n',
		diagram(progressMachine),
		'## An attestation of the Code\n',
		diagram(attestationMachine),
		'## A draft of the Code\n',
		diagram(codeDraftMachine),
		'## The upload of a people file\n',
		diagram(uploadMachine),
		'## The upload of past learning and absences\n',
		diagram(historyMachine),
		'## A refusal of the Code\n',
		diagram(refusalMachine),
	].join('\n')
	await expect(page).toMatchFileSnapshot('../../docs/machines.md')
})
