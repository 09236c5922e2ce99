import fc from 'fast-check'
import {
  blocking,
  command,
  favouring,
  inviting,
  person,
  pick,
  simple,
  snoozing,
  taker,
  write,
  wrong,
} from './commands.ts'
import {
  asking,
  declined,
  forAll,
  givenBack,
  granting,
  handedIn,
  moreTime,
  mostly,
  next,
  oneTick,
  returning,
  sentBack,
  tick,
  type Commands,
  type Story,
} from './scripts.ts'
import { contested, late } from './stories-ended.ts'
import { reported } from './stories-reported.ts'
import { harsh, watched, young, youth } from './stories-watched.ts'

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

/** Long work of two, whose time passes step by step: what is due when, and what a new deadline moves. */
const patient: fc.Arbitrary<Commands> = fc
  .tuple(
    fc.record({ by: person, taking: fc.constantFrom('claim' as const, 'claim' as const, 'apply' as const) }),
    write,
    fc.constantFrom<Commands>([], moreTime, [...handedIn, ...sentBack], [declined]),
    mostly(
      [
        [7, tick],
        [4, snoozing],
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

const told = (
  weight: number,
  commands: fc.Arbitrary<Commands>,
  more: { readonly hours?: readonly number[]; readonly isYoung?: boolean; readonly firstJobs?: readonly number[] } = {},
) => ({
  weight,
  arbitrary: fc.record({
    hour: fc.constantFrom(...(more.hours ?? [12])),
    youngest: more.isYoung === true ? youth : fc.constant(undefined),
    firstJobs: fc.constantFrom(...(more.firstJobs ?? [0])),
    commands,
  }),
})

export const story: fc.Arbitrary<Story> = fc.oneof(
  told(4, general),
  told(1, contested),
  told(1, late),
  told(1, patient),
  told(2, full, { hours: [7, 10, 20, 22] }),
  told(2, known),
  told(2, young, { hours: [7, 12, 17, 18, 20], isYoung: true }),
  told(1, watched, { firstJobs: [1, 3] }),
  told(2, harsh),
  told(3, reported),
)
