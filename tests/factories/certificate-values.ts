import type { CertificateValues } from '#app/features/certificates/certificate-document.tsx'

/** What stands on a certificate of a module, of somebody with the given name. */
export const certificateOf = (personName: string, values: Partial<CertificateValues> = {}): CertificateValues => ({
	number: 'PRB-7K3M-9QTX-4WBC',
	kind: 'module',
	personName,
	employeeNumber: '104882',
	councilName: 'Testshire County Council',
	awardTitle: 'Gifts & hospitality',
	awardLine: 'has completed the module',
	completedOn: '2026-12-06',
	validUntil: '2027-12-06',
	scoreText: 'Score 90% against a pass mark of 80%',
	versionText: 'Module version 1.0',
	issuedAt: Date.UTC(2026, 11, 6, 23, 30),
	verifyUrl: 'https://probity.example.gov.uk/verify/PRB-7K3M-9QTX-4WBC',
	accent: '#1f4e5f',
	...values,
})
