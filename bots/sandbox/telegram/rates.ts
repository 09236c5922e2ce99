import { tooManyRequests } from './refusal.ts'

/** Bots FAQ: about one message a second per chat with short bursts, about 30 a second in all. */
const perChat = { burst: 20, perSecond: 1 }
/** Bots FAQ: at most 20 messages a minute in a group; Telegram counts edits alike, the stand-in does not. */
const perGroup = { burst: 20, perSecond: 20 / 60 }
const inAll = { burst: 30, perSecond: 30 }

interface Bucket {
  tokens: number
  at: number
}

/** Takes a token for a message to this chat, or throws 429 with the seconds until there is one. */
export type TakeToken = (chatId: number) => void

/** Token buckets on the machine's own clock: the sandbox clock jumps, real senders do not. */
export function tokenBuckets(): TakeToken {
  const all: Bucket = { tokens: inAll.burst, at: performance.now() }
  const chats = new Map<number, Bucket>()
  return (chatId) => {
    const now = performance.now()
    const rate = chatId < 0 ? perGroup : perChat
    const chat = chats.get(chatId) ?? { tokens: rate.burst, at: now }
    chats.set(chatId, chat)
    refill(all, inAll, now)
    refill(chat, rate, now)
    const waitSeconds = Math.max((1 - all.tokens) / inAll.perSecond, (1 - chat.tokens) / rate.perSecond)
    if (waitSeconds > 0) throw tooManyRequests(Math.max(1, Math.ceil(waitSeconds)))
    all.tokens -= 1
    chat.tokens -= 1
  }
}

function refill(bucket: Bucket, rate: { readonly burst: number; readonly perSecond: number }, now: number): void {
  bucket.tokens = Math.min(rate.burst, bucket.tokens + ((now - bucket.at) / 1000) * rate.perSecond)
  bucket.at = now
}
