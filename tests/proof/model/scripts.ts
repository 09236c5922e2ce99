import fc from 'fast-check'
import { command, pick, wrong, type Command } from './commands.ts'

/** What four people do, one after the other, from this hour on. */
export interface Story {
  readonly hour: number
  /** So many of a client's first jobs a person looks at. */
  readonly firstJobs: number
  /** How old the last of them is, and how many days ahead the next birthday; grown up when that is not said. */
  readonly youngest?: { readonly age: number; readonly untilBirthday: number } | undefined
  readonly commands: Commands
}
export type Commands = readonly Command[]

/** The schedule runs, next to the moment at which something ends. */
export const tick = fc.record({
  do: fc.constant('wait' as const),
  pick,
  side: fc.constantFrom(-1 as const, 1 as const),
  schedule: fc.constant(true),
})

export const asking: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('ask-time' as const),
  pick,
  wrong,
  hours: fc.constantFrom(1, 24, 168),
})
export const granting: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('reply' as const),
  pick,
  wrong,
  agrees: fc.constantFrom(true, true, false),
})
export const returning: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('send-back' as const),
  pick,
  wrong,
  hours: fc.constantFrom(24 as const, 48 as const),
  characters: fc.constant(20),
})

/** Whom the job is for: anybody. */
export const forAll = { minimumJobs: 0, invitedOnly: false, minutes: 20, minimumAge: null, isShady: false } as const
export const next = { pick: 0, wrong: false } as const
export const oneTick = { do: 'wait', pick: 0, side: 1, schedule: true } as const
export const moreTime: Commands = [
  oneTick,
  { do: 'ask-time', hours: 24, ...next },
  { do: 'reply', agrees: true, ...next },
]
export const handedIn: Commands = [{ do: 'hand-in', ...next }, oneTick]
export const sentBack: Commands = [{ do: 'send-back', hours: 48, characters: 20, ...next }]

export const declined = { do: 'decline', ...next } as const
export const revoked = { do: 'revoke', person: 3, scopes: ['jobs'] } as const
export const givenBack = { do: 'give-back', acceptsLate: true, ...next } as const

/** `of` as often as anything else of that weight; the rest is whatever comes. */
export const mostly = (of: readonly (readonly [weight: number, fc.Arbitrary<Command>])[], length: number) =>
  fc.array(fc.oneof(...of.map(([weight, arbitrary]) => ({ weight, arbitrary })), { weight: 3, arbitrary: command }), {
    minLength: Math.floor(length / 2),
    maxLength: length,
    size: 'max',
  })
