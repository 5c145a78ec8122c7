/** Somebody who has signed in to a running Probity, without a browser. */
export type Visitor = {
	cookie: string
	get: (path: string) => Promise<string>
	post: (path: string, fields: Record<string, string>) => Promise<void>
}

export async function signIn(address: string, persona: string): Promise<Visitor> {
	const answer = await send(`${address}/sign-in`, { persona })
	const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
	if (!cookie) throw new Error(`Signing in as ${persona} gave no cookie (${answer.status})`)
	return {
		cookie,
		get: async (path) => {
			const page = await fetch(address + path, { headers: { cookie } })
			if (!page.ok) throw new Error(`${path} answered ${page.status}`)
			return page.text()
		},
		post: async (path, fields) => {
			const { status } = await send(address + path, fields, cookie)
			if (status >= 400) throw new Error(`${path} answered ${status}`)
		},
	}
}

const send = (url: string, fields: Record<string, string>, cookie = '') =>
	fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie }, redirect: 'manual' })

/** The token in the cookie, as the product's own cookie wrote it. */
export const tokenOf = (cookie: string) =>
	String(JSON.parse(Buffer.from(decodeURIComponent(cookie.split('=')[1] ?? ''), 'base64').toString()))
