/** Bots FAQ of Telegram: about one message a second into one chat, short bursts are fine. */
export const CHAT_SENDS_PER_SECOND = 1
export const CHAT_BURST = 5
/** Bots FAQ of Telegram: about 30 messages a second in all, for sends that nobody asked for. */
export const ALL_SENDS_PER_SECOND = 30

/** How much one chat takes. */
export interface ChatPace {
  readonly burst: number
  readonly perSecond: number
}

const PRIVATE_PACE: ChatPace = { burst: CHAT_BURST, perSecond: CHAT_SENDS_PER_SECOND }
/** Bots FAQ of Telegram: at most 20 messages a minute into one group, edits counted; with the burst never more. */
export const GROUP_PACE: ChatPace = { burst: 4, perSecond: 16 / 60 }

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
export function createPace(
  now: () => number = () => performance.now(),
  { burst, perSecond }: ChatPace = PRIVATE_PACE,
): Pace {
  const chats = new Map<string, Bucket>()
  let all: Bucket = { tokens: ALL_SENDS_PER_SECOND, at: now() }

  return {
    take(place) {
      const at = now()
      const chat = refilled(chats.get(place) ?? { tokens: burst, at }, at, perSecond, burst)
      all = refilled(all, at, ALL_SENDS_PER_SECOND, ALL_SENDS_PER_SECOND)
      const wait = Math.max(missing(chat, perSecond), missing(all, ALL_SENDS_PER_SECOND))
      if (wait > 0) return wait
      all = { tokens: all.tokens - 1, at }
      chats.set(place, { tokens: chat.tokens - 1, at })
      if (chats.size > 10_000) forgetFull(chats, at, { burst, perSecond })
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

function forgetFull(chats: Map<string, Bucket>, at: number, { burst, perSecond }: ChatPace): void {
  for (const [place, bucket] of chats) {
    if (refilled(bucket, at, perSecond, burst).tokens >= burst) chats.delete(place)
  }
}
