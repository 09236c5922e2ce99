import { startEmbedded } from '../../../core/db/embedded.ts'

// A program of its own for embedded.test.ts, so that it can be killed: starts the server of the folder that it is given,
// writes one JSON object a line, and stays until it is asked to stop.
const [dataDir = ''] = process.argv.slice(2)
const tell = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`)

try {
  const server = await startEmbedded({ dataDir, say: (line) => tell({ line }) })
  process.once('SIGTERM', () => {
    void server.stop().then(() => process.exit(0))
  })
  // As a bug would end it: without a word to the server.
  process.once('SIGHUP', () => process.exit(3))
  tell({ url: server.url })
} catch (error) {
  tell({ refused: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
}
