import fc from 'fast-check'
import { command, person, pick, simple, write, wrong, type Command } from './commands.ts'

/** What three people do, one after the other. */
export type Story = readonly Command[]

const anything = fc.array(command, { minLength: 10, maxLength: 45, size: 'max' })

/** Two deposits and two jobs to begin with, then anything. */
const general: fc.Arbitrary<Story> = fc
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

const next = { pick: 0, wrong: false } as const
const oneTick = { do: 'wait', pick: 0, side: 1, schedule: true } as const
const moreTime: Story = [oneTick, { do: 'ask-time', hours: 24, ...next }, { do: 'reply', agrees: true, ...next }]
const handedIn: Story = [{ do: 'hand-in', ...next }, oneTick]
const sentBack: Story = [{ do: 'send-back', hours: 48, characters: 20, ...next }]

/** `of` as often as anything else of that weight; the rest is whatever comes. */
const mostly = (of: readonly (readonly [weight: number, fc.Arbitrary<Command>])[], length: number) =>
  fc.array(fc.oneof(...of.map(([weight, arbitrary]) => ({ weight, arbitrary })), { weight: 3, arbitrary: command }), {
    minLength: Math.floor(length / 2),
    maxLength: length,
    size: 'max',
  })

/** Long work of two, whose time passes step by step: what is due when, and what a new deadline moves. */
const patient: fc.Arbitrary<Story> = fc
  .tuple(
    fc.record({ by: person, taking: fc.constantFrom('claim' as const, 'claim' as const, 'apply' as const) }),
    write,
    fc.constantFrom<Story>([], moreTime, [...handedIn, ...sentBack]),
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
    { ...job, person: by, reward: 300, slots: 3, taking, workHours: 100, reviewDays: 5, openDays: 14, minimumJobs: 0 },
    { do: 'publish', pick: 0, wrong: false },
    { do: 'take', pick: 0, person: (by + 1) % 3, otherWay: false },
    { do: 'take', pick: 0, person: (by + 2) % 3, otherWay: false },
    ...first,
    ...rest,
  ])

export const story: fc.Arbitrary<Story> = fc.oneof({ weight: 3, arbitrary: general }, { weight: 1, arbitrary: patient })
