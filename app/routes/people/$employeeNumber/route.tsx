import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findAcknowledgement } from '#app/features/attestation/leaving/acknowledge-leaving.server.ts'
import { isReminded } from '#app/features/attestation/leaving/leaving.ts'
import { listCertificates } from '#app/features/certificates/list-certificates.server.ts'
import { unlockQuiz } from '#app/features/learning/progress/advance-progress.server.ts'
import { absenceOn, findPersonHistory, placementAround, placementOn } from '#app/features/people/record/find-person-history.server.ts'
import { findPersonLearning } from '#app/features/people/record/find-person-learning.server.ts'
import { findPerson } from '#app/features/people/directory/find-person.server.ts'
import { listTimeline } from '#app/features/people/record/list-timeline.server.ts'
import { toRequirementView } from '#app/routes/people/$employeeNumber/view-model/record.ts'
import { makeTimeline, toTimelineView } from '#app/routes/people/$employeeNumber/view-model/timeline.ts'
import { startOfEmployment } from '#app/features/requirements/planning/scope.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may, type Permission } from '#app/features/sign-in/roles.ts'
import { dayOf, inWords, isDay, type Day } from '#app/platform/calendar.ts'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { PersonRequirementCard } from './person-requirement.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Timeline } from './timeline.tsx'
import type { PageHandle, PageLink } from '#app/root.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.person.name ?? 'Person'} - Probity` }]
/** HR and auditors come from the search or from a report, managers from their team. */
export const handle: PageHandle<{ backLink: PageLink }> = { backLink: ({ backLink }) => backLink }

async function requireRecord(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const person = findPerson(args.context.site.db, { employeeNumber: args.params.employeeNumber ?? '', viewer })
	if (!person) throw notFound()
	return { viewer, person }
}

export async function loader(args: LoaderFunctionArgs) {
	const { viewer, person } = await requireRecord(args)
	const { db, code, requirements } = args.context.site
	const { searchParams } = new URL(args.request.url)
	const { placements, absences } = findPersonHistory(db, { personId: person.id })
	const learning = findPersonLearning(db, { personId: person.id, today: viewer.today, requirements })
	const away = absenceOn(absences, viewer.today)
	const startedOn = startOfEmployment([...placements].reverse(), viewer.today)
	const record = `/people/${encodeURIComponent(person.employeeNumber)}`
	// Nobody decides about themselves.
	const mayDecide = (permission: Permission) => person.id !== viewer.personId && may(viewer, permission)
	const powers = {
		attest: person.mayAttest,
		extend: person.mayExtend,
		exempt: mayDecide('exempt'),
		decidePriorLearning: mayDecide('decide-prior-learning'),
	}
	const facts = listTimeline(db, { personId: person.id })
	const wasUnlocked = (id: string) =>
		facts.recordings.some(({ action, requirement, at }) => action === 'quiz.unlocked' && requirement === id && dayOf(at) === viewer.today)
	const timeline = makeTimeline(
		{
			...facts,
			placements,
			absences,
			attempts: learning.requirements.flatMap(({ id, attempts }) => attempts.map((attempt) => ({ ...attempt, requirement: id }))),
			attestations: learning.attestations,
			certificates: listCertificates(db, { personId: person.id }),
		},
		{ requirements, today: viewer.today, readsNotes: may(viewer, 'read-notes') },
	)
	const toLeavingView = (lastDayOn: Day | null) => {
		if (!isReminded(lastDayOn, viewer.today, () => code.inForce(viewer.today))) return null
		const acknowledged = findAcknowledgement(db, { personId: person.id, leavesOn: lastDayOn })
		const href = !acknowledged && person.mayAttest ? `${record}/leaving` : null
		return { on: inWords(lastDayOn), reminded: acknowledged && inWords(dayOf(acknowledged.acknowledgedAt)), href }
	}
	const asAt = searchParams.get('as-at')
	const fromReport = asAt !== null && isDay(asAt) && asAt <= viewer.today && may(viewer, 'read-reports')
	const reportAsAt = fromReport && asAt < viewer.today ? { day: asAt, words: inWords(asAt) } : null
	const report = { href: `/reports/completion${reportAsAt ? `?as-at=${reportAsAt.day}` : ''}`, text: 'Completion report' }
	const list = may(viewer, 'read-people') ? { href: '/people', text: 'People' } : { href: '/team', text: 'My team' }
	return {
		backLink: fromReport ? report : list,
		person: { name: person.name, employeeNumber: person.employeeNumber, mayUnlock: person.mayUnlock },
		requirements: learning.requirements.map((requirement) => toRequirementView(requirement, record, powers)),
		worksHere: placementOn(placements, viewer.today) !== null,
		placement: placementAround(placements, viewer.today),
		leftOn: lastDay(placements, viewer.today),
		startedOn: startedOn && inWords(startedOn),
		leaving: toLeavingView(placements[0]?.validTo ?? null),
		away: away && {
			since: inWords(away.startsOn),
			until: away.endsOn && inWords(away.endsOn),
			href: mayDecide('record-leave') ? `${record}/leave?absence=${away.id}` : null,
		},
		leaveHref: mayDecide('record-leave') ? `${record}/leave` : null,
		timeline: toTimelineView(timeline, searchParams.get('show'), (kind) => `${record}${kind === null ? '' : `?show=${kind}`}#timeline`),
		unlocked: learning.requirements.find(({ id, locked }) => id === searchParams.get('unlocked') && !locked && wasUnlocked(id))?.title,
		reportAsAt,
	}
}

