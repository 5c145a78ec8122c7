import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { announceFaults } from '#app/ui/govuk/error-summary.tsx'
import { findFrame } from './frame.server.ts'
import { FrameContext } from './frame.ts'

/** No page waits for data once it has begun. Remix keeps what a page was made of for this many milliseconds; unless told, five seconds of every page. */
export const streamTimeout = 1

/**
 * Pages are rendered whole: nothing waits for anything, and no script takes over. The text goes to the web server through the context, because reading it back
 * out of a Response costs as much as rendering half of it.
 */
export default async function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	remix: EntryContext,
	context: AppLoadContext,
): Promise<Response> {
	const frame = await findFrame({ request, context })
	const html = renderToStaticMarkup(
		<FrameContext.Provider value={frame}>
			<RemixServer context={remix} url={request.url} />
		</FrameContext.Provider>,
	)
	const page = `<!DOCTYPE html>${html}`
	// Where nothing was sent and nothing was asked nothing can be refused.
	context.html = request.method !== 'GET' || request.url.includes('?') ? announceFaults(page) : page
	headers.set('Content-Type', 'text/html; charset=utf-8')
	return new Response(null, { status, headers })
}
