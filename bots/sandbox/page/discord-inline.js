// @ts-check
import { discordCopy } from './discord-copy.js'
import { element } from './dom.js'
import { formatDate, relativeTime } from './time.js'

/**
 * What a reader of Discord sees of names, and does with a mention.
 * @typedef {object} DiscordReading
 * @property {import('./copy.js').Language} language
 * @property {(id: string) => string} nameOf
 * @property {(command: string) => void} onCommand
 */

/** @typedef {(match: RegExpExecArray, reading: DiscordReading) => Node} Render */

/** @type {[RegExp, Render][]} The first that fits at a place wins. */
const RULES = [
  [/^\\([^\p{L}\p{N}\s])/u, (match) => document.createTextNode(match[1] ?? '')],
  [/^`` ?([\s\S]+?) ?``(?!`)/, (match) => element('code', {}, match[1])],
  [/^`([^`]+)`/, (match) => element('code', {}, match[1])],
  [
    /^<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/,
    (match, reading) => time(Number(match[1]), match[2] ?? 'f', reading.language),
  ],
  [/^<@[!&]?(\d+)>/, (match, reading) => mention(`@${reading.nameOf(match[1] ?? '')}`)],
  [/^<#(\d+)>/, () => mention('#klickwork')],
  [/^<\/([^:>]+):\d+>/, (match, reading) => commandLink(match[1] ?? '', reading)],
  [/^<a?:(\w+):\d+>/, (match) => document.createTextNode(`:${match[1]}:`)],
  [/^<(https?:\/\/[^\s>]+)>/, (match) => link(match[1] ?? '', document.createTextNode(match[1] ?? ''))],
  [
    /^\[((?:\\.|[^[\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?(?: +"[^"]*")?\)/,
    (match, reading) => link(match[2] ?? '', renderInline(match[1] ?? '', reading)),
  ],
  [/^https?:\/\/[^\s<]*[^\s<.,:;"')\]!?*_~|]/, (match) => link(match[0], document.createTextNode(match[0]))],
  [
    /^\*\*\*((?:\\.|[^\\])+?)\*\*\*(?!\*)/s,
    (match, reading) => element('strong', {}, element('em', {}, renderInline(match[1] ?? '', reading))),
  ],
  [
    /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s,
    (match, reading) => element('strong', {}, renderInline(match[1] ?? '', reading)),
  ],
  [/^__((?:\\.|[^\\])+?)__(?!_)/s, (match, reading) => element('u', {}, renderInline(match[1] ?? '', reading))],
  [/^~~((?:\\.|[^\\])+?)~~/s, (match, reading) => element('s', {}, renderInline(match[1] ?? '', reading))],
  [/^\|\|((?:\\.|[^\\])+?)\|\|/s, (match, reading) => spoiler(renderInline(match[1] ?? '', reading), reading)],
  [
    /^\*(?=\S)((?:\\.|[^\\*]|\*\*(?!\*))+?)(?<=\S)\*(?!\*)/s,
    (match, reading) => element('em', {}, renderInline(match[1] ?? '', reading)),
  ],
  [
    /^_((?:\\.|[^\\_])+?)_(?![\p{L}\p{N}_])/su,
    (match, reading) => element('em', {}, renderInline(match[1] ?? '', reading)),
  ],
]

/** Where one of the rules may begin. */
const SPECIAL = /[\\`<[*_~|]|https?:\/\//g

/**
 * What stands inside a line of Discord's markdown.
 * @param {string} text
 * @param {DiscordReading} reading
 * @returns {DocumentFragment}
 */
export function renderInline(text, reading) {
  const fragment = document.createDocumentFragment()
  let position = 0
  let plainFrom = 0
  while (position < text.length) {
    SPECIAL.lastIndex = position
    const next = SPECIAL.exec(text)
    if (next === null) break
    position = next.index
    const found = ruleAt(text, position)
    if (found === undefined) {
      position += 1
      continue
    }
    fragment.append(text.slice(plainFrom, position), found.render(found.match, reading))
    position += found.match[0].length
    plainFrom = position
  }
  fragment.append(text.slice(plainFrom))
  return fragment
}

/**
 * @param {string} text
 * @param {number} position
 * @returns {{ match: RegExpExecArray, render: Render } | undefined}
 */
function ruleAt(text, position) {
  const rest = text.slice(position)
  // An underscore inside a word is none of emphasis: snake_case stays as it is.
  const isInWord = rest.startsWith('_') && /[\p{L}\p{N}]$/u.test(text.slice(0, position))
  if (isInWord) return undefined
  for (const [pattern, render] of RULES) {
    const match = pattern.exec(rest)
    if (match !== null) return { match, render }
  }
  return undefined
}

/** @param {string} url @param {Node} content @returns {HTMLElement} */
function link(url, content) {
  return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, content)
}

/** @param {string} name @returns {HTMLElement} */
function mention(name) {
  return element('span', { class: 'd-mention' }, name)
}

/** @param {string} command @param {DiscordReading} reading @returns {HTMLElement} */
function commandLink(command, reading) {
  return element(
    'button',
    { type: 'button', class: 'd-mention', onclick: () => reading.onCommand(command) },
    `/${command}`,
  )
}

/** @param {DocumentFragment} content @param {DiscordReading} reading @returns {HTMLElement} */
function spoiler(content, reading) {
  const hidden = element('span', { class: 'hidden-text', inert: true }, content)
  const cover = element(
    'button',
    { type: 'button', class: 'd-spoiler', 'aria-label': discordCopy(reading.language).spoiler },
    hidden,
  )
  cover.addEventListener('click', () => cover.replaceWith(...hidden.childNodes))
  return cover
}

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const STYLES = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { day: '2-digit', month: '2-digit', year: 'numeric' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
}

/**
 * A `<t:…>`. The relative ones carry what `refreshTimes` needs to let them follow the sandbox clock.
 * @param {number} unixSeconds
 * @param {string} style
 * @param {import('./copy.js').Language} language
 * @returns {Node}
 */
function time(unixSeconds, style, language) {
  const date = new Date(unixSeconds * 1000)
  if (Number.isNaN(date.getTime())) return document.createTextNode(`<t:${unixSeconds}>`)
  const node = element('time', {
    class: 'd-time',
    datetime: date.toISOString(),
    title: formatDate(date, language, { dateStyle: 'full', timeStyle: 'short' }),
    'data-time': unixSeconds,
    'data-format': style === 'R' ? 'r' : style,
    'data-language': language,
  })
  node.textContent =
    style === 'R' ? relativeTime(unixSeconds, language) : formatDate(date, language, STYLES[style] ?? {})
  return node
}
