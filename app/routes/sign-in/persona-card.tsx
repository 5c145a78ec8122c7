import type { ReactNode } from 'react'

export type PersonaCardProps = {
	name: string
	role: string
	/** The button that goes on as this person. */
	action: ReactNode
	/** What there is to see. */
	children?: ReactNode
}

/** Cards stand in `<ul className="pb-personas">`. */
export function PersonaCard({ name, role, action, children }: PersonaCardProps) {
	return (
		<li className="pb-persona">
			<h3 className="pb-persona__name">{name}</h3>
			<p className="pb-persona__role">{role}</p>
			{children !== undefined && <p className="pb-persona__text">{children}</p>}
			{action}
		</li>
	)
}
