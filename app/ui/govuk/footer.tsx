import type { ComponentPropsWithoutRef, ReactNode } from 'react'

import { classNames, type Attributes } from './class-names.ts'

export type FooterLink = { href: string; text: string; attributes?: Attributes | undefined }

export type FooterProps = ComponentPropsWithoutRef<'div'> & {
	links?: readonly FooterLink[] | undefined
	/** Hidden heading over the links. */
	linksTitle?: string | undefined
	containerClass?: string | undefined
	/** Text under the links. */
	children?: ReactNode
}

/** GOV.UK's footer without crown, crest, licence logo and Crown copyright, which are the government's. */
export function Footer({ links = [], linksTitle = 'Support links', containerClass, className, children, ...rest }: FooterProps) {
	const hasText = children !== undefined
	return (
		<div {...rest} className={classNames('govuk-footer', className)}>
			<div className={classNames('govuk-width-container', containerClass)}>
				<div className="govuk-footer__meta">
					<div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
						{(links.length > 0 || hasText) && <h2 className="govuk-visually-hidden">{linksTitle}</h2>}
						{links.length > 0 && (
							<ul className="govuk-footer__inline-list">
								{links.map((link) => (
									<li key={link.href} className="govuk-footer__inline-list-item">
										<a {...link.attributes} className="govuk-footer__link" href={link.href}>
											{link.text}
										</a>
									</li>
								))}
							</ul>
						)}
						{hasText && <div className="govuk-footer__meta-custom">{children}</div>}
					</div>
				</div>
			</div>
		</div>
	)
}
