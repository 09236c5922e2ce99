import fc from 'fast-check'
import { person, pick, simple, taker, write, wrong } from './commands.ts'
import { judgingReports, lifting, reporting, suspending } from './commands-reports.ts'
import { forAll, mostly, next, tick, type Commands } from './scripts.ts'

/**
 * Two jobs of one client, the first reported by as many as there are, with work in hand, handed in and waited for: what
 * operators decide on it, who is suspended meanwhile, and what becomes of it all when that is lifted.
 */
export const reported: fc.Arbitrary<Commands> = fc
  .tuple(
    fc.record({
      by: person,
      taking: fc.constantFrom('claim' as const, 'claim' as const, 'apply' as const),
      slots: fc.constantFrom(1, 2, 3),
      reporters: fc.constantFrom(2, 3, 3),
      isSuspended: fc.constantFrom(false, false, true),
    }),
    fc.tuple(write, write),
    mostly(
      [
        [5, reporting],
        [5, judgingReports],
        [2, suspending],
        [4, lifting],
        [3, tick],
        [3, fc.record({ do: fc.constant('take' as const), pick, person: taker, otherWay: fc.constant(false) })],
        [2, fc.record({ do: fc.constant('wait-in-line' as const), pick, person: taker })],
        [1, simple('resume')],
        [1, simple('pause')],
        [1, simple('accept')],
        [1, simple('hand-in')],
        [1, simple('approve')],
        [1, fc.record({ do: fc.constant('reject' as const), pick, wrong, characters: fc.constant(20) })],
        [1, fc.record({ do: fc.constant('appeal' as const), pick, wrong, characters: fc.constant(20) })],
      ],
      24,
    ),
  )
  .map(([{ by, taking, slots, reporters, isSuspended }, [first, second], rest]) => {
    const others = [1, 2, 3].map((further) => (by + further) % 4)
    const usual = { person: by, reward: 300, workHours: 24, openDays: 14, ...forAll } as const
    const say = (one: number) =>
      ({ do: 'report', person: one, pick: 0, target: 'job', code: 'fake', characters: 40 }) as const
    return [
      { do: 'deposit', person: by, points: 5_000 },
      { ...first, ...usual, slots, taking },
      { do: 'publish', ...next },
      ...others.slice(0, 2).map((one) => ({ do: 'take', pick: 0, person: one, otherWay: false }) as const),
      ...(taking === 'apply' ? [{ do: 'accept', ...next } as const] : []),
      { do: 'hand-in', ...next },
      ...others.slice(1).map((one) => ({ do: 'wait-in-line', pick: 0, person: one }) as const),
      { ...second, ...usual, slots: 1 },
      { do: 'publish', ...next },
      ...(isSuspended ? [{ do: 'suspend', pick: by, by: 'operator', characters: 40 } as const] : []),
      ...others.slice(0, reporters).map(say),
      ...rest,
    ]
  })
