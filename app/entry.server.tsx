import type { EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'

/** Pages are rendered whole: nothing waits for anything, and most of them ship no script that could take over from a stream. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Response {
	const html = renderToString(<RemixServer context={context} url={request.url} />)
	headers.set('Content-Type', 'text/html; charset=utf-8')
	return new Response(`<!DOCTYPE html>${html}`, { status, headers })
}
