// @ts-check
import { copy } from './copy.js'
import { element } from './dom.js'
import { entityTime, formatDate } from './time.js'

/** @typedef {import('../telegram/types.ts').Entity} Entity */
/**
 * What a reader can do with a text.
 * @typedef {object} Reading
 * @property {import('./copy.js').Language} language
 * @property {(command: string) => void} onCommand
 * @property {(text: string) => void} onCopy
 * @property {(event: Event, url: string) => void} onLink
 */

/**
 * A text with its entities as nodes. Entities nest or follow each other, as Telegram demands; offsets count UTF-16
 * units, as JavaScript's strings do.
 * @param {string} text
 * @param {readonly Entity[]} entities
 * @param {Reading} reading
 * @returns {DocumentFragment}
 */
export function renderText(text, entities, reading) {
  const sorted = entities
    .filter((entity) => entity.length > 0 && entity.offset + entity.length <= text.length)
    .toSorted((one, other) => one.offset - other.offset || other.length - one.length)
  return renderRange(text, 0, text.length, sorted, reading)
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {readonly Entity[]} entities
 * @param {Reading} reading
 * @returns {DocumentFragment}
 */
function renderRange(text, from, to, entities, reading) {
  const fragment = document.createDocumentFragment()
  let position = from
  let index = 0
  while (index < entities.length) {
    const entity = entities[index]
    if (entity === undefined) break
    index += 1
    if (entity.offset < position) continue
    const end = Math.min(entity.offset + entity.length, to)
    /** @type {Entity[]} */
    const inner = []
    for (let next = entities[index]; next !== undefined && next.offset < end; next = entities[index]) {
      inner.push(next)
      index += 1
    }
    fragment.append(text.slice(position, entity.offset))
    const content = renderRange(text, entity.offset, end, inner, reading)
    fragment.append(renderEntity(entity, text.slice(entity.offset, end), content, reading))
    position = end
  }
  fragment.append(text.slice(position, to))
  return fragment
}

const PLAIN_TAGS = /** @type {const} */ ({ bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's' })

/**
 * @param {Entity} entity
 * @param {string} text
 * @param {DocumentFragment} content
 * @param {Reading} reading
 * @returns {Node}
 */
function renderEntity(entity, text, content, reading) {
  switch (entity.type) {
    case 'bold':
    case 'italic':
    case 'underline':
    case 'strikethrough':
      return element(PLAIN_TAGS[entity.type], {}, content)
    case 'code':
      return element(
        'button',
        {
          type: 'button',
          class: 'code',
          'aria-label': copy(reading.language).copyText(text),
          onclick: () => reading.onCopy(text),
        },
        content,
      )
    case 'pre':
      return element('pre', { tabindex: '0' }, element('code', {}, content))
    case 'blockquote':
    case 'expandable_blockquote':
      return element('blockquote', {}, content)
    case 'spoiler':
      return spoiler(content, reading)
    case 'bot_command':
      return element('button', { type: 'button', class: 'in-text', onclick: () => reading.onCommand(text) }, content)
    case 'date_time':
      return timeOf(entity, text, reading)
    case 'mention':
      return link(`https://t.me/${text.slice(1)}`, content, reading)
    case 'url':
      return link(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`, content, reading)
    case 'text_link':
      return link(entity.url ?? '', content, reading)
    case 'email':
      return link(`mailto:${text}`, content, reading)
    default:
      return element('span', { class: 'tinted' }, content)
  }
}

/**
 * Only addresses that cannot run a script become links.
 * @param {string} url
 * @param {DocumentFragment} content
 * @param {Reading} reading
 * @returns {Node}
 */
function link(url, content, reading) {
  if (!/^(https?|mailto|tel|tg):/i.test(url)) return element('span', { class: 'tinted' }, content)
  return element(
    'a',
    { href: url, target: '_blank', rel: 'noopener noreferrer', onclick: (event) => reading.onLink(event, url) },
    content,
  )
}

/**
 * @param {DocumentFragment} content
 * @param {Reading} reading
 * @returns {Node}
 */
function spoiler(content, reading) {
  const hidden = element('span', { class: 'hidden-text', inert: true }, content)
  const cover = element(
    'button',
    { type: 'button', class: 'spoiler', 'aria-label': copy(reading.language).spoiler },
    hidden,
  )
  cover.addEventListener('click', () => {
    cover.replaceWith(...hidden.childNodes)
  })
  return cover
}

/**
 * @param {Entity} entity
 * @param {string} text
 * @param {Reading} reading
 * @returns {Node}
 */
function timeOf(entity, text, reading) {
  if (entity.unix_time === undefined) return document.createTextNode(text)
  const date = new Date(entity.unix_time * 1000)
  const format = entity.date_time_format ?? ''
  const node = element('time', {
    datetime: date.toISOString(),
    title: formatDate(date, reading.language, { dateStyle: 'full', timeStyle: 'short' }),
    'data-time': entity.unix_time,
    'data-format': format,
    'data-language': reading.language,
  })
  node.textContent = format === '' ? text : entityTime(entity.unix_time, format, reading.language)
  return node
}

/**
 * Lets the relative times below a node follow the clock.
 * @param {ParentNode} root
 */
export function refreshTimes(root) {
  for (const node of root.querySelectorAll('time[data-format="r"]')) {
    if (!(node instanceof HTMLElement)) continue
    const { time, language } = node.dataset
    const text = entityTime(Number(time), 'r', language ?? 'en')
    if (node.textContent !== text) node.textContent = text
  }
}
