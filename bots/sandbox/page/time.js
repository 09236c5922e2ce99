// @ts-check

/** How far the clock of the sandbox is ahead of this computer's. */
let aheadMilliseconds = 0

/** @type {Set<() => void>} */
const listeners = new Set()

/** @returns {Date} the time in the sandbox */
export function sandboxNow() {
  return new Date(Date.now() + aheadMilliseconds)
}

/**
 * Takes the time that the server told. Small differences are the way of the message, not a moved clock.
 * @param {number} now unix milliseconds
 */
export function setClock(now) {
  const ahead = now - Date.now()
  if (Math.abs(ahead - aheadMilliseconds) < 700) return
  aheadMilliseconds = ahead
  tick()
}

/**
 * Calls the listener whenever a shown time may have changed.
 * @param {() => void} listener
 */
export function onTick(listener) {
  listeners.add(listener)
}

function tick() {
  for (const listener of listeners) listener()
}

setInterval(tick, 1000)

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map()

/**
 * @param {Date} date
 * @param {string} language
 * @param {Intl.DateTimeFormatOptions} options
 * @returns {string}
 */
export function formatDate(date, language, options) {
  const key = language + JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
  formats.set(key, format)
  return format.format(date)
}

/**
 * Each unit with its length, from when on it is used, and how little may be missing, in seconds: a moment after "5 days"
 * was promised they are 5 days still. Two of a smaller unit say more than one of the bigger: "in 26 hours" rather than
 * "in 1 day".
 * @type {[Intl.RelativeTimeFormatUnit, number, number, number][]}
 */
const UNITS = [
  ['day', 86_400, 172_500, 7_200],
  ['hour', 3_600, 3_600, 300],
  ['minute', 60, 60, 5],
]

/**
 * "in 3 hours", "vor 2 Tagen": the time as the reader's sandbox clock sees it.
 * @param {number} unixSeconds
 * @param {string} language
 * @returns {string}
 */
export function relativeTime(unixSeconds, language) {
  const seconds = Math.round(unixSeconds - sandboxNow().getTime() / 1000)
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' })
  for (const [unit, size, from, missing] of UNITS) {
    if (Math.abs(seconds) < from) continue
    // What is to come only: nothing is called longer ago than it is.
    return format.format(Math.trunc((seconds > 0 ? seconds + missing : seconds) / size), unit)
  }
  return format.format(seconds, 'second')
}

/**
 * A date as Telegram writes a `date_time` entity: `r` relative, `w` weekday, `d`/`D` short or long date, `t`/`T` short
 * or long time.
 * @param {number} unixSeconds
 * @param {string} format
 * @param {string} language
 * @returns {string}
 */
export function entityTime(unixSeconds, format, language) {
  if (format.includes('r')) return relativeTime(unixSeconds, language)
  /** @type {Intl.DateTimeFormatOptions} */
  const options = {}
  if (format.includes('w')) options.weekday = 'long'
  if (format.includes('d')) Object.assign(options, { day: '2-digit', month: '2-digit', year: '2-digit' })
  if (format.includes('D')) Object.assign(options, { day: 'numeric', month: 'long', year: 'numeric' })
  if (/t/i.test(format)) Object.assign(options, { hour: '2-digit', minute: '2-digit' })
  if (format.includes('T')) options.second = '2-digit'
  return formatDate(new Date(unixSeconds * 1000), language, options)
}
