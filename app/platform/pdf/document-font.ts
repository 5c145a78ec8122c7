/** The one font family of our PDFs, registered by fonts.server.ts. Set it on every Page: react-pdf does not embed its default. */
export const documentFont = 'Source Sans 3'
