import type { ReactNode } from 'react'
import { Button } from '#app/ui/govuk/button.tsx'

/** What a page of the attestation was made from: sent back with every step, so that nothing is recorded against anything else. */
export type Seen = { revision: number; edition: string }

export function AttestForm({
	seen,
	action = '/attest',
	className,
	children,
}: {
	seen: Seen
	action?: string
	className?: string
	children: ReactNode
}) {
	return (
		<form method="post" action={action} className={className} noValidate>
			<input type="hidden" name="revision" value={seen.revision} />
			<input type="hidden" name="edition" value={seen.edition} />
			{children}
		</form>
	)
}

export type AttestStepProps = { seen: Seen; intent: string; children: string; variant?: 'secondary' }

/** A button that takes one step. */
export function AttestStep({ seen, intent, children, variant }: AttestStepProps) {
	return (
		<AttestForm seen={seen}>
			<Button name="intent" value={intent} variant={variant}>
				{children}
			</Button>
		</AttestForm>
	)
}
