import { ConfigError, explainProblems, readConfig } from '../core/shared/config.ts'
import { EmbeddedServerError } from '../core/db/embedded.ts'
import { MigrationError } from '../core/db/migrate.ts'
import { createProgram, type Program } from './program.ts'
import { PortTaken } from './server.ts'

/** What went wrong is something that a person at the terminal can mend: a sentence, no stack. */
const isForPeople = (error: unknown): error is Error =>
  error instanceof EmbeddedServerError || error instanceof MigrationError || error instanceof PortTaken

function explain(error: unknown): string {
  if (error instanceof ConfigError) return explainProblems(error)
  if (isForPeople(error)) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

let program: Program | undefined
let ending = false

/** The first signal ends gracefully; a second one at once. */
function onSignal(signal: NodeJS.Signals): void {
  if (ending) process.exit(1)
  ending = true
  console.log(`${signal}: finishing what is running ...`)
  const done = program === undefined ? Promise.resolve() : program.stop()
  done.then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(explain(error))
      process.exit(1)
    },
  )
}

process.on('SIGINT', onSignal)
process.on('SIGTERM', onSignal)

try {
  program = createProgram(readConfig(), (line) => console.log(line))
  await program.start()
} catch (error) {
  console.error(explain(error))
  if (!ending) {
    ending = true
    await program?.stop()
    process.exit(1)
  }
}
