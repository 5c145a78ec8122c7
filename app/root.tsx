import { isRouteErrorResponse, Outlet, useLocation, useMatches, useRouteError } from '@remix-run/react'
import { useContext, type ReactNode } from 'react'
import { PageLayout, type PageLayoutProps } from '#app/ui/page-layout.tsx'
import type { AddressRefusal } from '#app/platform/web/read-search.ts'
import styles from '#app/ui/styles/app.scss?url'
import { SiteLayoutContext, type SiteLayout } from './site-layout.ts'

export type PageLink = NonNullable<PageLayoutProps['backLink']>
type FromData<Value, Data> = Value | ((data: Data) => Value)
/** What a route may say about the layout around it; what depends on what the loader found is made of its data. " - Probity" is added to the title. */
export type PageHandle<Data = unknown> = {
	title?: FromData<string, Data>
	backLink?: FromData<PageLink, Data>
	wide?: FromData<boolean, Data>
	/** After how many seconds the page is asked for again: it shows work that is going on. */
	refresh?: FromData<number | null, Data>
}

const links = (viewer: NonNullable<SiteLayout['viewer']>) => [
	{ href: '/', text: 'My learning', areas: ['', 'modules'] },
	{ href: '/code', text: 'The Code', areas: ['code', 'attest', 'attestations'] },
	{ href: '/declarations', text: 'Interests', areas: ['declarations'] },
	{ href: '/certificates', text: 'Certificates', areas: ['certificates'] },
	...(viewer.leads ? [{ href: '/team', text: 'My team', areas: viewer.people ? ['team'] : ['team', 'people'] }] : []),
	...(viewer.reports ? [{ href: '/reports', text: 'Reports', areas: ['reports', 'admin/roll-call'] }] : []),
	...(viewer.register ? [{ href: '/admin/register', text: 'Register', areas: ['admin/register'] }] : []),
	...(viewer.people ? [{ href: '/people', text: 'People', areas: viewer.units ? ['people', 'admin/units'] : ['people'] }] : []),
	...(viewer.units && !viewer.people ? [{ href: '/admin/units', text: 'Units', areas: ['admin/units'] }] : []),
	...(viewer.requirements ? [{ href: '/admin/requirements', text: 'Requirements', areas: ['admin/requirements'] }] : []),
	...(viewer.code ? [{ href: '/admin/code', text: 'Editions', areas: ['admin/code'] }] : []),
	...(viewer.content ? [{ href: '/admin/content', text: 'Content', areas: ['admin/content'] }] : []),
]

export function Layout({ children }: { children: ReactNode }) {
	const { council, demonstration, viewer, refused } = useContext(SiteLayoutContext)
	const { pathname } = useLocation()
	const { title, backLink, wide, refresh } = usePageHandle()
	const error = useRouteError() ?? null
	const named = error === null ? title : explain(error).title
	const [, first = '', second = ''] = pathname.split('/')
	// Refusals are for those who read reports; a receipt belongs to the Code.
	const area = first === 'admin' ? `admin/${second}` : second === 'refusals' ? 'reports' : first
	return (
		<html lang="en-GB" className="govuk-template">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
				<meta name="theme-color" content="#1f4e5f" />
				<title>{`${refused && error === null ? 'Error: ' : ''}${named === undefined ? '' : `${named} - `}Probity`}</title>
				{refresh ? <meta httpEquiv="refresh" content={String(refresh)} /> : null}
				<link rel="icon" href="/favicon.svg" type="image/svg+xml" />
				<link rel="stylesheet" href={styles} />
			</head>
			<body className="govuk-template__body">
				<PageLayout
					council={{ name: council, href: '/' }}
					navigation={viewer ? links(viewer).map(({ areas, ...link }) => ({ ...link, active: areas.includes(area) })) : []}
					demonstration={demonstration ? { href: '/sign-in', text: viewer ? 'Change person' : 'Choose a person' } : undefined}
					signedInAs={viewer ? { name: viewer.name, signOut: '/sign-out' } : undefined}
					backLink={backLink}
					wide={wide}
				>
					{children}
				</PageLayout>
			</body>
		</html>
	)
}

/** What the route of the page says about the layout. Pages are not nested: the last match is the page. */
function usePageHandle() {
	const { handle, data } = useMatches().at(-1) ?? {}
	const { title, backLink, wide, refresh } = (handle ?? {}) as PageHandle
	return { title: valueOf(title, data), backLink: valueOf(backLink, data), wide: valueOf(wide, data), refresh: valueOf(refresh, data) }
}

/** A loader that failed has found nothing. */
function valueOf<Value extends string | boolean | number | PageLink | null>(
	said: FromData<Value, unknown> | undefined,
	data: unknown,
): Value | undefined {
	if (typeof said !== 'function') return said
	return data === undefined || data === null ? undefined : said(data)
}

export default function App() {
	return <Outlet />
}

export function ErrorBoundary() {
	const error = useRouteError()
	const refusal = addressRefusal(error)
	if (refusal) return <AddressErrors {...refusal} />
	const { title, words } = explain(error)
	return (
		<>
			<h1 className="govuk-heading-l">{title}</h1>
			{words.map((sentence) => (
				<p className="govuk-body" key={sentence}>
					{sentence}
				</p>
			))}
			<p className="govuk-body">
				<a className="govuk-link" href="/">
					Go to My learning
				</a>
			</p>
		</>
	)
}

function explain(error: unknown): { title: string; words: string[] } {
	const status = isRouteErrorResponse(error) ? error.status : 500
	if (addressRefusal(error)) return { title: 'There is a problem with this address', words: [] }
	if (status === 404)
		return {
			title: 'Page not found',
			words: [
				'If you typed the web address, check it is correct.',
				'If you followed a link, the page may have moved, or it may not be yours to see.',
			],
		}
	if (status === 403)
		return { title: 'You cannot see this page', words: ['Your role does not include it. If you need it for your work, ask HR.'] }
	if (status === 400)
		return {
			title: 'This form could not be read',
			words: ['What was sent is cut off or damaged. Nothing was saved.', 'Go back, open the page again and send it from there.'],
		}
	return { title: 'Sorry, there is a problem', words: ['Nothing you sent was half saved. Try again in a few minutes.'] }
}

const addressRefusal = (error: unknown): AddressRefusal | null =>
	isRouteErrorResponse(error) && error.status === 400 && error.data?.addressErrors ? error.data : null

function AddressErrors({ addressErrors, without }: AddressRefusal) {
	return (
		<>
			<h1 className="govuk-heading-l">There is a problem with this address</h1>
			{addressErrors.map(({ field, text, meant }) => (
				<p className="govuk-body" key={field}>
					{text}
					{meant && (
						<>
							{' '}
							Did you mean{' '}
							<a className="govuk-link" href={meant.href}>
								{meant.text}
							</a>
							?
						</>
					)}
				</p>
			))}
			<p className="govuk-body">
				<a className="govuk-link" href={without}>
					Go to the page without {addressErrors.map(({ field }) => field).join(', ')}
				</a>
			</p>
		</>
	)
}
