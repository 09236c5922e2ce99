import fc from 'fast-check'
import { person, pick, simple, taker, write, wrong } from './commands.ts'
import { forAll, mostly, next, oneTick, tick, type Commands } from './scripts.ts'

const appealing = fc.record({ do: fc.constant('appeal' as const), pick, wrong, characters: fc.constant(20) })
const answering = fc.record({ do: fc.constant('answer-appeal' as const), pick, wrong, characters: fc.constant(20) })
const judging = fc.record({
  do: fc.constant('judge' as const),
  pick,
  wrong,
  decision: fc.constantFrom('pay' as const, 'refund' as const, 'split' as const),
  share: fc.constantFrom(1, 7, 299, 'all' as const),
})

/** Two rejections: who contests, who is heard, what an operator decides, and what is said and given afterwards. */
export const contested: fc.Arbitrary<Commands> = fc
  .tuple(
    person,
    write,
    mostly(
      [
        [4, appealing],
        [4, answering],
        [5, judging],
        [1, simple('withdraw-appeal')],
        [2, simple('rate')],
        [2, fc.record({ do: fc.constant('tip' as const), pick, wrong, points: fc.constantFrom(10, 'all' as const) })],
        [3, tick],
      ],
      18,
    ),
  )
  .map(([by, job, rest]) => [
    { do: 'deposit', person: by, points: 5_000 },
    { ...job, person: by, reward: 300, slots: 2, taking: 'claim', workHours: 24, openDays: 14, ...forAll },
    { do: 'publish', ...next },
    { do: 'take', pick: 0, person: (by + 1) % 4, otherWay: false },
    { do: 'take', pick: 0, person: (by + 2) % 4, otherWay: false },
    { do: 'hand-in', ...next },
    { do: 'hand-in', ...next },
    { do: 'reject', characters: 20, ...next },
    { do: 'reject', characters: 20, ...next },
    { do: 'appeal', characters: 20, ...next },
    ...rest,
  ])

/** Work whose time runs out before the schedule comes by, and work of a job that has ended. */
export const late: fc.Arbitrary<Commands> = fc
  .tuple(
    person,
    write,
    fc.boolean(),
    mostly(
      [
        [4, simple('take-back')],
        [3, simple('ask-release')],
        [4, fc.record({ do: fc.constant('reply' as const), pick, wrong, agrees: fc.boolean() })],
        [2, simple('hand-in')],
        [2, fc.record({ do: fc.constant('ask-time' as const), pick, wrong, hours: fc.constantFrom(1, 24) })],
        [2, fc.record({ do: fc.constant('take' as const), pick, person: taker, otherWay: fc.constant(false) })],
        [
          3,
          fc.oneof(
            tick,
            tick.map((one) => ({ ...one, schedule: false })),
          ),
        ],
      ],
      14,
    ),
  )
  .map(([by, job, isClosed, rest]) => [
    { do: 'deposit', person: by, points: 5_000 },
    { ...job, person: by, reward: 300, slots: 3, taking: 'claim', workHours: 2, openDays: 14, ...forAll },
    { do: 'publish', ...next },
    { do: 'take', pick: 0, person: (by + 1) % 4, otherWay: false },
    { do: 'take', pick: 0, person: (by + 2) % 4, otherWay: false },
    // Half of the time, a quarter of an hour before its end, the end, and the grace after it.
    ...(isClosed
      ? ([
          { do: 'close', ...next },
          { do: 'ask-release', ...next },
        ] as const)
      : Array.from({ length: 4 }, () => ({ ...oneTick, schedule: false }) as const)),
    ...rest,
  ])
