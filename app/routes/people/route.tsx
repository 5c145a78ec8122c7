import { redirect, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atMost, peopleFields, peopleSearch, readPeopleQuery } from '#app/features/people/directory/read-people-query.ts'
import { findByNumber, listTeamPeople, searchPeople } from '#app/features/people/directory/search-people.server.ts'
import { countWithoutManager } from '#app/features/people/directory/without-manager.server.ts'
import { findTeam, searchTeams } from '#app/features/people/directory/search-teams.server.ts'
import { toPersonView } from './view-model.ts'
import { pageLinks } from '#app/features/reports/page-links.ts'
import type { PageHandle } from '#app/root.tsx'
import { notFound, requirePerson } from '#app/features/sign-in/guards.server.ts'
import { may } from '#app/features/sign-in/roles.ts'
import { readSearch } from '#app/platform/web/read-search.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Input } from '#app/ui/govuk/input.tsx'
import { InsetText } from '#app/ui/govuk/inset-text.tsx'
import { Pagination } from '#app/ui/govuk/pagination.tsx'
import { PeopleFound, TeamsFound } from './people-found.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: (page) => {
		const about = page.step === 'team' ? page.team.name : page.step === 'search' ? page.text : null
		return `${about ? `${about} - ` : ''}People`
	},
}

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePerson(args)
	if (!may(viewer, 'read-people')) throw notFound()
	const { db } = args.context.site
	const query = readPeopleQuery(readSearch(args.request, peopleFields))
	const { text, teamId } = query
	const mayImport = may(viewer, 'import-people')
	const links = (list: { page: number; pages: number }) => pageLinks(list, (page) => peopleSearch(query, page))
	if (teamId !== null) {
		const team = findTeam(db, { teamId })
		if (!team) throw notFound()
		const { people, ...list } = listTeamPeople(db, { teamId, page: query.page }, viewer)
		return { step: 'team' as const, text, mayImport, team, ...list, people: people.map(toPersonView), links: links(list) }
	}
	if (text === '') return { step: 'empty' as const, text, mayImport, withoutManager: mayImport ? countWithoutManager(db, viewer) : 0 }
	const number = findByNumber(db, text)
	if (number !== null) throw redirect(`/people/${encodeURIComponent(number)}`)
	const { people, ...list } = searchPeople(db, query, viewer)
	const { teams, more } = searchTeams(db, { text }, viewer)
	return {
		step: 'search' as const,
		text,
		mayImport,
		...list,
		people: people.map(toPersonView),
		links: links(list),
		teams: teams.map(({ id, ...team }) => ({ ...team, href: `/people?team=${id}` })),
		moreTeams: more,
	}
}

export default function People() {
	const page = useLoaderData<typeof loader>()
	return (
		<>
			<div className="pb-report-head">
				<h1 className="govuk-heading-xl">People</h1>
				{page.mayImport && (
					<p className="govuk-body pb-requirement__actions">
						<a className="govuk-link" href="/people/import">
							Import people
						</a>
						<a className="govuk-link" href="/people/new">
							Add a person
						</a>
						<a className="govuk-link" href="/admin/units">
							Directorates, services and teams
						</a>
					</p>
				)}
			</div>
			<form method="get" action="/people" role="search" className="pb-search pb-search--short">
				<Input
					label="Find somebody"
					hint="A name, an employee number, an e-mail address or a team. The first letters of each word are enough, without accents if you like."
					name="q"
					type="search"
					maxLength={100}
					autoComplete="off"
					spellCheck={false}
					defaultValue={page.text}
				/>
				<Button>Search</Button>
			</form>
			{page.step === 'empty' && (
				<p className="govuk-body">
					You find everybody who works for the council, and those who have left. The record of each says what they are asked to learn, why,
					and what they have done.
				</p>
			)}
			{page.step === 'empty' && page.withoutManager > 0 && (
				<p className="govuk-body">
					<a className="govuk-link" href="/people/without-a-manager">
						{page.withoutManager === 1 ? '1 person has' : `${page.withoutManager} people have`} no manager
					</a>
				</p>
			)}
			{page.step === 'team' && <Team {...page} />}
			{page.step === 'search' && <Results {...page} />}
		</>
	)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const count = (n: number) => `${n} ${n === 1 ? 'person' : 'people'}`

function Team({ team, total, people, pages, links }: Extract<Page, { step: 'team' }>) {
	return (
		<>
			<h2 className="govuk-heading-m">
				<span className="govuk-caption-m">
					{team.service}, {team.directorate}
				</span>
				{team.name}
			</h2>
			<p className="govuk-body">{total === 0 ? 'Nobody works in this team today.' : `${count(total)} in this team today.`}</p>
			<PeopleFound people={people} />
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}

function Results({ text, total, tooMany, people, pages, links, teams, moreTeams }: Extract<Page, { step: 'search' }>) {
	const nothing = total === 0 && teams.length === 0
	return (
		<>
			<TeamsFound teams={teams} more={moreTeams} />
			<h2 className="govuk-heading-m">{heading({ text, total, tooMany, nothing })}</h2>
			{tooMany && (
				<InsetText>
					More than {atMost} people match, and this list has some of them. To find the one you mean, type more of the name.
				</InsetText>
			)}
			{nothing && <Advice />}
			<PeopleFound people={people} />
			{pages > 1 && <Pagination {...links} />}
		</>
	)
}

function heading({ text, total, tooMany, nothing }: { text: string; total: number; tooMany: boolean; nothing: boolean }): string {
	if (nothing) return `No one found for “${text}”`
	if (tooMany) return `More than ${atMost} people match “${text}”`
	return total === 0 ? `No person is called “${text}”` : `${count(total)} found for “${text}”`
}

function Advice() {
	return (
		<>
			<p className="govuk-body">You could:</p>
			<ul className="govuk-list govuk-list--bullet">
				<li>type less: the first letters of the family name are enough</li>
				<li>try another spelling, or leave out what you are not sure of</li>
				<li>use the employee number, as it stands in the HR system</li>
			</ul>
			<p className="govuk-body">Somebody who has just been appointed is here once HR has imported them.</p>
		</>
	)
}
