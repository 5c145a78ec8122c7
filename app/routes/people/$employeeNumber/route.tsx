import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findAcknowledgement } from '#app/features/attestation/leaving/acknowledge-leaving.server.ts'
import { isReminded } from '#app/features/attestation/leaving/leaving.ts'
import { listCertificates } from '#app/features/certificates/list-certificates.server.ts'
import { unlockQuiz } from '#app/features/learning/progress/advance-progress.server.ts'
import { listHandChanges } from '#app/features/people/by-hand/hand-changes.server.ts'
import { findPersonHistory } from '#app/features/people/record/find-person-history.server.ts'
import { findPersonLearning } from '#app/features/people/record/find-person-learning.server.ts'
import { findStandIn } from '#app/features/people/directory/without-manager.server.ts'
import { findByNumber } from '#app/features/people/directory/search-people.server.ts'
import { findPerson } from '#app/features/people/directory/find-person.server.ts'
import { readUnlockForm } from '#app/features/people/record/read-unlock-form.ts'
import { listTimeline } from '#app/features/people/record/list-timeline.server.ts'
import {
	toLeavingView,
	toOriginView,
	toWorkView,
	type LeavingView,
	type WorkView,
} from '#app/routes/people/$employeeNumber/view-model/person.ts'
import { toRequirementView, toUnlockedView } from '#app/routes/people/$employeeNumber/view-model/record.ts'
import { makeTimeline, toTimelineView } from '#app/routes/people/$employeeNumber/view-model/timeline.ts'
import { timelineKinds } from '#app/features/people/record/timeline-entry.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may, type Permission } from '#app/features/sign-in/roles.ts'
import { isDay } from '#app/platform/calendar.ts'
import { readFormValues, sentForm } from '#app/platform/form.ts'
import { anyText, readSearch } from '#app/platform/web/read-search.ts'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { PersonRequirementCard } from './person-requirement.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { Timeline } from './timeline.tsx'
import type { PageHandle } from '#app/root.tsx'

/** HR and auditors come from the search or from a report, managers from their team. */
export const handle: PageHandle<SerializeFrom<typeof loader>> = { title: (data) => data.person.name, backLink: ({ backLink }) => backLink }

async function requireRecord(args: LoaderFunctionArgs | ActionFunctionArgs) {
	const viewer = await requirePerson(args)
	const { db } = args.context.site
	const { employeeNumber = '' } = args.params
	const person = findPerson(db, { employeeNumber, viewer })
	if (person) return { viewer, person }
	// A number that was corrected leads to whoever had it, for those who may see their record.
	const present = findByNumber(db, employeeNumber)
	if (present === null || !findPerson(db, { employeeNumber: present, viewer })) throw notFound()
	throw redirect(`/people/${encodeURIComponent(present)}`)
}

const recordFields = z.object({
	'as-at': z.string().refine(isDay, 'Write a day as 2026-12-06').optional(),
	show: z.enum(timelineKinds).optional(),
	unlocked: anyText,
})

export async function loader(args: LoaderFunctionArgs) {
	const { viewer, person } = await requireRecord(args)
	const { db, code, content, requirements } = args.context.site
	const { today } = viewer
	const search = readSearch(args.request, recordFields)
	const history = findPersonHistory(db, { personId: person.id })
	const learning = findPersonLearning(db, { personId: person.id, today, requirements })
	const facts = listTimeline(db, { personId: person.id })
	const handChanges = listHandChanges(db, { personId: person.id })
	const record = `/people/${encodeURIComponent(person.employeeNumber)}`
	// Nobody decides about themselves.
	const mayDecide = (permission: Permission) => person.id !== viewer.personId && may(viewer, permission)
	const powers = {
		attest: person.mayAttest,
		extend: person.mayExtend,
		exempt: mayDecide('exempt'),
		decidePriorLearning: mayDecide('decide-prior-learning'),
	}
	const lastDay = history.placements[0]?.validTo ?? null
	const timeline = makeTimeline(
		{
			...facts,
			...history,
			handChanges,
			attempts: learning.requirements.flatMap(({ slug, attempts }) => attempts.map((attempt) => ({ ...attempt, requirement: slug }))),
			attestations: learning.attestations,
			certificates: listCertificates(db, { personId: person.id }),
		},
		{ requirements, today, readsNotes: may(viewer, 'read-notes') },
	)
	return {
		...toOriginView(search['as-at'] ?? null, {
			today,
			readsReports: may(viewer, 'read-reports'),
			readsPeople: may(viewer, 'read-people'),
		}),
		changeHref: mayDecide('change-people') ? `${record}/change` : null,
		person: { name: person.name, employeeNumber: person.employeeNumber, mayUnlock: person.mayUnlock },
		requirements: learning.requirements.map((requirement) => toRequirementView(requirement, record, powers)),
		...toWorkView(history, {
			standIn: findStandIn(db, { personId: person.id }, viewer),
			today,
			leaveHref: mayDecide('record-leave') ? `${record}/leave` : null,
		}),
		leaving: isReminded(lastDay, today, () => code.inForce(today), content.council.leavingClause)
			? toLeavingView(lastDay, findAcknowledgement(db, { personId: person.id, leavesOn: lastDay }), {
					leavingHref: person.mayAttest ? `${record}/leaving` : null,
				})
			: null,
		timeline: toTimelineView(timeline, search.show ?? null, (kind) => `${record}${kind === null ? '' : `?show=${kind}`}#timeline`),
		unlocked: toUnlockedView(search.unlocked ?? null, learning.requirements, facts.recordings, today),
	}
}

