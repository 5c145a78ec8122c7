import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listWithoutManager, type WithoutManager } from '#app/features/people/directory/without-manager.server.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { inWords } from '#app/platform/calendar.ts'
import { pageField, readSearch } from '#app/platform/web/read-search.ts'
import { Pagination } from '#app/ui/govuk/pagination.tsx'
import { Table } from '#app/ui/govuk/table.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: 'Without a manager',
	backLink: { href: '/people', text: 'People' },
}

const fields = z.object({ page: pageField })

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'import-people')
	const { page } = readSearch(args.request, fields)
	const { people, ...list } = listWithoutManager(args.context.site.db, { page }, viewer)
	return {
		...list,
		groups: groupsOf(people),
		links: pageLinks(list, (number) => (number === 1 ? '/people/without-a-manager' : `/people/without-a-manager?page=${number}`)),
	}
}

/** The people of one manager stand together, as the list has them. */
function groupsOf(people: readonly WithoutManager[]) {
	const groups = new Map<string, { heading: string; until: string; people: { href: string; name: string; work: string }[] }>()
	for (const { manager, standIn, ...person } of people) {
		const key = `${manager?.employeeNumber ?? ''} ${standIn?.employeeNumber ?? ''}`
		const group = groups.get(key) ?? { heading: headingOf(manager), until: untilOf(manager, standIn), people: [] }
		groups.set(key, group)
		group.people.push({
			href: `/people/${encodeURIComponent(person.employeeNumber)}`,
			name: person.name,
			work: `${person.jobTitle}, ${person.team}, ${person.service}`,
		})
	}
	return [...groups.values()]
}

function headingOf(manager: WithoutManager['manager']): string {
	if (!manager) return 'No manager is named'
	const left =
		manager.leftOn === null || manager.leftOn.startsWith('9999') ? 'does not work here today' : `left on ${inWords(manager.leftOn)}`
	return `Managed by ${manager.name}, who ${left}`
}

const untilOf = (manager: WithoutManager['manager'], standIn: WithoutManager['standIn']): string =>
	standIn
		? `${standIn.name}, who is above, leads them until a manager is named.`
		: manager
			? 'Nobody above works here: HR decides for them until a manager is named.'
			: 'HR decides for them until a manager is named.'

export default function PeopleWithoutManager() {
	const { total, pages, groups, links } = useLoaderData<typeof loader>()
	return (
		<>
			<h1 className="govuk-heading-xl">Without a manager</h1>
			{total === 0 ? (
				<p className="govuk-body">Everybody who works here today has a manager who does, save those at the top.</p>
			) : (
				<p className="govuk-body-l">
					{total === 1 ? 'One person who works here today has' : `${total} people who work here today have`} no manager who does. Name one
					in the HR system, and the next people file brings it here.
				</p>
			)}
			{groups.map(({ heading, until, people }) => (
				<section key={`${heading} ${until}`}>
					<h2 className="govuk-heading-m">{heading}</h2>
					<p className="govuk-body">{until}</p>
					<ScrollRegion label={heading}>
						<Table
							caption={`${heading}: ${people.length === 1 ? 'one person' : `${people.length} people`}`}
							captionClass="govuk-visually-hidden"
							head={['Name', 'Work']}
							rows={people.map(({ href, name, work }) => [
								<a key={href} className="govuk-link" href={href}>
									{name}
								</a>,
								work,
							])}
						/>
					</ScrollRegion>
				</section>
			))}
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}
