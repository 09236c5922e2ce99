import * as members from '../../core/members/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'

/** In a button a zone's slashes are dots: `Europe.Berlin`. */
const asValue = (zone: string): string => zone.replaceAll('/', '.')

/** Countries and cities by the names that German speakers and neighbours write, where the zone is called otherwise. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  deutschland: 'Europe/Berlin',
  germany: 'Europe/Berlin',
  österreich: 'Europe/Vienna',
  austria: 'Europe/Vienna',
  wien: 'Europe/Vienna',
  schweiz: 'Europe/Zurich',
  switzerland: 'Europe/Zurich',
  zürich: 'Europe/Zurich',
  lissabon: 'Europe/Lisbon',
  athen: 'Europe/Athens',
  rom: 'Europe/Rome',
  prag: 'Europe/Prague',
  warschau: 'Europe/Warsaw',
  brüssel: 'Europe/Brussels',
  kopenhagen: 'Europe/Copenhagen',
}

/**
 * A zone as people write it: its name in any case, with a dot or a slash, or only its city. Undefined when there is no
 * such zone.
 */
export function readZone(words: string): string | undefined {
  const wanted = words.trim().replaceAll(' ', '_').replaceAll('.', '/').toLowerCase()
  const zones = Intl.supportedValuesOf('timeZone')
  const named = zones.find((zone) => zone.toLowerCase() === wanted)
  const inCity = zones.find((zone) => zone.toLowerCase().endsWith(`/${wanted}`))
  const called = Object.hasOwn(ALSO_CALLED, wanted) ? ALSO_CALLED[wanted] : undefined
  const zone = named ?? inCity ?? called ?? words.trim()
  return members.isTimeZone(zone) ? zone : undefined
}

/** The zone by which a member's deadlines and quiet hours go. */
export const timeZone = flow('time-zone', { title: (copy) => copy.account.settings.timeZone })
  .page(async (_, { member, copy }) => {
    const words = copy.account.settings
    return {
      zone: field.text({
        label: words.timeZone,
        ask: words.timeZoneAsk,
        hint: words.timeZoneHint,
        min: 2,
        max: 60,
        preset: member.timeZone,
        suggestions: Object.entries(words.timeZones).map(([zone, label]) => ({ value: asValue(zone), label })),
        check: (typed) =>
          readZone(typed) === undefined ? copy.refusals['member.bad_time_zone']({}, copy.format) : undefined,
      }),
    }
  })
  .submit(async ({ zone }, { tx, member, copy }) => {
    const changed = await members.setTimeZone(tx, member, readZone(zone) ?? zone)
    const [chosen, former] = members.hourZones(changed, tx.now)
    const words = copy.account.settings
    return {
      note: former === undefined ? words.timeZoneChanged(chosen) : words.timeZoneSettles(chosen, former),
      show: { do: 'settings', args: [] },
    }
  })