export async function action(args: ActionFunctionArgs) {
	const { viewer, person } = await requireRecord(args)
	if (!person.mayUnlock) throw new Response(null, { status: 403 })
	const { db, content, requirements } = args.context.site
	const formValues = readFormValues(await sentForm(args.request))
	const requirement = requirements.find(({ slug }) => slug === formValues.requirement)
	const module = requirement && content.modules.get(requirement.slug)
	if (!module) throw notFound()
	const { note, error } = readUnlockForm(formValues)
	if (note === null) {
		if (error === null) throw new Response(null, { status: 400 })
		return data({ requirement: requirement.slug, note: formValues.note ?? '', error }, 400)
	}
	if (!unlockQuiz(db, { personId: person.id, requirement, module }, note, viewer)) {
		const error = 'Somebody unlocked it meanwhile: what you wrote is not in the record'
		return data({ requirement: requirement.slug, note, error }, 409)
	}
	return redirect(`/people/${encodeURIComponent(person.employeeNumber)}?unlocked=${requirement.slug}`)
}

export default function Person() {
	const page = useLoaderData<typeof loader>()
	const refused = useActionData<typeof action>()
	const { person, requirements, unlocked, reportAsAt, timeline, leaveHref, changeHref, worksHere } = page
	return (
		<>
			{refused && <ErrorSummary errors={[{ text: refused.error, href: `#unlock-${refused.requirement}` }]} />}
			{unlocked && <NotificationBanner type="success">{`The quiz of ${unlocked} is unlocked.`}</NotificationBanner>}
			<span className="govuk-caption-xl">{caption(page)}</span>
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
			<Work {...page} />
			{changeHref && (
				<p className="govuk-body pb-requirement__actions">
					<a className="govuk-link" href={changeHref}>
						Correct the record
					</a>
					{leaveHref && worksHere && (
						<a className="govuk-link" href={leaveHref}>
							Record long leave
						</a>
					)}
				</p>
			)}
			<h2 className="govuk-heading-l">Requirements</h2>
			{requirements.map((item) => (
				<PersonRequirementCard key={item.slug} {...item} mayUnlock={person.mayUnlock} refused={refused} />
			))}
			<Timeline {...timeline} />
		</>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** Under which title somebody is here; of those who are not, since or until when. */
function caption({ worksHere, placement, leftOn, startedOn }: Page): string | undefined {
	if (worksHere) return placement?.jobTitle
	if (leftOn) return `Left on ${leftOn}`
	return startedOn ? `Starts on ${startedOn}` : 'Not working here today'
}

function Work({ person, worksHere, placement, alsoWorksIn, standIn, leftOn, startedOn, away, leaving }: Page) {
	const work = placement && [
		...(worksHere ? [] : [{ key: leftOn ? 'Last job' : 'Coming job', value: placement.jobTitle }]),
		{ key: 'Team', value: [...new Set([placement.team, placement.service, placement.directorate])].join(', ') },
		...alsoWorksIn.map((value) => ({ key: 'Also works in', value })),
		{ key: 'Worker type', value: placement.workerType.replace(/^./, (letter) => letter.toUpperCase()) },
		{ key: 'Line manager', value: standIn ?? placement.manager?.name ?? 'None' },
	]
	return (
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
	)
}

/** Managers and auditors see that somebody is away, not why. */
function LongLeave({ since, until, href }: NonNullable<WorkView['away']>) {
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
function LastDay({ on, reminded, href }: LeavingView) {
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
