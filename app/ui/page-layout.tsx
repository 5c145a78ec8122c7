import type { ReactNode } from 'react'

import { BackLink } from './back-link.tsx'
import { Breadcrumbs, type Breadcrumb } from './breadcrumbs.tsx'
import { classNames } from './class-names.ts'
import { Footer } from './footer.tsx'
import { GenericHeader } from './generic-header.tsx'
import { ServiceNavigation, type NavigationItem } from './service-navigation.tsx'
import { SkipLink } from './skip-link.tsx'

export type PageLayoutProps = {
	council: { name: string; href?: string | undefined }
	navigation?: readonly NavigationItem[] | undefined
	/** Over everything, such as a `DemoBanner`. */
	banner?: ReactNode
	/** `action` is what signs out: a small form. */
	signedInAs?: { name: string; href?: string | undefined; action?: ReactNode } | undefined
	backLink?: { href: string; text?: string | undefined } | undefined
	breadcrumbs?: readonly Breadcrumb[] | undefined
	/** For reports and tables. */
	wide?: boolean | undefined
	children: ReactNode
}

const FOOTER_LINKS = [
	{ href: '/help', text: 'Help' },
	{ href: '/accessibility', text: 'Accessibility' },
	{ href: '/privacy', text: 'Privacy' },
]

/** What stands in `<body class="govuk-template__body">` on every page. */
export function PageLayout(props: PageLayoutProps) {
	const { council, navigation, banner, signedInAs, backLink, breadcrumbs, wide, children } = props
	return (
		<div className={classNames('pb-page', wide && 'pb-page--wide')}>
			<SkipLink />
			{banner}
			<header className="govuk-template__header">
				<GenericHeader href={council.href}>{council.name}</GenericHeader>
				<ServiceNavigation
					serviceName="Probity"
					serviceHref="/"
					items={navigation}
					endInline
					end={signedInAs && <SignedInAs {...signedInAs} />}
				/>
			</header>
			<div className="govuk-width-container pb-page__middle">
				{breadcrumbs && <Breadcrumbs items={breadcrumbs} collapseOnMobile />}
				{backLink && <BackLink href={backLink.href}>{backLink.text}</BackLink>}
				<main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
					{children}
				</main>
			</div>
			<footer className="govuk-template__footer">
				<Footer links={FOOTER_LINKS}>Probity is run by {council.name}.</Footer>
			</footer>
		</div>
	)
}

function SignedInAs({ name, href, action }: NonNullable<PageLayoutProps['signedInAs']>) {
	return (
		<div className="pb-signed-in">
			<span>
				<span className="govuk-visually-hidden">Signed in as </span>
				{href === undefined ? (
					name
				) : (
					<a className="govuk-link govuk-link--no-visited-state" href={href}>
						{name}
					</a>
				)}
			</span>
			{action}
		</div>
	)
}
