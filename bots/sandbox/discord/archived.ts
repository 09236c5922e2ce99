import { DiscordRefusal, refused } from './refusal.ts'
import type { World } from './world.ts'

/** Archived threads take no edits, and without the right to post in its forum nothing in a thread can be changed. */
export function refuseArchived(world: World, channelId: string): void {
  const thread = world.threads.get(channelId)
  if (thread === undefined) return
  if (world.forums.get(thread.forumId)?.botMayPost !== true) throw refused.missingAccess()
  if (thread.archived) throw new DiscordRefusal(400, 50083, 'Thread is archived')
}
