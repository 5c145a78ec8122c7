import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCertificateNumber } from '#app/platform/ids.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Input } from '#app/ui/govuk/input.tsx'

export const meta: MetaFunction = () => [{ title: 'Check a certificate - Probity' }]

/** Public: anybody may check a certificate. */
export function loader({ request }: LoaderFunctionArgs) {
	const typed = new URL(request.url).searchParams.get('number')
	if (typed === null) return { typed: '', error: null }
	const number = readCertificateNumber(typed)
	if (number) return redirect(`/verify/${number}`)
	return {
		typed,
		error: 'Enter the number as it is on the certificate, such as PRB-7K3M-9QTX-4WBC. If you have, a letter may have been copied wrongly',
	}
}

export default function Verify() {
	const { typed, error } = useLoaderData<typeof loader>()
	return (
		<div className="govuk-grid-row">
			<div className="govuk-grid-column-two-thirds">
				{error && <ErrorSummary errors={[{ text: error, href: '#number' }]} />}
				<h1 className="govuk-heading-xl">Check a certificate</h1>
				<form method="get">
					<Input
						id="number"
						name="number"
						label="Certificate number"
						hint="It is at the foot of the certificate and begins with PRB."
						defaultValue={typed}
						error={error ?? undefined}
						autoComplete="off"
						spellCheck={false}
					/>
					<Button>Check</Button>
				</form>
			</div>
		</div>
	)
}
