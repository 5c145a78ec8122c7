import type { AttestationView } from './view-model.server.ts'
import { AttestCheck } from './attest-check.tsx'
import { AttestConfirm } from './attest-confirm.tsx'
import { AttestDecline } from './attest-decline.tsx'
import { AttestInterests } from './attest-interests.tsx'
import { AttestReading } from './attest-reading.tsx'
import { AttestReceipt } from './attest-receipt.tsx'
import { AttestStart } from './attest-start.tsx'
import { AttestStatements } from './attest-statements.tsx'

export type AttestStepPageProps = {
	page: AttestationView
	/** Why the step that was sent is not taken, with what was filled in. */
	refused: {
		errors: readonly { text: string; href: string }[]
		comment: string
		statements: readonly string[] | null
		interests: readonly string[] | null
	} | null
}

/** The page of the step that somebody is at. */
export function AttestStepPage({ page, refused }: AttestStepPageProps) {
	const { errors, comment, statements, interests } = refused ?? { errors: [], comment: '', statements: null, interests: null }
	const errorAt = (field: string) => errors.find(({ href }) => href.startsWith(`#${field}`))?.text
	switch (page.step) {
		case 'start':
			return <AttestStart {...page} />
		case 'reading':
			return <AttestReading {...page} changedOn={refused ? null : page.changedOn} />
		case 'checking':
			return <AttestCheck {...page} />
		case 'statements':
			return <AttestStatements {...page} ticked={statements ?? page.agreed} error={errorAt('statement')} />
		case 'decline':
			return <AttestDecline {...page} comment={comment} error={errorAt('comment')} />
		case 'interests':
			return <AttestInterests {...page} ticked={interests ?? []} error={errorAt('interests')} />
		case 'confirming':
			return <AttestConfirm {...page} />
		case 'receipt':
			return <AttestReceipt {...page} />
	}
}
