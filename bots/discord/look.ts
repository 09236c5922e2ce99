import { ChannelType } from 'discord-api-types/v10'
import type { BoardKind, FoundChat } from '../../core/boards/index.ts'
import type { AskedChat } from '../dialog/incoming.ts'
import { failureOf } from './failure.ts'
import { snowflake, wholeNumber, words, type Json } from './json.ts'
import type { Network } from './network.ts'

const THREADS: readonly number[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
] satisfies ChannelType[]
const KINDS: Readonly<Record<number, BoardKind>> = {
  [ChannelType.GuildText]: 'channel',
  [ChannelType.GuildAnnouncement]: 'channel',
  [ChannelType.GuildForum]: 'forum',
}

/**
 * What Discord says about a channel or forum now; of a thread, about what it stands in. What the person may do there
 * came along with the command. Undefined when we cannot see it, or nothing can be posted in its kind. Throws what the
 * network throws.
 */
export async function look(network: Network, asked: AskedChat): Promise<FoundChat | undefined> {
  try {
    const named = await network.channel(asked.id)
    const parent = snowflake(named, 'parent_id')
    const isThread = THREADS.includes(wholeNumber(named, 'type') ?? -1)
    return described(isThread && parent !== undefined ? await network.channel(parent) : named, asked)
  } catch (error) {
    const { is } = failureOf(error)
    if (is === 'closed' || is === 'vanished' || is === 'impossible') return undefined
    throw error
  }
}

function described(channel: Json, asked: AskedChat): FoundChat | undefined {
  const kind = KINDS[wholeNumber(channel, 'type') ?? -1]
  const id = snowflake(channel, 'id')
  const server = snowflake(channel, 'guild_id')
  if (kind === undefined || id === undefined || server === undefined || server !== asked.server) return undefined
  // Whether we may write there the first card tells: our permissions are a sum over roles and overwrites.
  const mayManage = asked.mayManage === true
  return { platform: 'discord', id, server, kind, title: words(channel, 'name') ?? '', mayManage, mayPost: true }
}
