const untidy = /[^ -~]| {2}|^ | $/
/** One spelling for what looks the same: accents composed, spaces single, none at the ends. */
export const tidy = (cell: string): string => (untidy.test(cell) ? cell.normalize('NFC').replace(/\s+/g, ' ').trim() : cell)
