import fc from 'fast-check'
import {
  agreeing,
  checking,
  flagging,
  person,
  pick,
  revoking,
  rewriting,
  simple,
  taker,
  write,
  wrong,
} from './commands.ts'
import {
  forAll,
  handedIn,
  mostly,
  next,
  oneTick,
  returning,
  revoked,
  sentBack,
  tick,
  type Commands,
} from './scripts.ts'

export const youth = fc.record({ age: fc.constantFrom(14, 15, 17), untilBirthday: fc.constantFrom(1, 4, 20, 200) })

/** Somebody under 18 among others: who agrees to what, when a job may be taken, and what becomes of it without consent. */
export const young: fc.Arbitrary<Commands> = fc
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

/** Two first jobs of somebody: who looks at them, says what, and when it is too late. */
export const watched: fc.Arbitrary<Commands> = fc
  .tuple(
    fc.record({ by: person, isShady: fc.boolean() }),
    fc.tuple(write, write),
    mostly(
      [
        [6, checking],
        [2, simple('take-back-job')],
        [2, rewriting],
        [4, simple('publish')],
        [3, tick],
        [3, fc.record({ do: fc.constant('take' as const), pick, person: taker, otherWay: fc.constant(false) })],
      ],
      20,
    ),
  )
  .map(([{ by, isShady }, [first, second], rest]) => [
    { do: 'deposit', person: by, points: 5_000 },
    { ...first, person: by, reward: 300, ...forAll },
    { ...second, person: by, reward: 300, ...forAll, isShady },
    { do: 'publish', ...next },
    { do: 'publish', ...next },
    ...rest,
  ])

/** Four jobs, three workers, twelve submissions of which so many are paid and rejected: from where on an operator looks. */
export const harsh: fc.Arbitrary<Commands> = fc
  .tuple(
    fc.record({
      by: person,
      decided: fc.constantFrom([6, 4], [7, 3], [5, 4]).map(([paid, rejected]) => ({ paid, rejected })),
    }),
    write,
    mostly(
      [
        [4, tick],
        [5, flagging],
        [3, simple('resume')],
        [2, simple('approve')],
        [3, fc.record({ do: fc.constant('reject' as const), pick, wrong, characters: fc.constant(20) })],
        [2, fc.record({ do: fc.constant('add-slots' as const), pick, wrong, slots: fc.constant(1) })],
        [1, fc.record({ do: fc.constant('take' as const), pick, person: taker, otherWay: fc.constant(false) })],
        [1, simple('close')],
      ],
      16,
    ),
  )
  .map(([{ by, decided }, job, rest]) => {
    const one = {
      ...job,
      person: by,
      reward: 10,
      slots: 3,
      taking: 'claim',
      workHours: 100,
      openDays: 14,
      ...forAll,
    } as const
    const took = [1, 2, 3].map(
      (further) => ({ do: 'take', pick: 0, person: (by + further) % 4, otherWay: false }) as const,
    )
    const oneJob: Commands = [one, { do: 'publish', ...next }, ...took]
    const times = (count: number | undefined, commands: Commands): Commands =>
      Array.from({ length: count ?? 0 }, () => commands).flat()
    return [
      { do: 'deposit', person: by, points: 5_000 },
      ...times(4, oneJob),
      ...times(12, [{ do: 'hand-in', ...next }]),
      ...times(decided.paid, [{ do: 'approve', ...next }]),
      ...times(decided.rejected, [{ do: 'reject', characters: 20, ...next }]),
      oneTick,
      ...rest,
    ]
  })
