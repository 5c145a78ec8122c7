import { mostOnAList, planRollCall } from '#app/features/attestation/assisted/plan-roll-call.ts'
import type { FilledRollCall, Session } from '#app/features/attestation/assisted/read-roll-call-form.ts'
import {
	findAttestationStatuses,
	listStillAsked,
	type AttestationStatus,
	type Unit,
} from '#app/features/attestation/progress/find-attestation-status.server.ts'
import type { Edition } from '#app/features/code/edition/edition.ts'
import { findUnits, type Units } from '#app/features/people/directory/find-units.server.ts'
import type { Requirement } from '#app/features/requirements/rules/requirement-rules.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import type { FieldError, FormValues } from '#app/platform/form.ts'
import type { Database } from '#db/open.server.ts'

type Asked = { filled: FilledRollCall; requirement: Requirement; errors: FieldError[] }

/** The form again, with what was sent. Whoever was ticked and is not in the list that is shown now stands among the numbers. */
export function toFormView(db: Database, { filled, requirement, errors }: Asked, { today }: Viewer) {
	const { formValues, ticked } = filled
	const units = findUnits(db, { directorateId: Number(formValues.directorate), serviceId: Number(formValues.service) })
	const unit = chosenUnit(formValues, units)
	const asked = unit && listStillAsked(db, { unit, requirementId: requirement.id, day: today, limit: mostOnAList + 1 })
	const people = asked?.slice(0, mostOnAList).map(toPersonView) ?? null
	const elsewhere = ticked.filter((number) => !people?.some(({ employeeNumber }) => employeeNumber === number))
	const numbers = [formValues.numbers, ...elsewhere].filter(Boolean).join('\n')
	const more = (asked?.length ?? 0) > mostOnAList
	return { step: 'form' as const, ...units, people, more, formValues: { ...formValues, numbers }, ticked, errors }
}

function toPersonView({ employeeNumber, name, team, dueOn }: AttestationStatus) {
	return { employeeNumber, name, facts: [employeeNumber, team, dueOn && `due ${inWords(dueOn)}`].filter(Boolean).join(' · ') }
}

/** The smallest unit that was chosen; one that is not within the one above it was chosen before, and does not count. */
function chosenUnit(formValues: FormValues, { directorates, services, teams }: Units): Unit | null {
	const within = { team: teams, service: services, directorate: directorates }
	for (const kind of ['team', 'service', 'directorate'] as const) {
		const chosen = within[kind].find(({ id }) => String(id) === formValues[kind])
		if (chosen) return { kind, id: chosen.id }
	}
	return null
}

type Checked = Asked & { session: Session; numbers: readonly string[]; edition: Edition }

/** What will be recorded, person by person. The form sends it back as `seen`, so that nothing else is recorded. */
export function toCheckView(db: Database, { filled, requirement, session, numbers, edition, errors }: Checked, viewer: Viewer) {
	const statuses = findAttestationStatuses(db, { numbers, requirementId: requirement.id, day: session.heldOn })
	const people = planRollCall(statuses, viewer).map(({ employeeNumber, name, team, why }) => ({ employeeNumber, name, team, why }))
	const signed = people.filter(({ why }) => why === null).map(({ employeeNumber }) => employeeNumber)
	return {
		step: 'check' as const,
		rows: [
			{ key: 'Day', value: inWords(session.heldOn) },
			{ key: 'Where', value: session.place },
			{ key: 'Led by', value: session.ledBy },
			{ key: 'Edition', value: `${edition.title}, ${edition.label}` },
		],
		people,
		formValues: { ...filled.gathered, seen: signed.join(' '), edition: edition.fingerprint },
		errors,
	}
}
