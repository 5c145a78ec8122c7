/** Codes as councils lay them out, in words of our own. */

/** Markdown headings of three levels, decimal numbers, a table of contents, lists in lists, a table, an appendix. */
const decimalCode = `# Northmoor Borough Council

## Employee Code of Conduct

### Contents

1. Introduction ........................ 3
2. Standards ........................... 4

### 1. Introduction

1.1 This code sets out the conduct that the Council expects of everyone who works for it.

1.2 It applies to:

a) all employees, whether permanent or temporary;
b) agency workers;
c) volunteers, in so far as
   i. they act in the name of the Council; or
   ii. they use its property.

### 2. Standards

2.1 You are expected to give the best possible service to the public.

2.1.1 Where it is part of your duties, you will give advice to councillors
with impartiality.

2.3 Nobody will be treated less well for having reported a breach.

### 3. Gifts

| Value | What you must do |
|---|---|
| Under £25 | Tell your manager |
| £25 or more | Refuse, and record the offer |

3.1 The table shows what to do about an offer.

*Gifts and Hospitality Guidance*

## Appendix A: Declaration

I have read this code.

Signed: ____________________
`

/** Lines broken by hand, parts in capitals, numbers that begin again, roman points, a page number in a sentence, a numbered list, a gap. */
const brokenLines = `WESTMERE DISTRICT COUNCIL

CODE OF CONDUCT FOR EMPLOYEES

PART 1 - GENERAL

Introduction

1. The public expects a high standard of conduct from everyone who
works for the Council. This code says what that standard is, and rests on
section
82 of an Act of Parliament.

2. You must read this code with the Council's other policies.

Honesty

3. You must:

(i) act honestly;

(ii) use public money with care; and

(iii) never use your position for gain.

PART 2 - INTERESTS

Relationships

1. You must declare any relationship with a councillor.

Page 2 of 4

2. You must declare any relationship with a contractor which could be thought to
affect your

Page 3 of 4

work for the Council.

3. The register of interests is kept by the Monitoring Officer.

Whistleblowing Policy

Other work

4. You may take other work only if:

1. your manager has agreed to it in writing;
2. it does not conflict with the interests of the Council; and
3. it is done in your own time.

5. The rule above applies to part-time staff too.

7. Consent can be withdrawn.
`

const oneParagraph = `Code of Conduct

The council expects you to be honest, to serve everybody alike, to look after its property, to keep what you learn at work to yourself, and to tell your manager about anything that could influence you. If you are in doubt, ask before you act.
`

/** Numbers without points, bullets of two kinds, questions with their own marks. */
const bareNumbers = `Harbour Town Council - Code of Conduct for Staff

1 Introduction
1.1 This Code applies to all staff of the Town Council.
1.2 It forms part of your contract.
2 Standards of behaviour
2.1 You must not:
  • bring the Council into disrepute
  • misuse its property, including
    o vehicles
    o telephones
  • accept bribes
2.2 You must be polite.

FAQs

Q1. May I keep a box of chocolates?
A. Yes, if it is worth less than £10. Tell the Clerk.

Q2. May I work for somebody else?
A. Ask first.
`

/** Roman numerals on headings, no numbered paragraphs. */
const romanHeadings = `Staff Code

I. INTEGRITY

The seven principles of public life apply to you.

II. INTERESTS

(a) You must register your interests.
(b) You must keep the register up to date.

III. COMPLAINTS

i. A complaint is made to the Clerk.
ii. The Clerk answers it within ten days.
`

/** Questions in the middle are a section like any other; bold lines are headings; a quotation, a rule, typed placeholders. */
const questionsFirst = `**Welcome**

Dear <name of the officer>, this is our code.

**Common questions**

**Who is it for?**

For everyone who works here.

Appendix 1

1. Keep it short.
2. Keep it true.

---

> 2. Keep it where you can find it.
`

/** A page's worth of text between figures alone on a line, as a printer of pages leaves them. */
const page = (topic: string) =>
	Array.from(
		{ length: 20 },
		(_, index) => `Sentence ${index} on ${topic} says something that fills the page of a printed document quite well.`,
	).join(' ')
const pagedCode = [
	'Staff Code',
	'1',
	`1. ${page('honesty')}`,
	'2',
	`2. ${page('care')} It ends with a`,
	'3',
	`word on the next page. ${page('pay')}`,
].join('\n\n')

/** Numbers that were parted from their text. */
const partedNumbers = 'Rules\n\n1.\n\nBe honest in all that you do.\n\n2.\n\nBe kind.\n'

export const councilCodes = { decimalCode, brokenLines, oneParagraph, bareNumbers, romanHeadings, questionsFirst, pagedCode, partedNumbers }
