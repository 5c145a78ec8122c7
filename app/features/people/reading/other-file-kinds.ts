/** What a file is that is neither text with separators nor a workbook of Excel, by its first bytes; null if it may be one of them. What is told is how to get one. */
export function nameOtherKind(file: Uint8Array): string | null {
	const start = Buffer.from(file.subarray(0, 4_000))
		.toString('latin1')
		.replace(/^\xef\xbb\xbf/, '')
		.replaceAll('\0', '')
	return (
		[...packed.filter(([pattern]) => pattern.test(start)), ...written.filter(([pattern]) => pattern.test(start.trimStart()))][0]?.[1] ??
		null
	)
}

const saveAs = 'save it as .xlsx or as CSV UTF-8, and upload that file.'
const written: readonly (readonly [RegExp, string])[] = [
	[/^%PDF-/, `This is a PDF. Export the people from the HR system as CSV or as an Excel workbook, and upload that file.`],
	[
		/^(?:\xff\xfe)?(?:<!--[^]*?-->\s*)?(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|meta|table|div|style)\b/i,
		`This is a web page, whatever its name ends in: some systems save one as .xls. Open it in Excel, ${saveAs}`,
	],
	[/^MIME-Version:/i, `This is a web page that was saved with its pictures. Open it in Excel, ${saveAs}`],
	[/^<\?xml[^>]*>[^]*urn:schemas-microsoft-com:office:spreadsheet/, `This is a workbook in the XML of 2003. Open it in Excel, ${saveAs}`],
	[/^<\?xml/, 'This is XML. Export the people from the HR system as CSV or as an Excel workbook, and upload that file.'],
	[/^\{\\rtf/, 'This is a document in rich text. Export the people as CSV or as an Excel workbook, and upload that file.'],
	[/^[[{]\s*[{"[]/, 'This is JSON. Export the people as CSV or as an Excel workbook, and upload that file.'],
]

const packed: readonly (readonly [RegExp, string])[] = [
	[/^\x1f\x8b|^7z\xbc\xaf|^Rar!/, 'This is a packed file. Unpack it, and upload the people file that is in it.'],
	[/^\x09[\x02\x04\x08]?(?:\x06|\x08|\x10)/, `This is a workbook of old (.xls). Open it in Excel, ${saveAs}`],
]