/** In words; null for somebody who works here or will. */
function lastDay(placements: readonly { validTo: Day | null }[], today: Day): string | null {
	const validTo = placements[0]?.validTo ?? null
	return validTo !== null && validTo < today ? inWords(validTo) : null
}

const form = z.object({
	intent: z.literal('unlock'),
	requirement: z.string(),
	note: z
		.string()
		// A browser sends two characters for each new line of a text area.
		.transform((text) => text.replaceAll('\r\n', '\n').trim())
		.pipe(z.string().min(1, 'Write what you agreed').max(500, 'What you agreed must be 500 characters or fewer')),
})

export async function action(args: ActionFunctionArgs) {
	const { viewer, person } = await requireRecord(args)
	if (!person.mayUnlock) throw new Response(null, { status: 403 })
	const { db, content, requirements } = args.context.site
	const formValues = Object.fromEntries(await args.request.formData())
	const requirement = requirements.find(({ slug: id }) => id === formValues.requirement)
	const module = requirement && content.modules.get(requirement.slug)
	if (!module) throw notFound()
	const parsed = form.safeParse(formValues)
	if (!parsed.success) {
		const issue = parsed.error.issues[0]
		if (issue?.path[0] !== 'note') throw new Response(null, { status: 400 })
		return data({ requirement: requirement.slug, note: String(formValues.note), error: issue.message }, 400)
	}
	const { note } = parsed.data
	if (!unlockQuiz(db, { personId: person.id, requirement, module }, note, viewer)) {
		const error = 'Somebody unlocked it meanwhile: what you wrote is not in the record'
		return data({ requirement: requirement.slug, note, error }, 409)
	}
	return redirect(`/people/${encodeURIComponent(person.employeeNumber)}?unlocked=${requirement.slug}`)
}

export default function Person() {
	const { person, worksHere, placement, leftOn, startedOn, away, leaving, leaveHref, requirements, unlocked, reportAsAt, timeline } =
		useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const standing = leftOn ? `Left on ${leftOn}` : startedOn ? `Starts on ${startedOn}` : 'Not working here today'
	const work = placement && [
		...(worksHere ? [] : [{ key: leftOn ? 'Last job' : 'Coming job', value: placement.jobTitle }]),
		{ key: 'Team', value: [...new Set([placement.team, placement.service, placement.directorate])].join(', ') },
		{ key: 'Worker type', value: placement.workerType.replace(/^./, (letter) => letter.toUpperCase()) },
		{ key: 'Line manager', value: placement.manager?.name ?? 'None' },
	]
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.error, href: `#unlock-${refused.requirement}` }]} />}
			{unlocked && <NotificationBanner type="success">{`The quiz of ${unlocked} is unlocked.`}</NotificationBanner>}
			<span className="govuk-caption-xl">{worksHere ? placement?.jobTitle : standing}</span>
			<h1 className="govuk-heading-xl">{person.name}</h1>
			{reportAsAt && (
				<InsetText>
					This is the record of today. Go back to the{' '}
					<a className="govuk-link" href={`/reports/completion?as-at=${reportAsAt.day}`}>
						completion report as at {reportAsAt.words}
					</a>
					.
				</InsetText>
			)}
			<SummaryList
				rows={[
					{ key: 'Employee number', value: person.employeeNumber },
					...(work ?? []),
					...(startedOn ? [{ key: 'Start', value: startedOn }] : []),
					...(leftOn ? [{ key: 'Last day', value: leftOn }] : []),
					...(away ? [{ key: 'Long leave', value: <LongLeave {...away} /> }] : []),
					...(leaving ? [{ key: 'Last day', value: <LastDay {...leaving} /> }] : []),
				]}
			/>
			{leaveHref && worksHere && (
				<p className="govuk-body pb-requirement__actions">
					<a className="govuk-link" href={leaveHref}>
						Record long leave
					</a>
				</p>
			)}
			<h2 className="govuk-heading-l">Requirements</h2>
			{requirements.map((item) => (
				<PersonRequirementCard key={item.id} {...item} mayUnlock={person.mayUnlock} refused={refused} />
			))}
			<Timeline {...timeline} />
		</>
	)
}

/** Managers and auditors see that somebody is away, not why. */
function LongLeave({ since, until, href }: { since: string; until: string | null; href: string | null }) {
	return (
		<>
			On long leave since {since}
			{until && `, until ${until}`}.{' '}
			{href && (
				<a className="govuk-link" href={href}>
					Record the return
				</a>
			)}
		</>
	)
}

/** Whoever leaves is reminded of what goes on. */
function LastDay({ on, reminded, href }: { on: string; reminded: string | null; href: string | null }) {
	return (
		<>
			{on}. {reminded ? `Reminded on ${reminded} of what goes on after leaving.` : 'Not reminded yet of what goes on after leaving.'}{' '}
			{href && (
				<a className="govuk-link" href={href}>
					Remind them, and record it
				</a>
			)}
		</>
	)
}
