import type { Api } from 'grammy'
import type { ChatMember } from 'grammy/types'
import type { FoundChat } from '../../core/boards/index.ts'
import { failureOf } from './failure.ts'

/**
 * What Telegram says about a group or channel now: whether this person is one of its administrators, and whether we may
 * write there. Undefined when there is none, or none that we are in. Throws what the network throws.
 */
export async function look(api: Api, id: string, person: string): Promise<FoundChat | undefined> {
  try {
    const chat = await api.getChat(id)
    if (chat.type !== 'channel' && chat.type !== 'group' && chat.type !== 'supergroup') return undefined
    // A token begins with the id of its bot.
    const we = await api.getChatMember(id, Number(api.token.split(':')[0]))
    if (we.status === 'left' || we.status === 'kicked') return undefined
    const kind = chat.type === 'channel' ? 'channel' : 'group'
    return {
      platform: 'telegram',
      id,
      server: null,
      kind,
      title: chat.title,
      mayManage: await isAdministrator(api, id, person),
      mayPost: kind === 'channel' ? maySend(we) : we.status !== 'restricted' || we.can_send_messages,
    }
  } catch (error) {
    const { is } = failureOf(error)
    // Telegram does not know the chat, or does not tell us about it.
    if (is === 'closed' || is === 'impossible') return undefined
    throw error
  }
}

async function isAdministrator(api: Api, id: string, person: string): Promise<boolean> {
  try {
    const { status } = await api.getChatMember(id, Number(person))
    return status === 'creator' || status === 'administrator'
  } catch (error) {
    const { is } = failureOf(error)
    // Not a member, or we may not see the members because we are none of the administrators.
    if (is === 'closed' || is === 'impossible') return false
    throw error
  }
}

/** In a channel only administrators write, with the right for it; cards are our own, and may be edited as long as it holds. */
function maySend(we: ChatMember): boolean {
  return we.status === 'administrator' && we.can_post_messages === true
}
