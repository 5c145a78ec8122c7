import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mostOnAList, readNumbers } from '#app/features/attestation/assisted/plan-roll-call.ts'
import { findNames } from '#app/features/people/directory/find-names.server.ts'
import { requirePermission } from '#app/features/sign-in/guards.server.ts'
import { WarningText } from '#app/ui/govuk/warning-text.tsx'
import { ScrollRegion } from '#app/ui/scroll-region.tsx'
import { Table } from '#app/ui/govuk/table.tsx'
import type { PageHandle } from '#app/root.tsx'

export const handle: PageHandle = { title: 'Sheet to sign', backLink: { href: '/admin/roll-call', text: 'Roll call' } }

/** Lines for those who come without being asked. */
const spareLines = 4

export async function loader(args: LoaderFunctionArgs) {
	const viewer = await requirePermission(args, 'attest-for-others')
	const { db, code, content } = args.context.site
	code.refresh()
	const { title, label, about, fingerprint, statements, minutes } = code.inForce(viewer.today)
	const { searchParams } = new URL(args.request.url)
	const numbers = readNumbers(...searchParams.getAll('numbers'), ...searchParams.getAll('person')).slice(0, mostOnAList)
	const names = findNames(db, numbers)
	const people = [...names].map(([employeeNumber, name]) => ({ employeeNumber, name }))
	const unknown = numbers.filter((number) => !names.has(number))
	return { council: content.council.name, title, label, about, fingerprint, statements, minutes, people, unknown }
}

/** To print, to read out and to sign: the statements word for word, and a line for each person. */
export default function RollCallSheet() {
	const { council, title, label, about, fingerprint, statements, minutes, people, unknown } = useLoaderData<typeof loader>()
	const lines = [...people, ...Array.from({ length: spareLines }, () => ({ employeeNumber: '', name: '' }))]
	return (
		<article className="pb-sheet">
			{unknown.length > 0 && (
				<WarningText>
					Nobody has {unknown.length === 1 ? 'the number' : 'the numbers'} {unknown.join(', ')}: there is no line for{' '}
					{unknown.length === 1 ? 'it' : 'them'} on this sheet.
				</WarningText>
			)}
			<span className="govuk-caption-l">{council}</span>
			<h1 className="govuk-heading-l">
				{title}, {label}: roll call
			</h1>
			<p className="govuk-body">{about}</p>
			<p className="govuk-body-s pb-hash">Fingerprint of the edition (SHA-256): {fingerprint}</p>
			<p className="govuk-body">
				<strong>
					Before anybody signs, all of this edition is read together, the questions too: about {minutes}{' '}
					{minutes === 1 ? 'minute' : 'minutes'}.
				</strong>{' '}
				Whoever was not there for all of it does not sign.
			</p>
			<h2 className="govuk-heading-m">What I agree to</h2>
			<ol className="govuk-list govuk-list--number">
				{statements.map(({ id, text }) => (
					<li key={id}>{text}</li>
				))}
			</ol>
			<p className="govuk-body">
				By signing, I say for myself that I agree to each of these statements. If you do not agree to one of them, do not sign: tell whoever
				leads the session, and HR or the Monitoring Officer will talk to you.
			</p>
			<p className="govuk-body">Day: ____________________ Where: ____________________ Led by: ____________________</p>
			<ScrollRegion label="Lines to sign">
				<Table
					caption="Lines to sign"
					captionClass="govuk-visually-hidden"
					head={['Name', 'Employee number', 'Signature']}
					rows={lines.map(({ name, employeeNumber }) => [name, employeeNumber, ''])}
				/>
			</ScrollRegion>
		</article>
	)
}
