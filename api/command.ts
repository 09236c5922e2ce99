import { startEmbedded } from '../core/db/embedded.ts'
import { ConfigError, explainProblems, readConfig, type Config } from '../core/shared/config.ts'

/** What a command of the operator's works with. */
export interface Command {
  readonly config: Config
  readonly databaseUrl: string
  readonly say: (line: string) => void
}

/** Runs a command on the database, which it starts when it is the embedded one. What goes wrong is said in words, with code 1. */
export async function runCommand(work: (command: Command) => Promise<void>): Promise<void> {
  const say = (line: string): void => console.log(line)
  try {
    const config = readConfig()
    const embedded =
      config.databaseUrl === undefined ? await startEmbedded({ dataDir: config.dataDir, say }) : undefined
    try {
      await work({ config, databaseUrl: embedded?.url ?? config.databaseUrl?.reveal() ?? '', say })
    } finally {
      await embedded?.stop()
    }
  } catch (error) {
    console.error(
      error instanceof ConfigError ? explainProblems(error) : error instanceof Error ? error.message : error,
    )
    process.exitCode = 1
  }
}
