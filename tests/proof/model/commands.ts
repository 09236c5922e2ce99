import fc from 'fast-check'
import { lifting, judgingReports, reporting, suspending, type ReportCommand } from './commands-reports.ts'
import { person, pick, taker, wrong } from './picks.ts'

export { person, pick, taker, wrong } from './picks.ts'

/** One record for each of the names. */
type Simple<Name extends string> = Name extends string
  ? { readonly do: Name; readonly pick: number; readonly wrong: boolean }
  : never

/** What an operator decides: as such, on the own case or as one of the clients, with a reason of so many characters. */
interface Decision<Name extends string> {
  readonly do: Name
  readonly pick: number
  readonly by: 'operator' | 'client' | 'client-operator'
  readonly decision: 'approve' | 'refuse'
  readonly characters: number
}

/** A command in the abstract: `pick` chooses one of what there is, `wrong` lets somebody else than the rightful one try. */
export type Command =
  | { readonly do: 'deposit'; readonly person: number; readonly points: number }
  | {
      readonly do: 'write'
      readonly person: number
      readonly reward: number
      readonly slots: number
      readonly taking: 'claim' | 'apply'
      readonly workHours: number
      readonly reviewDays: number
      readonly openDays: number
      readonly minimumJobs: number
      readonly invitedOnly: boolean
      readonly minutes: number
      readonly isShady: boolean
      readonly minimumAge: 16 | 18 | null
    }
  | { readonly do: 'withdraw-slots'; readonly pick: number; readonly wrong: boolean; readonly slots: number }
  | { readonly do: 'take'; readonly pick: number; readonly person: number; readonly otherWay: boolean }
  | { readonly do: 'tip'; readonly pick: number; readonly wrong: boolean; readonly points: number | 'all' | 'one-more' }
  | {
      readonly do: 'send-back'
      readonly pick: number
      readonly wrong: boolean
      readonly hours: 24 | 48
      readonly characters: number
    }
  | { readonly do: 'reject'; readonly pick: number; readonly wrong: boolean; readonly characters: number }
  | { readonly do: 'appeal'; readonly pick: number; readonly wrong: boolean; readonly characters: number }
  | { readonly do: 'answer-appeal'; readonly pick: number; readonly wrong: boolean; readonly characters: number }
  | {
      readonly do: 'judge'
      readonly pick: number
      readonly wrong: boolean
      readonly decision: 'pay' | 'refund' | 'split'
      readonly share: number | 'all'
    }
  | { readonly do: 'give-back'; readonly pick: number; readonly wrong: boolean; readonly acceptsLate: boolean }
  | { readonly do: 'ask-time'; readonly pick: number; readonly wrong: boolean; readonly hours: number }
  | { readonly do: 'reply'; readonly pick: number; readonly wrong: boolean; readonly agrees: boolean }
  | { readonly do: 'add-slots'; readonly pick: number; readonly wrong: boolean; readonly slots: number }
  | { readonly do: 'extend'; readonly pick: number; readonly wrong: boolean; readonly days: number }
  | ReportCommand
  | Decision<'decide-check'>
  | Decision<'decide-flag'>
  | {
      readonly do: 'agree' | 'revoke'
      readonly person: number
      readonly scopes: readonly ('jobs' | 'payout' | 'shop')[]
    }
  | { readonly do: 'block'; readonly person: number; readonly whom: number; readonly isOver: boolean }
  | { readonly do: 'favour'; readonly pick: number; readonly wrong: boolean; readonly isOver: boolean }
  | {
      readonly do: 'invite'
      readonly pick: number
      readonly wrong: boolean
      /** One of those whose work was paid. */
      readonly whom: number
      readonly asFavourite: boolean
    }
  | { readonly do: 'snooze'; readonly pick: number; readonly wrong: boolean; readonly hours: number }
  | {
      readonly do: 'rewrite'
      readonly pick: number
      readonly wrong: boolean
      readonly reward: number
      readonly slots: number
      readonly isShady: boolean
    }
  | { readonly do: 'wait-in-line'; readonly pick: number; readonly person: number }
  | { readonly do: 'wait'; readonly pick: number; readonly side: -1 | 1; readonly schedule: boolean }
  | Simple<
      | 'publish'
      | 'pause'
      | 'resume'
      | 'close'
      | 'discard'
      | 'accept'
      | 'decline'
      | 'withdraw-application'
      | 'hand-in'
      | 'approve'
      | 'rate'
      | 'withdraw-appeal'
      | 'take-back'
      | 'ask-release'
      | 'leave-line'
      | 'take-back-job'
      | 'withdraw-invitation'
      | 'decline-invitation'
    >

export const simple = <Name extends string>(name: Name) => fc.record({ do: fc.constant(name), pick, wrong })

export const write = fc.record({
  do: fc.constant('write' as const),
  person,
  // Around the smallest, around where the fee is rounded, and too dear for most.
  reward: fc.constantFrom(10, 11, 299, 300, 301, 909, 2_000),
  slots: fc.constantFrom(1, 1, 2, 3),
  taking: fc.constantFrom('claim' as const, 'claim' as const, 'apply' as const),
  workHours: fc.constantFrom(2, 24, 100),
  reviewDays: fc.constantFrom(1, 5),
  openDays: fc.constantFrom(1, 14),
  minimumJobs: fc.constantFrom(0, 0, 0, 1),
  minutes: fc.constantFrom(20, 20, 120, 121),
  isShady: wrong,
  minimumAge: fc.constantFrom(null, null, null, null, 16 as const, 18 as const),
  invitedOnly: fc.constantFrom(false, false, false, false, false, true),
})

