import fc from 'fast-check'
import {
  agreeing,
  blocking,
  command,
  favouring,
  inviting,
  person,
  pick,
  revoking,
  simple,
  taker,
  write,
  wrong,
  type Command,
} from './commands.ts'

/** What four people do, one after the other, from this hour on. */
export interface Story {
  readonly hour: number
  /** How old the last of them is, and how many days ahead the next birthday; grown up when that is not said. */
  readonly youngest?: { readonly age: number; readonly untilBirthday: number } | undefined
  readonly commands: Commands
}
type Commands = readonly Command[]

const anything = fc.array(command, { minLength: 10, maxLength: 45, size: 'max' })

/** Two deposits and two jobs to begin with, then anything. */
const general: fc.Arbitrary<Commands> = fc
  .tuple(anything, fc.tuple(write, write))
  .map(([rest, [first, second]]) => [
    { do: 'deposit', person: first.person, points: 5_000 },
    first,
    { do: 'publish', pick: 0, wrong: false },
    { do: 'deposit', person: second.person, points: 1_000 },
    second,
    { do: 'publish', pick: 1, wrong: false },
    ...rest,
  ])

/** The schedule runs, next to the moment at which something ends. */
const tick = fc.record({
  do: fc.constant('wait' as const),
  pick,
  side: fc.constantFrom(-1 as const, 1 as const),
  schedule: fc.constant(true),
})

const asking: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('ask-time' as const),
  pick,
  wrong,
  hours: fc.constantFrom(1, 24, 168),
})
const granting: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('reply' as const),
  pick,
  wrong,
  agrees: fc.constantFrom(true, true, false),
})
const returning: fc.Arbitrary<Command> = fc.record({
  do: fc.constant('send-back' as const),
  pick,
  wrong,
  hours: fc.constantFrom(24 as const, 48 as const),
  characters: fc.constant(20),
})

/** Whom the job is for: anybody. */
const forAll = { minimumJobs: 0, invitedOnly: false, minutes: 20, minimumAge: null } as const
const next = { pick: 0, wrong: false } as const
const oneTick = { do: 'wait', pick: 0, side: 1, schedule: true } as const
const moreTime: Commands = [oneTick, { do: 'ask-time', hours: 24, ...next }, { do: 'reply', agrees: true, ...next }]
const handedIn: Commands = [{ do: 'hand-in', ...next }, oneTick]
const sentBack: Commands = [{ do: 'send-back', hours: 48, characters: 20, ...next }]

const revoked = { do: 'revoke', person: 3, scopes: ['jobs'] } as const
const givenBack = { do: 'give-back', acceptsLate: true, ...next } as const

/** `of` as often as anything else of that weight; the rest is whatever comes. */
const mostly = (of: readonly (readonly [weight: number, fc.Arbitrary<Command>])[], length: number) =>
  fc.array(fc.oneof(...of.map(([weight, arbitrary]) => ({ weight, arbitrary })), { weight: 3, arbitrary: command }), {
    minLength: Math.floor(length / 2),
    maxLength: length,
    size: 'max',
  })

/** Long work of two, whose time passes step by step: what is due when, and what a new deadline moves. */
const patient: fc.Arbitrary<Commands> = fc
  .tuple(
    fc.record({ by: person, taking: fc.constantFrom('claim' as const, 'claim' as const, 'apply' as const) }),
    write,
    fc.constantFrom<Commands>([], moreTime, [...handedIn, ...sentBack]),
    mostly(
      [
        [7, tick],
        [3, asking],
        [3, granting],
        [2, returning],
        [2, simple('hand-in')],
        [1, simple('accept')],
      ],
      20,
    ),
  )
  .map(([{ by, taking }, job, first, rest]) => [
    { do: 'deposit', person: by, points: 5_000 },
    { ...job, person: by, reward: 300, slots: 3, taking, workHours: 100, reviewDays: 5, openDays: 14, ...forAll },
    { do: 'publish', pick: 0, wrong: false },
    { do: 'take', pick: 0, person: (by + 1) % 3, otherWay: false },
    { do: 'take', pick: 0, person: (by + 2) % 3, otherWay: false },
    ...first,
    ...rest,
  ])

/** A full job with two in line, one of whom may have no quiet hours: whose the next free slot is, and for how long. */
const full: fc.Arbitrary<Commands> = fc
  .tuple(
    fc.record({ by: person, taking: fc.constantFrom('claim' as const, 'claim' as const, 'apply' as const) }),
    write,
    fc.constantFrom<Commands>([], [givenBack], [givenBack, oneTick, oneTick]),
    mostly(
      [
        [5, tick],
        [4, simple('leave-line')],
        [3, fc.record({ do: fc.constant('wait-in-line' as const), pick, person: taker })],
        [4, fc.record({ do: fc.constant('give-back' as const), pick, wrong, acceptsLate: fc.constant(true) })],
        [5, fc.record({ do: fc.constant('take' as const), pick, person: taker, otherWay: fc.constant(false) })],
        [2, fc.record({ do: fc.constant('add-slots' as const), pick, wrong, slots: fc.constant(1) })],
        [2, simple('accept')],
        [1, simple('pause')],
        [1, simple('resume')],
      ],
      20,
    ),
  )
  .map(([{ by, taking }, job, first, rest]) => {
    const [holder, ahead, behind] = [1, 2, 3].map((further) => (by + further) % 4) as [number, number, number]
    return [
      { do: 'deposit', person: by, points: 5_000 },
      { ...job, person: by, reward: 300, slots: 1, taking, workHours: 24, openDays: 14, ...forAll },
      { do: 'publish', ...next },
      { do: 'take', pick: 0, person: holder, otherWay: false },
      ...(taking === 'apply' ? [{ do: 'accept', ...next } as const] : []),
      { do: 'wait-in-line', pick: 0, person: ahead },
      { do: 'wait-in-line', pick: 0, person: behind },
      ...first,
      ...rest,
    ]
  })

