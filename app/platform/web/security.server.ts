import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** No page uses any of these, so none may be asked for. */
const permissionsPolicy = [
	'accelerometer',
	'camera',
	'display-capture',
	'geolocation',
	'gyroscope',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'usb',
]
	.map((feature) => `${feature}=()`)
	.join(', ')

type Headers = [name: string, value: string][]

/** Security headers for every answer, redirects and errors too. The site needs nothing from elsewhere and no script, so nothing else is allowed. */
export function securityHeaders({ tls }: { tls: boolean }): Headers {
	const headers: Headers = [['Permissions-Policy', permissionsPolicy]]
	const setHeaders = helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				'default-src': ["'none'"],
				'style-src': ["'self'"],
				'img-src': ["'self'"],
				'font-src': ["'self'"],
				'connect-src': ["'self'"],
				'form-action': ["'self'"],
				'frame-ancestors': ["'none'"],
				'base-uri': ["'none'"],
			},
		},
		crossOriginEmbedderPolicy: false,
		frameguard: { action: 'deny' },
		referrerPolicy: { policy: 'same-origin' },
		strictTransportSecurity: tls,
	})
	const response = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader: () => undefined }
	setHeaders({} as IncomingMessage, response as unknown as ServerResponse, () => undefined)
	return headers
}

/**
 * A form may only be sent from this site's own pages. Browsers say where a request comes from (`Sec-Fetch-Site`, or `Origin` in older ones);
 * a request that says neither did not come from a page of another site.
 */
export function isForeign(request: IncomingMessage, publicHost: string): boolean {
	if (request.method === 'GET' || request.method === 'HEAD') return false
	const site = request.headers['sec-fetch-site']
	if (site !== undefined) return site !== 'same-origin' && site !== 'none'
	const { origin } = request.headers
	if (origin === undefined) return false
	const host = URL.canParse(origin) ? new URL(origin).host : null
	return host !== request.headers.host && host !== publicHost
}
