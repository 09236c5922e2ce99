import type { Api } from 'grammy'
import { GrammyError } from 'grammy'
import { assertOutsideTransaction } from '../../core/db/connect.ts'
import type { BoardSurface, Post, Posted, PostOptions, PostPlace } from '../boards/surface.ts'
import { failureOf, reasonOf } from './failure.ts'
import { createGate } from './gate.ts'
import { createPace, GROUP_PACE } from './pace.ts'
import { renderCard } from './render.ts'

/** As Telegram words it when we may still read but not write (Client.cpp of its Bot API server, and MTProto's errors). */
const NO_RIGHTS =
  /not enough rights|need administrator rights|have no rights|CHAT_WRITE_FORBIDDEN|CHAT_ADMIN_REQUIRED|CHAT_RESTRICTED|CHAT_SEND_PLAIN_FORBIDDEN|TOPIC_CLOSED/i

/**
 * Telegram's channels and groups as boards. Sends and edits together stay below 20 a minute in each chat (Bots FAQ), and
 * a chat under retry_after is not asked before that.
 */
export function createBoardSurface(api: Api): BoardSurface {
  const gate = createGate()
  const pace = createPace(undefined, GROUP_PACE)
  return {
    platform: 'telegram',
    async post({ chat }, post, options) {
      assertOutsideTransaction('a call to Telegram')
      const closedFor = Math.max(gate.secondsLeft(chat), pace.take(chat) / 1000)
      if (closedFor > 0) return { is: 'later', seconds: closedFor, own: true }
      const posted = await attempt(api, { chat }, post, options)
      if (posted.is === 'later') gate.shut(chat, posted.seconds)
      return posted
    },
  }
}

async function attempt(
  api: Api,
  { chat }: Pick<PostPlace, 'chat'>,
  post: Post,
  { message }: PostOptions,
): Promise<Posted> {
  const { text, ...rest } = renderCard(post.card)
  try {
    if (message !== null) {
      await api.editMessageText(chat, Number(message), text, rest)
      return { is: 'shown', message }
    }
    const sent = await api.sendMessage(chat, text, rest)
    return { is: 'shown', message: String(sent.message_id) }
  } catch (error) {
    return postedOf(error, message)
  }
}

function postedOf(error: unknown, message: string | null): Posted {
  const other = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined
  if (other !== undefined) return { is: 'moved', chat: String(other) }
  if (error instanceof GrammyError && NO_RIGHTS.test(error.description)) return { is: 'closed', why: 'rights' }
  const failure = failureOf(error)
  switch (failure.is) {
    case 'unchanged':
      return message === null ? { is: 'impossible', reason: reasonOf(error) } : { is: 'shown', message }
    case 'vanished':
      return { is: 'deleted' }
    case 'closed':
      return { is: 'closed', why: 'gone' }
    case 'later':
      return { is: 'later', seconds: failure.retryAfterSeconds }
    case 'impossible':
      return { is: 'impossible', reason: failure.reason }
  }
}