const some = fc.constantFrom<readonly ('jobs' | 'payout' | 'shop')[]>(
  ['jobs'],
  ['jobs', 'payout'],
  ['payout'],
  ['shop'],
)
/** The last of the four may be young. */
const ward = fc.constantFrom(3, 3, 3, 3, 3, 3, 0)
export const agreeing = fc.record({ do: fc.constant('agree' as const), person: ward, scopes: some })
export const revoking = fc.record({ do: fc.constant('revoke' as const), person: ward, scopes: some })
const overseeing = <Name extends 'decide-check' | 'decide-flag'>(name: Name) =>
  fc.record({
    do: fc.constant(name),
    pick,
    by: fc.constantFrom('operator' as const, 'operator' as const, 'client' as const, 'client-operator' as const),
    decision: fc.constantFrom('approve' as const, 'approve' as const, 'refuse' as const),
    characters: fc.constantFrom(9, 10, 40, 40),
  })
export const checking = overseeing('decide-check')
export const flagging = overseeing('decide-flag')
export const snoozing = fc.record({
  do: fc.constant('snooze' as const),
  pick,
  wrong,
  hours: fc.constantFrom(1, 1, 4, 4, 2),
})
export const rewriting = fc.record({
  do: fc.constant('rewrite' as const),
  pick,
  wrong,
  reward: fc.constantFrom(10, 301),
  slots: fc.constantFrom(1, 2),
  isShady: wrong,
})
export const blocking = fc.record({
  do: fc.constant('block' as const),
  person: taker,
  whom: taker,
  isOver: fc.boolean(),
})
export const favouring = fc.record({ do: fc.constant('favour' as const), pick, wrong, isOver: wrong })
export const inviting = fc.record({
  do: fc.constant('invite' as const),
  pick,
  wrong,
  whom: pick,
  asFavourite: fc.constantFrom(false, false, true),
})

/** Weighted so that trades get far: what leads on comes more often than what ends. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('deposit' as const),
      person,
      points: fc.constantFrom(1, 999, 1_000, 5_000),
    }),
  },
  { weight: 5, arbitrary: write },
  { weight: 8, arbitrary: simple('publish') },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('take' as const), pick, person: taker, otherWay: wrong }) },
  { weight: 4, arbitrary: simple('accept') },
  { weight: 1, arbitrary: simple('decline') },
  { weight: 1, arbitrary: simple('withdraw-application') },
  { weight: 12, arbitrary: simple('hand-in') },
  { weight: 9, arbitrary: simple('approve') },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send-back' as const),
      pick,
      wrong,
      hours: fc.constantFrom(24 as const, 48 as const),
      characters: fc.constantFrom(19, 20, 40),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('reject' as const), pick, wrong, characters: fc.constantFrom(19, 20, 40) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('tip' as const),
      pick,
      wrong,
      points: fc.constantFrom(9, 10, 100, 10_000, 10_001, 'all' as const, 'one-more' as const),
    }),
  },
  { weight: 2, arbitrary: simple('rate') },
  ...(['appeal', 'answer-appeal'] as const).map((name) => ({
    weight: 4,
    arbitrary: fc.record({ do: fc.constant(name), pick, wrong, characters: fc.constantFrom(19, 20, 40, 40) }),
  })),
  { weight: 1, arbitrary: simple('withdraw-appeal') },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('judge' as const),
      pick,
      wrong,
      decision: fc.constantFrom('pay' as const, 'refund' as const, 'split' as const, 'split' as const),
      share: fc.constantFrom(0, 1, 7, 9, 'all' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('give-back' as const), pick, wrong, acceptsLate: fc.boolean() }),
  },
  { weight: 2, arbitrary: simple('take-back') },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('ask-time' as const), pick, wrong, hours: fc.constantFrom(1, 24, 168) }),
  },
  { weight: 2, arbitrary: simple('ask-release') },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('reply' as const), pick, wrong, agrees: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('add-slots' as const), pick, wrong, slots: fc.constantFrom(1, 1, 2) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('extend' as const), pick, wrong, days: fc.constantFrom(1, 30, 80) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait-in-line' as const), pick, person: taker }) },
  { weight: 1, arbitrary: simple('leave-line') },
  { weight: 2, arbitrary: checking },
  { weight: 2, arbitrary: snoozing },
  { weight: 1, arbitrary: rewriting },
  { weight: 1, arbitrary: flagging },
  { weight: 1, arbitrary: simple('take-back-job') },
  { weight: 1, arbitrary: agreeing },
  { weight: 1, arbitrary: revoking },
  { weight: 1, arbitrary: blocking },
  { weight: 1, arbitrary: favouring },
  { weight: 2, arbitrary: inviting },
  { weight: 1, arbitrary: simple('withdraw-invitation') },
  { weight: 1, arbitrary: simple('decline-invitation') },
  { weight: 2, arbitrary: reporting },
  { weight: 1, arbitrary: judgingReports },
  { weight: 1, arbitrary: suspending },
  { weight: 3, arbitrary: lifting },
  { weight: 2, arbitrary: simple('pause') },
  { weight: 2, arbitrary: simple('resume') },
  { weight: 2, arbitrary: simple('close') },
  { weight: 1, arbitrary: simple('discard') },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('withdraw-slots' as const),
      pick,
      wrong,
      slots: fc.constantFrom(0, 1, 1, 2),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      pick,
      side: fc.constantFrom(-1 as const, 1 as const),
      schedule: fc.boolean(),
    }),
  },
)
