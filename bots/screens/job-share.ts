import * as boards from '../../core/boards/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { go, type Intent } from '../dialog/card.ts'
import type { Screen, Turn } from '../dialog/routes.ts'
import { code, text } from '../dialog/text.ts'
import { card, lines, title } from './parts.ts'

/** Links that lead others to this job, on each platform and on the web. Argument: the job. */
export const jobShare: Screen = async (turn, [id = '']) => {
  const { tx, member, copy } = turn
  const job = await jobs.byPublicId(tx, member, id)
  const words = copy.jobs.share
  const links = await linksTo(turn, job)
  return card(
    [
      title(words.title(job.title)),
      lines(words.how, ...links.map(({ place, url }) => text`${words.places[place]}: ${code(url)}`)),
    ],
    [[go(copy.jobs.card.back, 'job.show', job.publicId)]],
  )
}

interface Link {
  readonly place: 'telegram' | 'discord' | 'page'
  readonly url: string
}

/** Discord has no links that do something in a private chat: where the job is on a board there, the link leads to its post. */
async function linksTo({ tx, settings }: Turn, job: jobs.Job): Promise<readonly Link[]> {
  const intent: Intent = { do: 'job.show', args: [job.publicId] }
  const post = await boards.postOnDiscord(tx, job.id)
  const onDiscord = post === undefined ? settings.chatLink('discord', intent) : `https://discord.com/channels/${post}`
  const links: readonly Link[] = [
    { place: 'telegram', url: settings.chatLink('telegram', intent) },
    { place: 'discord', url: onDiscord },
    { place: 'page', url: jobs.isForEverybody(job) ? settings.webLink(`/j/${job.publicId}`) : '' },
  ]
  return links.filter(({ url }) => url !== '')
}
