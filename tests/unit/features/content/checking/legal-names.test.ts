import { expect, it } from 'vitest'
import { withoutLegalNames } from '#app/features/content/checking/legal-names.ts'

it.each([
	['The law is in Part IVA of the Employment Rights Act 1996.', 'The law is in this.'],
	['Under the Data (Use and Access) Act 2025, tell us.', 'this, tell us.'],
	['It breaks the Health and Safety at Work etc. Act 1974.', 'It breaks this.'],
	['the Privacy and Electronic Communications (EC Directive) Regulations 2003', 'this'],
	['the Public Interest Disclosure (Prescribed Persons) Order 2014', 'this'],
	['Read the Officers’ Code of Conduct, or ask.', 'Read the this, or ask.'],
	['See paragraph 40 of the Code.', 'See this of the this.'],
	['Articles 33 and 34, sections 43A to 43L, Article 6(1)(f)', 'this, this, this'],
	['Tell the Health and Safety Executive or the Care Quality Commission.', 'Tell the this or the this.'],
	['Act now. Order a taxi. The Act says so, in part.', 'Act now. Order a taxi. this says so, in part.'],
	['Theft\nFraud Act 2006', 'Theft\nthis'],
	['Ask Anna and the Monitoring Officer to act.', 'Ask Anna and the Monitoring Officer to act.'],
])('%s', (text, measured) => {
	expect(withoutLegalNames(text)).toBe(measured)
})
