/**
 * People whose private messages are closed to us. Each attempt is a 403, and ten thousand of them in ten minutes end in
 * a ban (platforms.md 3.2), so after two nobody is asked again until they write to us in private, or a day has passed.
 */
export interface Reach {
  readonly mayTry: (person: string) => boolean
  readonly wasClosed: (person: string) => void
  readonly isOpen: (person: string) => void
}

const MOST_TRIES = 2
const FORGET_MILLISECONDS = 24 * 60 * 60 * 1000
const MOST_REMEMBERED = 50_000

/** `now` gives milliseconds of a clock that never jumps. */
export function createReach(now: () => number = () => performance.now()): Reach {
  const closed = new Map<string, { readonly tries: number; readonly at: number }>()
  const known = (person: string) => {
    const entry = closed.get(person)
    return entry === undefined || now() - entry.at > FORGET_MILLISECONDS ? undefined : entry
  }
  return {
    mayTry: (person) => (known(person)?.tries ?? 0) < MOST_TRIES,
    wasClosed(person) {
      const tries = (known(person)?.tries ?? 0) + 1
      if (closed.size >= MOST_REMEMBERED) closed.clear()
      closed.set(person, { tries, at: now() })
    },
    isOpen: (person) => void closed.delete(person),
  }
}
