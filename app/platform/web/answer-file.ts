import type { Document } from '../read-document.ts'

/** A file as an answer: to keep, not to show, and in no cache. The web server forbids every answer to be sniffed. */
export const answerFile = ({ name, mediaType, bytes }: Document): Response =>
	new Response(new Uint8Array(bytes), {
		headers: {
			'Content-Type': mediaType,
			'Content-Length': String(bytes.byteLength),
			'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'Cache-Control': 'private, no-store',
		},
	})
