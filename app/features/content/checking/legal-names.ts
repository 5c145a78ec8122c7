/** Bodies whose names nobody can write shorter. */
const bodies = [
	'Care Quality Commission',
	'Crown Prosecution Service',
	'Disclosure and Barring Service',
	'Environment Agency',
	'Equality and Human Rights Commission',
	'Health and Safety Executive',
	"Information Commission(?:er(?:[’']s Office)?)?",
	'Local Government and Social Care Ombudsman',
	'Members? of Parliament',
	'National Cyber Security Centre',
	'National Referral Mechanism',
	'National Society for the Prevention of Cruelty to Children',
	'Oxfordshire County Council',
	'Social Work England',
]

// A space, not any blank: a name does not go on in the next line.
const word = String.raw`\p{Lu}[\p{L}’'-]*`
/** `Data (Use and Access)`, `Privacy and Electronic Communications (EC Directive)` */
const words = String.raw`(?:${word},? (?:(?:and|of|for|to|in|the|with|at|etc\.|\([^()]*\)) )*)+`
const kinds = '(?:Act|Regulations|Order|Rules|Directive)'
const number = String.raw`\d+[A-Z]*(?:\(\w+\))*`
const numbers = String.raw`${number}(?:(?:,| and| or| to) ${number})*`

const names = new RegExp(
	[
		String.raw`(?:the )?${words}${kinds}(?: \d{4})?(?!\p{L})`,
		String.raw`(?:${word} )*Codes?(?: of (?:Practice|Conduct))?(?: \d{4})?(?!\p{L})`,
		String.raw`\b(?:[Aa]rticles?|[Ss]ections?|[Rr]egulations?|[Pp]aragraphs?|[Ss]chedules?|[Cc]hapters?) ${numbers}`,
		String.raw`\bPart [IVX]+[A-Z]?\b`,
		String.raw`\b(?:${bodies.join('|')})\b`,
	].join('|'),
	'gu',
)

/**
 * A text in which each name of an Act, Regulations, an Order or a Code, each reference to a section and each name of a public body is one short word: an
 * author cannot make them plainer.
 */
export const withoutLegalNames = (text: string): string => text.replace(names, 'this')
