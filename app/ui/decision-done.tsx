import type { ReactNode } from 'react'

import { Button } from '#app/ui/govuk/button.tsx'
import { Panel } from '#app/ui/govuk/panel.tsx'

export type DecisionDoneProps = { title: string; about: string; next: { href: string; text: string }; children?: ReactNode }

/** A decision was recorded: what it says now, and the way back. */
export function DecisionDone({ title, about, next, children }: DecisionDoneProps) {
	return (
		<>
			<Panel title={title}>{about}</Panel>
			{children}
			<Button href={next.href}>{next.text}</Button>
		</>
	)
}
