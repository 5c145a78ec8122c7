/** What two spellings of one employee number have in common: Excel drops zeros at the front, and people type small letters. `4217` and `004217`; `ab123` and `AB123`. */
export const sameNumberKey = (employeeNumber: string): string => employeeNumber.toLowerCase().replace(/^0+(?=.)/, '')
