import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeUnit, type UnitResult } from '#app/features/people/units/change-unit.server.ts'
import { flatten, listUnitChanges, listUnitTree, type Unit } from '#app/features/people/units/list-units.server.ts'
import { readUnitForm } from '#app/features/people/units/read-unit-form.ts'
import { refreshRequirements } from '#app/features/requirements/rules/rules.server.ts'
import { notFound, requirePermission } from '#app/features/sign-in/guards.server.ts'
import type { Viewer } from '#app/features/sign-in/sessions.server.ts'
import { inWords, type Day } from '#app/platform/calendar.ts'
import { readFormValues, type FieldError, type FormValues, sentForm } from '#app/platform/form.ts'
import { ChangeList } from '#app/routes/admin/units/change-list.tsx'
import { hrefOf, peopleIn, toChangeViews } from '#app/routes/admin/units/view-model.ts'
import { NotificationBanner } from '#app/ui/govuk/notification-banner.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import type { Database } from '#db/open.server.ts'
import { dryRun } from '#db/transaction.server.ts'
import { UnitCheck, UnitForm } from './unit-forms.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle<SerializeFrom<typeof loader>> = {
	title: ({ name }) => name,
	backLink: ({ form, here }) => (form ? { href: here, text: 'Back' } : { href: '/admin/units', text: 'Directorates, services and teams' }),
}

const kinds = { rename: 'renamed', merge: 'merged' } as const

function requireUnit({ context: { site }, params, request }: LoaderFunctionArgs | ActionFunctionArgs, viewer: Viewer) {
	const tree = listUnitTree(site.db, viewer)
	const all = flatten(tree)
	const unit = all.find(({ level, id }) => level === params.level && String(id) === params.id)
	const asked = new URL(request.url).searchParams.get('do')
	const kind = asked === 'rename' || asked === 'merge' ? kinds[asked] : null
	if (!unit || (asked !== null && kind === null)) throw notFound()
	const others = all.filter(({ level, id, people }) => level === unit.level && id !== unit.id && people > 0)
	return { site, tree, unit, kind, others, action: `${hrefOf(unit)}?do=${String(asked)}` }
}

const inFull = ({ name, within }: { name: string; within: readonly string[] }) => [name, ...within].join(', ')

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'change-units')
	const { site, tree, unit, kind, others, action } = requireUnit(args, viewer)
	const changes = listUnitChanges(site.db)
	const done = changes.find(({ id }) => id === Number(new URL(args.request.url).searchParams.get('done')))
	const own = changes.filter(({ level, unitId, becomesId }) => level === unit.level && [unitId, becomesId].includes(unit.id))
	return {
		name: unit.name,
		level: unit.level,
		within: unit.within.join(', '),
		here: hrefOf(unit),
		people: peopleIn(unit.people),
		units: unit.units
			.filter(({ people }) => people > 0)
			.map(({ name, people, ...each }) => ({ name, href: hrefOf(each), people: peopleIn(people) })),
		changes: toChangeViews(tree, own, viewer.today),
		done: done ? toChangeViews(tree, [done], viewer.today)[0]?.words : undefined,
		form: kind && { kind, action, choices: others.map((other) => ({ value: String(other.id), text: inFull(other) })) },
	}
}

export async function action(args: ActionFunctionArgs) {
	const viewer = await requirePermission(args, 'change-units')
	const { site, unit, kind, others } = requireUnit(args, viewer)
	if (kind === null) throw notFound()
	const formValues = readFormValues(await sentForm(args.request))
	if (formValues.intent === 'change') return again(formValues, [])
	const read = readUnitForm(formValues, kind)
	if ('errors' in read) return again(formValues, read.errors, 400)
	const into = read.kind === 'merged' ? others.find(({ id }) => id === read.into) : undefined
	if (read.kind === 'merged' && !into) return again(formValues, [{ field: 'into', text: 'Choose what it becomes part of' }], 400)
	const { db, requirements } = site
	const change = () => changeUnit(db, { ...read, level: unit.level, unitId: unit.id }, { ...viewer, requirements })
	const isSaved = formValues.intent === 'save'
	const made = isSaved ? findMade(db, unit, read) : undefined
	if (made) return redirect(receiptOf(unit, made))
	const found: UnitResult = isSaved ? change() : dryRun(db, change)
	if ('errors' in found) return again(formValues, found.errors, 400)
	if (isSaved) {
		site.requirements = refreshRequirements(db, site.requirements)
		return redirect(receiptOf(unit, found))
	}
	return data({
		step: 'check' as const,
		formValues,
		becomes: read.kind === 'renamed' ? read.name : into ? inFull(into) : '',
		from: inWords(read.from),
		people: peopleIn(found.people),
		asks: found.asks,
		reason: read.reason,
	})
}

const receiptOf = ({ level }: Pick<Unit, 'level'>, { id, becomesId }: { id: number; becomesId: number }) =>
	`${hrefOf({ level, id: becomesId })}?done=${id}`

/** What the first of two clicks has made. */
const findMade = (db: Database, unit: Unit, { kind, from, reason }: { kind: string; from: Day; reason: string }) =>
	listUnitChanges(db).find(
		(change) =>
			change.level === unit.level && change.unitId === unit.id && change.kind === kind && change.from === from && change.reason === reason,
	)

const again = (formValues: FormValues, errors: FieldError[], status = 200) => data({ step: 'form' as const, formValues, errors }, status)

export default function UnitPage() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<typeof action>()
	const { form } = page
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{form === null ? (
					<UnitFacts page={page} />
				) : answer?.step === 'check' ? (
					<UnitCheck {...answer} name={page.name} level={page.level} form={form} />
				) : (
					<UnitForm
						name={page.name}
						level={page.level}
						here={page.here}
						form={form}
						formValues={answer?.formValues ?? {}}
						errors={answer?.errors ?? []}
					/>
				)}
			</div>
		</div>
	)
}

function UnitFacts({ page }: { page: SerializeFrom<typeof loader> }) {
	const { name, level, within, people, units, changes, done, here } = page
	return (
		<>
			{done && <NotificationBanner type="success">{`${done}.`}</NotificationBanner>}
			<span className="govuk-caption-xl">{level.replace(/^./, (letter) => letter.toUpperCase())}</span>
			<h1 className="govuk-heading-xl">{name}</h1>
			<SummaryList
				rows={[
					...(within ? [{ key: 'In', value: within }] : []),
					{ key: 'Works there today', value: people },
					...units.map((unit) => ({
						key: (
							<a className="govuk-link" href={unit.href}>
								{unit.name}
							</a>
						),
						value: unit.people,
					})),
				]}
			/>
			<p className="govuk-body pb-requirement__actions">
				<a className="govuk-link" href={`${here}?do=rename`}>
					Give it another name
				</a>
				<a className="govuk-link" href={`${here}?do=merge`}>
					Make it part of another
				</a>
			</p>
			<ChangeList changes={changes} />
		</>
	)
}
