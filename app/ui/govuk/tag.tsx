import type { ComponentPropsWithoutRef } from 'react'

import { classNames } from './class-names.ts'

export type TagColour = 'grey' | 'green' | 'teal' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'

/** Without `colour` the tag is blue. */
export type TagProps = ComponentPropsWithoutRef<'strong'> & { colour?: TagColour | undefined }

export function Tag({ colour, className, children, ...rest }: TagProps) {
	return (
		<strong {...rest} className={classNames('govuk-tag', colour && `govuk-tag--${colour}`, className)}>
			{children}
		</strong>
	)
}
