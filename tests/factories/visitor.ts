/** Somebody with a browser that has no script: sends forms, keeps the cookie, follows nothing by itself. */
export class Visitor {
	cookie = ''
	readonly #url: string

	constructor(url: string) {
		this.#url = url
	}

	async #send(path: string, init: RequestInit): Promise<Response> {
		const response = await fetch(new URL(path, this.#url), {
			...init,
			redirect: 'manual',
			headers: { Cookie: this.cookie, ...init.headers },
		})
		const [set] = response.headers.getSetCookie()
		if (set) this.cookie = set.split(';')[0] ?? ''
		return response
	}

	get(path: string): Promise<Response> {
		return this.#send(path, {})
	}

	async read(path: string): Promise<string> {
		const response = await this.get(path)
		if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
		return response.text()
	}

	post(path: string, form: Record<string, string | number> | [string, string][], headers: Record<string, string> = {}): Promise<Response> {
		const pairs = Array.isArray(form) ? form : Object.entries(form).map(([name, value]): [string, string] => [name, String(value)])
		return this.#send(path, { method: 'POST', body: new URLSearchParams(pairs), headers: { Origin: this.#url, ...headers } })
	}

	async signIn(persona: string): Promise<void> {
		const { status } = await this.post('/sign-in', { persona })
		if (status !== 302) throw new Error(`Signing in as ${persona} answers ${status}`)
	}
}
