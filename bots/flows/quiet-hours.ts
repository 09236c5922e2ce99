import * as members from '../../core/members/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'

const HOURS = { min: 0, max: 23 } as const
const USUAL_ENDS = { from: [20, 21, 22, 23], to: [6, 7, 8, 9] } as const

/** How people write a full hour: `9 Uhr`, `09:00`, `9 h`, `9 o'clock`. */
export const HOUR_UNIT = /^0(?=[0-9])|(?::00)?\s*(?:uhr|h|o['’]clock)?$/gi

/** When a member is not to be disturbed, in full hours of the member's zone; equal hours mean never. */
export const quietHours = flow('quiet-hours', { title: (copy) => copy.account.settings.quietHours })
  .page(async (_, { member, copy }) => {
    const words = copy.account.settings
    const suggest = (hours: readonly number[]) =>
      hours.map((hour) => ({ value: String(hour), label: words.oClock(hour) }))
    return {
      from: field.number({
        label: words.quietFromLabel,
        ask: words.quietFrom,
        hint: words.quietHint,
        ...HOURS,
        unit: HOUR_UNIT,
        preset: member.quietFrom,
        suggestions: suggest(USUAL_ENDS.from),
      }),
      to: field.number({
        label: words.quietToLabel,
        ask: words.quietTo,
        ...HOURS,
        unit: HOUR_UNIT,
        preset: member.quietTo,
        suggestions: suggest(USUAL_ENDS.to),
      }),
    }
  })
  .submit(async ({ from, to }, { tx, member, copy }) => {
    await members.setQuietHours(tx, member, { from, to })
    const words = copy.account.settings
    const note = from === to ? words.quietSwitchedOff : words.quietChanged(from, to)
    return { note, show: { do: 'settings', args: [] } }
  })
