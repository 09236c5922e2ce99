// @ts-check
import { discordCopy } from './discord-copy.js'
import { renderInline } from './discord-inline.js'
import { element } from './dom.js'

/** @typedef {import('./discord-inline.js').DiscordReading} DiscordReading */

/**
 * Discord's markdown as nodes: headings, lists, quotes, small text, code blocks, and what stands inside a line.
 * @param {string} content
 * @param {DiscordReading} reading
 * @returns {HTMLElement}
 */
export function renderMarkdown(content, reading) {
  const node = element('div', { class: 'd-text', dir: 'auto' })
  // Odd pieces stand between the fences of code blocks.
  const pieces = content.split(/```(?:[a-z0-9+-]*\n)?([\s\S]+?)\n?```/i)
  pieces.forEach((piece, index) => {
    if (index % 2 === 1) node.append(element('pre', { tabindex: '0' }, element('code', {}, piece)))
    else if (piece !== '') renderBlocks(node, piece.replace(/^\n|\n$/g, ''), reading)
  })
  return node
}

/** @typedef {{ kind: 'plain' | 'heading' | 'small' | 'quote' | 'bullet' | 'number', level: number, text: string }} Line */

/** @param {string} line @returns {Line} */
function readLine(line) {
  const heading = /^(#{1,3}) +(.+)$/.exec(line)
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' }
  const small = /^-# +(.+)$/.exec(line)
  if (small) return { kind: 'small', level: 0, text: small[1] ?? '' }
  const quote = /^> ?(.*)$/.exec(line)
  if (quote && line.startsWith('> ')) return { kind: 'quote', level: 0, text: quote[1] ?? '' }
  const bullet = /^( *)[-*] +(.+)$/.exec(line)
  if (bullet) return { kind: 'bullet', level: Math.floor((bullet[1]?.length ?? 0) / 2), text: bullet[2] ?? '' }
  const number = /^ *(\d{1,4})\. +(.+)$/.exec(line)
  if (number) return { kind: 'number', level: Number(number[1]), text: number[2] ?? '' }
  return { kind: 'plain', level: 0, text: line }
}

/**
 * @param {HTMLElement} node
 * @param {string} text
 * @param {DiscordReading} reading
 */
function renderBlocks(node, text, reading) {
  const rest = /(?:^|\n)>>> ([\s\S]+)$/.exec(text)
  const before = rest === null ? text : text.slice(0, rest.index)
  const lines = before === '' && rest !== null ? [] : before.split('\n').map(readLine)
  let index = 0
  while (index < lines.length) {
    const first = lines[index]
    if (first === undefined) break
    let end = index + 1
    while (first.kind !== 'heading' && lines[end]?.kind === first.kind) end += 1
    node.append(renderGroup(first, lines.slice(index, end), reading))
    index = end
  }
  if (rest !== null) {
    const quote = element('blockquote')
    renderBlocks(quote, rest[1] ?? '', reading)
    node.append(quote)
  }
}

/** @type {readonly ('h4' | 'h5' | 'h6')[]} */
const HEADINGS = ['h4', 'h5', 'h6']

/**
 * @param {Line} first
 * @param {readonly Line[]} lines lines of one kind
 * @param {DiscordReading} reading
 * @returns {HTMLElement}
 */
function renderGroup(first, lines, reading) {
  const inner = lines.map(({ text }) => renderInline(text, reading))
  switch (first.kind) {
    case 'heading':
      return element(HEADINGS[first.level - 1] ?? 'h6', { class: `d-heading-${first.level}` }, ...inner)
    case 'small':
      return element('div', { class: 'd-small' }, ...joined(inner))
    case 'quote':
      return element('blockquote', {}, ...joined(inner))
    case 'bullet':
      return element(
        'ul',
        {},
        ...inner.map((item, index) =>
          element('li', { class: `d-level-${Math.min(lines[index]?.level ?? 0, 3)}` }, item),
        ),
      )
    case 'number':
      return element('ol', { start: first.level }, ...inner.map((item) => element('li', {}, item)))
    case 'plain':
      return element('div', { class: 'd-line' }, ...joined(inner))
  }
}

/** @param {readonly DocumentFragment[]} lines @returns {(Node)[]} */
function joined(lines) {
  return lines.flatMap((line, index) => (index === 0 ? [line] : [document.createTextNode('\n'), line]))
}

/**
 * Covers something until it is clicked.
 * @param {HTMLElement} content
 * @param {import('./copy.js').Language} language
 * @returns {HTMLElement}
 */
export function coverBlock(content, language) {
  const cover = element('button', { type: 'button', class: 'd-cover' }, discordCopy(language).spoiler)
  const node = element('div', { class: 'd-covered' }, content, cover)
  content.inert = true
  cover.addEventListener('click', () => {
    content.inert = false
    cover.remove()
  })
  return node
}
