import type { ReactNode } from 'react'

import { BackLink } from '#app/ui/govuk/back-link.tsx'
import { classNames } from '#app/ui/govuk/class-names.ts'
import { DemoBanner, type DemoBannerProps } from './demo-banner.tsx'
import { Footer } from '#app/ui/govuk/footer.tsx'
import { GenericHeader } from '#app/ui/govuk/generic-header.tsx'
import { ServiceNavigation, type NavigationItem } from '#app/ui/govuk/service-navigation.tsx'
import { SkipLink } from '#app/ui/govuk/skip-link.tsx'

export type PageLayoutProps = {
	council: { name: string; href?: string | undefined }
	navigation?: readonly (NavigationItem & { text: string })[] | undefined
	/** The link of the strip that says that this is the demonstration; there is none on a council's own site. */
	demonstration?: DemoBannerProps['link'] | undefined
	/** `signOut` is the address that a button posts to. */
	signedInAs?: { name: string; href?: string | undefined; signOut?: string | undefined } | undefined
	backLink?: { href: string; text?: string | undefined } | undefined
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
	const { council, navigation, demonstration, signedInAs, backLink, wide, children } = props
	return (
		<div className={classNames('pb-page', wide && 'pb-page--wide')}>
			<div>
				<SkipLink />
				{demonstration && <DemoBanner link={demonstration} />}
				<header className="govuk-template__header">
					<GenericHeader href={council.href} end={signedInAs && <SignedInAs {...signedInAs} />}>
						{council.name}
					</GenericHeader>
					<ServiceNavigation serviceName="Probity" serviceHref="/" items={navigation} />
				</header>
			</div>
			<div className="govuk-width-container pb-page__middle">
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

function SignedInAs({ name, href, signOut }: NonNullable<PageLayoutProps['signedInAs']>) {
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
			{signOut !== undefined && (
				<form method="post" action={signOut}>
					<button className="pb-link-button">Sign out</button>
				</form>
			)}
		</div>
	)
}
