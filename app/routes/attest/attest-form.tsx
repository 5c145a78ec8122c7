import type { ReactNode } from 'react'
import { Button } from '#app/ui/govuk/button.tsx'

/** What a page of the attestation was made from: sent back with every step, so that nothing is recorded against anything else. */
export type PageVersion = { revision: number; edition: string }

export function AttestForm({
	version,
	action = '/attest',
	className,
	children,
}: {
	version: PageVersion
	action?: string
	className?: string
	children: ReactNode
}) {
	return (
		<form method="post" action={action} className={className} noValidate>
			<input type="hidden" name="revision" value={version.revision} />
			<input type="hidden" name="edition" value={version.edition} />
			{children}
		</form>
	)
}

export type AttestStepProps = { version: PageVersion; intent: string; children: string; variant?: 'secondary' }

/** A button that takes one step. */
export function AttestStep({ version, intent, children, variant }: AttestStepProps) {
	return (
		<AttestForm version={version}>
			<Button name="intent" value={intent} variant={variant}>
				{children}
			</Button>
		</AttestForm>
	)
}
