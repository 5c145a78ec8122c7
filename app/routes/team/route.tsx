import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { remindedUntil } from '#app/features/attestation/leaving/leaving.ts'
import { listToDecide } from '#app/features/declarations/find-declarations.server.ts'
import { toDeclarationView } from '#app/features/declarations/declaration-view-model.ts'
import { listTeam, type TeamMember } from '#app/features/people/directory/list-team.server.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { DeclarationList } from '#app/ui/declaration-list.tsx'
import { Pagination } from '#app/ui/govuk/pagination.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'

export const meta: MetaFunction = () => [{ title: 'My team - Probity' }]

const pageNumber = z.coerce.number().int().min(1).max(1_000_000).catch(1)

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	if (!viewer.leads) throw notFound()
	const page = pageNumber.parse(new URL(args.request.url).searchParams.get('page') ?? 1)
	const { db, code, requirements } = args.context.site
	const managerId = viewer.personId
	const toDecide = listToDecide(db, { managerId }, viewer).map((each) => ({ ...toDeclarationView(each, viewer.today), who: each.name }))
	const asked = { managerId, today: viewer.today, leavesUntil: remindedUntil(viewer.today, code.inForce(viewer.today)), requirements, page }
	return { ...listTeam(db, asked), toDecide }
}

export default function Team() {
	const { people, page, pages, members, toDecide } = useLoaderData<typeof loader>()
	return (
		<>
			<h1 className="govuk-heading-xl">My team</h1>
			<p className="govuk-body-l">
				{people} {people === 1 ? 'person reports' : 'people report'} to you, directly or through somebody else. What is due soonest comes
				first.
			</p>
			{toDecide.length > 0 && (
				<>
					<h2 className="govuk-heading-m">Declarations to decide</h2>
					<DeclarationList declarations={toDecide} />
				</>
			)}
			<ul className="govuk-list pb-item-list">
				{members.map((member) => (
					<Member key={member.employeeNumber} member={member} />
				))}
			</ul>
			{pages > 1 && <Pagination {...pageLinks({ page, pages }, (number) => `/team?page=${number}`)} />}
		</>
	)
}

function Member({ member: { employeeNumber, name, jobTitle, team, direct, offline, away, leavesOn, items } }: { member: TeamMember }) {
	const href = `/people/${encodeURIComponent(employeeNumber)}`
	return (
		<li className="pb-item">
			<h2 className="govuk-heading-s">
				<a className="govuk-link" href={href}>
					{name}
				</a>
			</h2>
			<p className="govuk-body-s pb-item__facts">
				{[jobTitle, team, direct ? 'reports to you' : 'reports to somebody in your team'].join(' · ')}
			</p>
			{items.length === 0 && away && <p className="govuk-body">On long leave: everything is paused.</p>}
			{items.length === 0 && !away && !leavesOn && <p className="govuk-body">Nothing needs doing.</p>}
			{leavesOn && (
				<p className="govuk-body">
					Leaves on {inWords(leavesOn)}:{' '}
					<a className="govuk-link" href={`${href}/leaving`}>
						remind them<span className="govuk-visually-hidden"> of what goes on after leaving: {name}</span>
					</a>
				</p>
			)}
			{items.length > 0 && (
				<ul className="govuk-list govuk-list--spaced">
					{items.map(({ id, title, status, dueOn, locked }) => (
						<li key={id}>
							{title}: <StatusTag status={status} /> due {inWords(dueOn)}
							{offline && id === 'code' && (
								<>
									{' '}
									<a className="govuk-link" href={`${href}/attest`}>
										Record the answer with them<span className="govuk-visually-hidden">{`: ${name}`}</span>
									</a>
								</>
							)}
							{locked && (
								<>
									{' '}
									<Tag colour="red">Quiz locked</Tag>{' '}
									<a className="govuk-link" href={`${href}#unlock-${id}`}>
										Unlock<span className="govuk-visually-hidden">{` ${title} for ${name}`}</span>
									</a>
								</>
							)}
						</li>
					))}
				</ul>
			)}
		</li>
	)
}
