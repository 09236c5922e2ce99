/**
 * Chats that Telegram told us to leave alone for a while (429 with retry_after). Asking again before that makes the wait
 * longer, and other chats have nothing to do with it.
 */
export interface Gate {
  /** Seconds until this chat may be written to; 0 when it may be now. */
  readonly secondsLeft: (place: string) => number
  readonly shut: (place: string, seconds: number) => void
}

/** `now` gives milliseconds of a clock that never jumps. */
export function createGate(now: () => number = () => performance.now()): Gate {
  const opensAt = new Map<string, number>()
  return {
    secondsLeft(place) {
      const left = (opensAt.get(place) ?? 0) - now()
      if (left > 0) return left / 1000
      opensAt.delete(place)
      return 0
    },
    shut(place, seconds) {
      for (const [other, at] of opensAt) if (at <= now()) opensAt.delete(other)
      opensAt.set(place, now() + seconds * 1000)
    },
  }
}
