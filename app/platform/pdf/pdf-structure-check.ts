import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** For tests: what a reader that is not pdfkit finds in a tagged PDF. `problems` is empty when all is well. */
export type StructureCheck = { tagged: number; artifact: number; problems: string[] }

type Mark = { artifact: boolean; mcid: number | null; depth: number }
type TreeNode = { role?: string; type?: string; id?: string; alt?: string; children?: TreeNode[] }

const painting = new Set([
	...[OPS.fill, OPS.eoFill, OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke],
	...[OPS.showText, OPS.showSpacedText, OPS.nextLineShowText, OPS.nextLineSetSpacingShowText, OPS.shadingFill, OPS.rawFillPath],
	...[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintFormXObjectBegin],
])

/**
 * Checks that each painting operator is tagged or an artifact and never both, that marks do not cross saved states, that
 * the structure tree holds each mark and each link once, and that each figure has a text alternative.
 */
export async function checkStructure(bytes: Uint8Array): Promise<StructureCheck> {
	// pdf.js takes over the memory it is given, so it gets a copy.
	const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise
	const result: StructureCheck = { tagged: 0, artifact: 0, problems: [] }
	if (!(await document.getMarkInfo())?.Marked) result.problems.push('not marked as tagged')
	for (let number = 1; number <= document.numPages; number++) await checkPage(await document.getPage(number), result)
	await document.loadingTask.destroy()
	return result
}

async function checkPage(page: PDFPageProxy, result: StructureCheck) {
	const mcids = await checkOperators(page, result)
	const links = (await page.getAnnotations()).map(({ id }: { id: string }) => id)
	const nodes = flatten(((await page.getStructTree()) ?? {}) as TreeNode)
	const inTree = (...types: string[]) => nodes.filter(({ type = '' }) => types.includes(type)).map(({ id = '' }) => id)
	const where = `on page ${page.pageNumber}`
	compare(
		inTree('content').map((id) => Number(id.split('_mc')[1])),
		mcids,
		`marked contents ${where}`,
		result,
	)
	// pdf.js names a link in two ways: alone in its element, and beside words.
	compare(
		inTree('object', 'annotation').map((id) => id.replace('pdfjs_internal_id_', '')),
		links,
		`links ${where}`,
		result,
	)
	if (nodes.some(({ role, alt }) => role === 'Figure' && !alt)) result.problems.push(`figure without alt ${where}`)
}

async function checkOperators(page: PDFPageProxy, result: StructureCheck) {
	const { fnArray, argsArray } = await page.getOperatorList()
	const marks: Mark[] = []
	const mcids: number[] = []
	let depth = 0
	fnArray.forEach((operator, at) => {
		const args: unknown[] = argsArray[at] ?? []
		if (operator === OPS.save) depth++
		else if (operator === OPS.restore) depth--
		else if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
			const mcid = typeof args[1] === 'number' ? args[1] : null
			if (mcid !== null) mcids.push(mcid)
			marks.push({ artifact: args[0] === 'Artifact', mcid, depth })
		} else if (operator === OPS.endMarkedContent) {
			if (marks.pop()?.depth !== depth) result.problems.push('a mark crosses a saved state')
		} else if (painting.has(operator === OPS.constructPath ? Number(args[0]) : operator)) count(marks, result)
	})
	if (marks.length > 0 || depth !== 0) result.problems.push('a mark or saved state is left open')
	return mcids
}

function count(marks: Mark[], result: StructureCheck) {
	const artifact = marks.some((mark) => mark.artifact)
	const tagged = marks.some((mark) => mark.mcid !== null)
	if (artifact === tagged) result.problems.push(tagged ? 'painted both as tag and as artifact' : 'painted outside tags and artifacts')
	else result[tagged ? 'tagged' : 'artifact']++
}

const flatten = (node: TreeNode): TreeNode[] => [node, ...(node.children ?? []).flatMap(flatten)]

function compare<T>(inTree: T[], onPage: T[], what: string, { problems }: StructureCheck) {
	if (inTree.map(String).sort().join() !== onPage.map(String).sort().join())
		problems.push(`${what}: ${onPage.join()}, in the tree ${inTree.join()}`)
}
