import * as time from '../../core/shared/time.ts'

const WITH_SLASHES = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/

/**
 * Reads a day as people write it (`24.12.2008`, `24. 12. 2008`, `24/12/2008`, `2008-12-24`) and returns it as
 * `2008-12-24`. The day comes before the month, as in both of our languages. Undefined for days that no calendar has.
 */
export const readDay = (words: string): string | undefined => time.readDay(words.replace(WITH_SLASHES, '$1.$2.$3'))

/** A last day, as `2027-01-31`, that an example may name at any time: that of the month after next, in UTC. */
export const exampleDay = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3, 0)).toISOString().slice(0, 10)
