import type { Look } from './page.ts'

/**
 * Where a job is opened in a chat. The sandbox's bots are on its own page; of Discord there is no address that leads to a
 * job, so the page names the command. `telegram` gives the bot's own link to a job.
 */
export function doorOf(options: {
  readonly sandbox: boolean
  readonly telegram: (job: string) => string | undefined
  readonly hasDiscord: boolean
  readonly webLink: (path: string) => string
}): Look['door'] {
  return (job) => {
    const link = options.telegram(job)
    const start = link === undefined ? null : new URL(link).searchParams.get('start')
    return {
      ...(link === undefined ? {} : { telegram: options.sandbox ? options.webLink(`/?start=${start ?? ''}`) : link }),
      ...(options.hasDiscord ? { discord: `/jobs show ${job}` } : {}),
    }
  }
}
