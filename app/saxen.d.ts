/** Of saxen, which has no types: what is used of it. */
declare module 'saxen' {
	type Decode = (text: string) => string
	export class Parser {
		on(event: 'openTag', listener: (name: string, attributes: () => Record<string, string> | false, decode: Decode) => void): this
		on(event: 'closeTag', listener: (name: string) => void): this
		on(event: 'text', listener: (text: string, decode: Decode) => void): this
		on(event: 'cdata' | 'attention', listener: (text: string) => void): this
		on(event: 'error' | 'warn', listener: (error: Error) => void): this
		write(xml: string): this
		end(): Error | null
	}
}
