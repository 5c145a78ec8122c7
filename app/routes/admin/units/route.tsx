import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listUnitChanges, listUnitTree } from '#app/features/people/units/list-units.server.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { Details } from '#app/ui/govuk/details.tsx'
import { ChangeList } from './change-list.tsx'
import { toChangeViews, toTreeView, type UnitView } from './view-model.ts'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Directorates, services and teams' }

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'change-units')
	const { db } = args.context.site
	const tree = listUnitTree(db, viewer)
	const changes = listUnitChanges(db)
	return { ...toTreeView(tree, changes, viewer.today), changes: toChangeViews(tree, changes, viewer.today) }
}

export default function Units() {
	const { tree, empty, changes } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				<h1 className="govuk-heading-xl">Directorates, services and teams</h1>
				<p className="govuk-body">
					As people files name them, with how many work there today. Choose one to give it another name from a day, or to make it part of
					another.
				</p>
				{tree.map((directorate) => (
					<section key={directorate.href}>
						<h2 className="govuk-heading-m">
							<UnitLink {...directorate} />
						</h2>
						<UnitList units={directorate.units} />
					</section>
				))}
				{empty.length > 0 && (
					<Details summary={empty.length === 1 ? 'Nobody works in one of them today' : `Nobody works in ${empty.length} of them today`}>
						<UnitList units={empty} />
					</Details>
				)}
				<ChangeList changes={changes} />
			</div>
		</div>
	)
}

const UnitLink = ({ name, href, people }: UnitView) => (
	<>
		<a className="govuk-link" href={href}>
			{name}
		</a>{' '}
		<span className="govuk-body">{people}</span>
	</>
)

function UnitList({ units }: { units: readonly UnitView[] }) {
	return (
		<ul className="govuk-list govuk-list--bullet">
			{units.map((unit) => (
				<li key={unit.href}>
					<UnitLink {...unit} />
					{unit.units.length > 0 && <UnitList units={unit.units} />}
				</li>
			))}
		</ul>
	)
}
