import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createLog } from '#app/platform/log.ts'
import { findSiteLayout } from './site-layout.server.ts'
import { isRefused, SiteLayoutContext } from './site-layout.ts'

/** No page waits for data once it has begun. Remix keeps what a page was made of for this many milliseconds; unless told, five seconds of every page. */
export const streamTimeout = 1

/** Pages are rendered whole, as static markup: nothing waits for anything, and no script takes over. */
export default async function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remix: EntryContext,
	context: AppLoadContext,
): Promise<Response> {
	const layout = await findSiteLayout({ request, context })
	const { loaderData, actionData } = remix.staticHandlerContext
	const refused = isRefused([...Object.values(loaderData), ...Object.values(actionData ?? {})])
	const html = renderToStaticMarkup(
		<SiteLayoutContext.Provider value={{ ...layout, refused }}>
			<RemixServer context={remix} url={request.url} />
		</SiteLayoutContext.Provider>,
	)
	headers.set('Content-Type', 'text/html; charset=utf-8')
	return new Response(`<!DOCTYPE html>${html}`, { status, headers })
}

const log = createLog('error')

/** What a route did not expect, as one line: an error may quote what was sent, new lines and all. */
export const handleError: HandleErrorFunction = (error, { request }) => {
	if (!request.signal.aborted) log.error({ path: new URL(request.url).pathname, error: error instanceof Error ? error.stack : error })
}
