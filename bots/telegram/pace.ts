/** Bots FAQ of Telegram: about one message a second into one chat, short bursts are fine. */
export const CHAT_SENDS_PER_SECOND = 1
export const CHAT_BURST = 5
/** Bots FAQ of Telegram: about 30 messages a second in all, for sends that nobody asked for. */
export const ALL_SENDS_PER_SECOND = 30

/** Keeps notices below Telegram's rates. Answers to a person's own act do not pass here. */
export interface Pace {
  /** Takes a turn and returns 0, or takes nothing and returns the milliseconds until there may be one. */
  readonly take: (place: string) => number
}

interface Bucket {
  readonly tokens: number
  readonly at: number
}

/** `now` gives milliseconds of a clock that never jumps. */
export function createPace(now: () => number = () => performance.now()): Pace {
  const chats = new Map<string, Bucket>()
  let all: Bucket = { tokens: ALL_SENDS_PER_SECOND, at: now() }

  return {
    take(place) {
      const at = now()
      const chat = refilled(chats.get(place) ?? { tokens: CHAT_BURST, at }, at, CHAT_SENDS_PER_SECOND, CHAT_BURST)
      all = refilled(all, at, ALL_SENDS_PER_SECOND, ALL_SENDS_PER_SECOND)
      const wait = Math.max(missing(chat, CHAT_SENDS_PER_SECOND), missing(all, ALL_SENDS_PER_SECOND))
      if (wait > 0) return wait
      all = { tokens: all.tokens - 1, at }
      chats.set(place, { tokens: chat.tokens - 1, at })
      if (chats.size > 10_000) forgetFull(chats, at)
      return 0
    },
  }
}

function refilled(bucket: Bucket, at: number, perSecond: number, most: number): Bucket {
  return { tokens: Math.min(most, bucket.tokens + ((at - bucket.at) / 1000) * perSecond), at }
}

function missing(bucket: Bucket, perSecond: number): number {
  return bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) / perSecond) * 1000)
}

function forgetFull(chats: Map<string, Bucket>, at: number): void {
  for (const [place, bucket] of chats) {
    if (refilled(bucket, at, CHAT_SENDS_PER_SECOND, CHAT_BURST).tokens >= CHAT_BURST) chats.delete(place)
  }
}