/** Two whose work was paid, and a job to which they can be invited: who is asked, says what, and wants to meet whom. */
const known: fc.Arbitrary<Commands> = fc
  .tuple(
    fc.record({
      by: person,
      invitedOnly: fc.constantFrom(true, true, false),
      taking: fc.constantFrom('claim' as const, 'claim' as const, 'apply' as const),
      isPublic: fc.boolean(),
      quarrel: fc.constantFrom('none' as const, 'none' as const, 'client' as const, 'worker' as const),
    }),
    write,
    mostly(
      [
        [4, inviting],
        [3, blocking],
        [2, favouring],
        [2, simple('withdraw-invitation')],
        [2, simple('decline-invitation')],
        [5, fc.record({ do: fc.constant('take' as const), pick, person: taker, otherWay: fc.constant(false) })],
        [2, simple('publish')],
        [3, simple('accept')],
      ],
      20,
    ),
  )
  .map(([{ by, invitedOnly, taking, isPublic, quarrel }, job, rest]) => {
    const [one, other] = [(by + 1) % 4, (by + 3) % 4]
    const usual = { ...job, person: by, reward: 300, workHours: 24, openDays: 14, ...forAll }
    return [
      { do: 'deposit', person: by, points: 5_000 },
      { ...usual, slots: 2, taking: 'claim', invitedOnly: false },
      { do: 'publish', ...next },
      { do: 'take', pick: 0, person: one, otherWay: false },
      { do: 'take', pick: 0, person: other, otherWay: false },
      { do: 'hand-in', ...next },
      { do: 'hand-in', ...next },
      { do: 'approve', ...next },
      { do: 'approve', ...next },
      { ...usual, slots: 2, taking, invitedOnly },
      ...(isPublic ? [{ do: 'publish', ...next } as const] : []),
      { do: 'invite', pick: 1, whom: 0, asFavourite: false, wrong: false },
      ...(quarrel === 'client' ? [{ do: 'block', person: by, whom: one, isOver: false } as const] : []),
      ...(quarrel === 'worker' ? [{ do: 'block', person: one, whom: by, isOver: false } as const] : []),
      ...(quarrel === 'none' ? [] : [{ do: 'take', pick: 0, person: one, otherWay: false } as const]),
      ...rest,
    ]
  })

const youth = fc.record({ age: fc.constantFrom(14, 15, 17), untilBirthday: fc.constantFrom(1, 4, 20, 200) })

/** Somebody under 18 among others: who agrees to what, when a job may be taken, and what becomes of it without consent. */
const young: fc.Arbitrary<Commands> = fc
  .tuple(
    fc.record({
      by: person,
      taking: fc.constantFrom('claim' as const, 'claim' as const, 'apply' as const),
      minutes: fc.constantFrom(20, 120, 121),
      isAgreed: fc.constantFrom(true, true, false),
    }),
    write,
    fc.constantFrom<Commands>([], [revoked], [oneTick, revoked], [...handedIn, ...sentBack, revoked]),
    mostly(
      [
        [4, tick],
        [2, agreeing],
        [3, revoking],
        [
          5,
          fc.record({ do: fc.constant('take' as const), pick, person: fc.constant(3), otherWay: fc.constant(false) }),
        ],
        [2, fc.record({ do: fc.constant('wait-in-line' as const), pick, person: fc.constant(3) })],
        [3, simple('hand-in')],
        [2, returning],
        [2, simple('accept')],
        [1, simple('approve')],
      ],
      20,
    ),
  )
  .map(([{ by, taking, minutes, isAgreed }, job, first, rest]) => [
    { do: 'deposit', person: by, points: 5_000 },
    { ...job, person: by, reward: 300, slots: 2, taking, workHours: 100, openDays: 14, ...forAll, minutes },
    { do: 'publish', ...next },
    ...(isAgreed ? [{ do: 'agree', person: 3, scopes: ['jobs'] } as const] : []),
    { do: 'take', pick: 0, person: 3, otherWay: false },
    ...(taking === 'apply' ? [{ do: 'accept', ...next } as const] : []),
    ...first,
    ...rest,
  ])

const anyHour = fc.constantFrom(7, 10, 20, 22)
const grown = fc.constant(undefined)
const told = (commands: fc.Arbitrary<Commands>, hour: fc.Arbitrary<number> = fc.constant(12)) =>
  fc.record({ hour, youngest: grown, commands })

export const story: fc.Arbitrary<Story> = fc.oneof(
  { weight: 2, arbitrary: told(general) },
  { weight: 1, arbitrary: told(patient) },
  { weight: 2, arbitrary: told(full, anyHour) },
  { weight: 2, arbitrary: told(known) },
  { weight: 2, arbitrary: fc.record({ hour: fc.constantFrom(7, 12, 17, 18, 20), youngest: youth, commands: young }) },
)
