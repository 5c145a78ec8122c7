import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { remindedUntil } from '#app/features/attestation/leaving/leaving.ts'
import { listToDecide } from '#app/features/declarations/find-declarations.server.ts'
import { listTeam } from '#app/features/people/directory/list-team.server.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { pageField, readSearch } from '#app/platform/web/read-search.ts'
import { DeclarationList } from '#app/ui/declaration-list.tsx'
import { Pagination } from '#app/ui/govuk/pagination.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Tag } from '#app/ui/govuk/tag.tsx'
import { toDecideView, toMemberView, type TeamItemView, type TeamMemberView } from './view-model.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'My team' }

const fields = z.object({ page: pageField })

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	if (!viewer.leads) throw notFound()
	const { page } = readSearch(args.request, fields)
	const { db, code, content, requirements } = args.context.site
	const managerId = viewer.personId
	const toDecide = listToDecide(db, { managerId }, viewer).map((each) => toDecideView(each, viewer.today))
	const leavesUntil = remindedUntil(viewer.today, code.inForce(viewer.today), content.council.leavingClause)
	const asked = { managerId, today: viewer.today, leavesUntil, requirements, page }
	const { members, ...list } = listTeam(db, asked)
	return { ...list, members: members.map(toMemberView), toDecide }
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

function Member({ member: { name, href, facts, rest, leaving, items } }: { member: TeamMemberView }) {
	return (
		<li className="pb-item">
			<h2 className="govuk-heading-s">
				<a className="govuk-link" href={href}>
					{name}
				</a>
			</h2>
			<p className="govuk-body-s pb-item__facts">{facts}</p>
			{rest && <p className="govuk-body">{rest}</p>}
			{leaving && (
				<p className="govuk-body">
					Leaves on {leaving.on}:{' '}
					<a className="govuk-link" href={leaving.href}>
						remind them<span className="govuk-visually-hidden"> of what goes on after leaving: {name}</span>
					</a>
				</p>
			)}
			{items.length > 0 && (
				<ul className="govuk-list govuk-list--spaced">
					{items.map((item) => (
						<Item key={item.slug} name={name} item={item} />
					))}
				</ul>
			)}
		</li>
	)
}

const Item = ({ name, item: { title, status, due, attestHref, unlockHref } }: { name: string; item: TeamItemView }) => (
	<li>
		{title}: <StatusTag status={status} /> due {due}
		{attestHref && (
			<>
				{' '}
				<a className="govuk-link" href={attestHref}>
					Record the answer with them<span className="govuk-visually-hidden">{`: ${name}`}</span>
				</a>
			</>
		)}
		{unlockHref && (
			<>
				{' '}
				<Tag colour="red">Quiz locked</Tag>{' '}
				<a className="govuk-link" href={unlockHref}>
					Unlock<span className="govuk-visually-hidden">{` ${title} for ${name}`}</span>
				</a>
			</>
		)}
	</li>
)
