/** For the preview where the site's own style is not built. */
export const ownStyle = `
body { max-width: 50rem; margin: 0 auto; padding: 1rem; font: 1.1rem/1.5 Helvetica, Arial, sans-serif; color: #0b0c0c }
img { max-width: 100%; height: auto }
table { border-collapse: collapse }
th, td { padding: 0.4rem; border: 1px solid #b1b4b6; text-align: left }
article, .govuk-summary-card { margin: 2rem 0; border-top: 2px solid #b1b4b6 }
.govuk-inset-text, .govuk-error-summary { padding: 1rem; border: 4px solid #d4351c }
.pb-key-fact, .pb-here, .pb-scenario, .pb-check { margin: 1rem 0; padding: 1rem; border: 1px solid #505a5f }
.govuk-visually-hidden { position: absolute; clip-path: inset(50%) }
`
