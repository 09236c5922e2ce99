const FORMS = [
  /^(?<day>[0-9]{1,2})\. ?(?<month>[0-9]{1,2})\. ?(?<year>[0-9]{4})$/,
  /^(?<day>[0-9]{1,2})\/(?<month>[0-9]{1,2})\/(?<year>[0-9]{4})$/,
  /^(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})$/,
]

/**
 * Reads a day as people write it (`24.12.2008`, `24. 12. 2008`, `24/12/2008`, `2008-12-24`) and returns it as
 * `2008-12-24`. The day comes before the month, as in both of our languages. Undefined for days that no calendar has.
 */
export function readDay(words: string): string | undefined {
  for (const form of FORMS) {
    const found = form.exec(words)?.groups
    if (found === undefined) continue
    const { year = '', month = '', day = '' } = found
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    const time = Date.parse(`${iso}T00:00:00Z`)
    // Date.parse takes 31 February for 3 March in some engines: only what comes back unchanged is a real day.
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return undefined
    return iso
  }
  return undefined
}

/** A last day, as `2027-01-31`, that an example may name at any time: that of the month after next, in UTC. */
export const exampleDay = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3, 0)).toISOString().slice(0, 10)
