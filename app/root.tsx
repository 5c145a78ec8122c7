import type { MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Meta, Outlet, useLocation, useMatches, useRouteError } from '@remix-run/react'
import { useContext, type ReactNode } from 'react'
import { PageLayout, type PageLayoutProps } from '#app/ui/page-layout.tsx'
import styles from '#app/ui/styles/app.scss?url'
import { FrameContext, type Frame } from './frame.ts'

export type PageLink = NonNullable<PageLayoutProps['backLink']>
/** What a route may say about the frame around it; what depends on what the loader found is made of its data. */
export type PageHandle<Data = unknown> = { backLink?: PageLink | ((data: Data) => PageLink); wide?: boolean | ((data: Data) => boolean) }

export const meta: MetaFunction = ({ error }) => [{ title: error ? `${explain(error).title} - Probity` : 'Probity' }]

const links = (viewer: NonNullable<Frame['viewer']>) => [
	{ href: '/', text: 'My learning', areas: ['', 'modules'] },
	{ href: '/code', text: 'The Code', areas: ['code', 'attest', 'attestations'] },
	{ href: '/declarations', text: 'Interests', areas: ['declarations'] },
	{ href: '/certificates', text: 'Certificates', areas: ['certificates'] },
	...(viewer.leads ? [{ href: '/team', text: 'My team', areas: viewer.people ? ['team'] : ['team', 'people'] }] : []),
	...(viewer.reports ? [{ href: '/reports', text: 'Reports', areas: ['reports', 'admin/roll-call'] }] : []),
	...(viewer.register ? [{ href: '/admin/register', text: 'Register', areas: ['admin/register'] }] : []),
	...(viewer.people ? [{ href: '/people', text: 'People', areas: ['people'] }] : []),
	...(viewer.requirements ? [{ href: '/admin/requirements', text: 'Requirements', areas: ['admin/requirements'] }] : []),
	...(viewer.code ? [{ href: '/admin/code', text: 'Editions', areas: ['admin/code'] }] : []),
	...(viewer.content ? [{ href: '/admin/content', text: 'Content', areas: ['admin/content'] }] : []),
]

export function Layout({ children }: { children: ReactNode }) {
	const { council, demonstration, viewer } = useContext(FrameContext)
	const { pathname } = useLocation()
	const { backLink, wide } = useMatches().reduce<Pick<PageLayoutProps, 'backLink' | 'wide'>>((found, { handle, data }) => {
		const { backLink: link, wide: broad } = (handle ?? {}) as PageHandle
		// A loader that failed has found nothing.
		const made = typeof link !== 'function' ? link : data ? link(data) : undefined
		const isWide = typeof broad !== 'function' ? broad : Boolean(data) && broad(data)
		return { ...found, ...(isWide !== undefined && { wide: isWide }), ...(made && { backLink: made }) }
	}, {})
	const [, first = '', second = ''] = pathname.split('/')
	const area = first === 'admin' ? `admin/${second}` : first
	return (
		<html lang="en-GB" className="govuk-template">
			<head>
				<meta charSet="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
				<meta name="theme-color" content="#1f4e5f" />
				<Meta />
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

export default function App() {
	return <Outlet />
}

export function ErrorBoundary() {
	const { title, words } = explain(useRouteError())
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
	return { title: 'Sorry, there is a problem', words: ['Nothing you sent was half saved. Try again in a few minutes.'] }
}
