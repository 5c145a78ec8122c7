import { createRequestHandler } from '@remix-run/express'
import { installGlobals, type ServerBuild } from '@remix-run/node'
import express from 'express'
import { pathToFileURL } from 'node:url'

/** `serve-empty-remix.ts BUILD PORT`: what the page costs in a Remix app that does nothing, on express, without compression, log or static files. */
const [build = '', port] = process.argv.slice(2)
// As `remix-serve` does where no future flag is set.
installGlobals()
const app = express()
app.all('*', createRequestHandler({ build: (await import(pathToFileURL(build).href)) as ServerBuild, mode: 'production' }))
app.listen(Number(port), '127.0.0.1')
