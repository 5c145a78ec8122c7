import { expect, it } from 'vitest'
import { fillRollCall } from '#app/features/attestation/assisted/read-roll-call-form.ts'

const formOf = (...fields: [string, string][]) => {
	const form = new FormData()
	for (const [name, value] of fields) form.append(name, value)
	return form
}

it('gathers the numbers that were typed and ticked, and keeps what was filled in', () => {
	const filled = fillRollCall(formOf(['numbers', '100001, 100002'], ['person', '100002'], ['person', '100003'], ['place', 'Depot']))
	expect(filled).toMatchObject({ intent: 'check', ticked: ['100002', '100003'], formValues: { numbers: '100001, 100002', place: 'Depot' } })
	expect(filled.gathered).toEqual({ numbers: '100001 100002 100003', place: 'Depot' })
})

it('reads what the check page said', () => {
	const filled = fillRollCall(formOf(['intent', 'record'], ['seen', '100001 100003'], ['edition', 'abc']))
	expect([filled.intent, filled.checked]).toEqual(['record', { numbers: ['100001', '100003'], edition: 'abc' }])
	expect(fillRollCall(formOf(['intent', 'nonsense'])).intent).toBe('check')
})
