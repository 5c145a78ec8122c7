import { dayOf, inWords, type Day } from '#app/platform/calendar.ts'
import type { Attention } from '#app/features/declarations/declaration-row.ts'
import { registerKindName } from '#app/features/declarations/register/register-query.ts'
import type { RegisterRow } from '#app/features/declarations/register/register.server.ts'
import { toDeclarationView, type DeclarationView } from '#app/features/declarations/declaration-view-model.ts'
import { declarationOf } from '#app/features/declarations/register/write-register-csv.ts'

const attentionWords: Record<Attention, string> = {
	'gift-without-consent': 'a gift treated as over £50 was accepted without consent.',
	'frequent-gifts': 'the third or later gift under £50 that was accepted within three months, and nobody has taken note yet.',
	'work-without-decision': 'other work, and no decision yet.',
	'consent-ran-out': 'the consent to other work has run out.',
}

export type EntryView = Omit<DeclarationView, 'href'> & { key: string; href: string | null; who: string; attention: string | undefined }

/** A line of the register in words. What was declared has a page of its own; a nil return has not. */
export function toRegisterRowView(row: RegisterRow, day: Day): EntryView {
	const who = `${row.name} (${row.employeeNumber})`
	const place = [row.jobTitle, row.directorate].filter(Boolean).join(', ')
	const facts = (text: string) => [place || 'Not at the council on that day', text].join(' · ')
	const declaration = declarationOf(row)
	const key = String(row.id)
	if (declaration) {
		const shown = toDeclarationView(declaration, day)
		return { ...shown, key, who, facts: facts(shown.facts), attention: row.attention === null ? undefined : attentionWords[row.attention] }
	}
	const kind = row.kind === 'nil' || row.kind === 'unchanged' ? registerKindName(row.kind) : 'Answered'
	const status = { text: 'Recorded', colour: 'grey' } as const
	return {
		key,
		href: null,
		kind,
		who,
		title: '',
		facts: facts(`Declared on ${inWords(dayOf(row.declaredAt))}`),
		status,
		attention: undefined,
	}
}
