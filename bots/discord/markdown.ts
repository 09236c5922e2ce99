import type { Block } from '../dialog/card.ts'
import { listedOnDiscord, onDiscord, onTelegram, pickedAs, wireName, type OnDiscord } from '../copy/command-names.ts'
import type { Command, Inline, Text } from '../dialog/text.ts'
import { NOT_REGISTERED, type CommandIds } from './command-ids.ts'
import { escaped, joined, plainLines, shortened, withoutUnseen } from './escape.ts'

/** How a text is drawn: `most` UTF-16 units of each stretch of a person's words; in bold there is no second bold. */
interface Style {
  readonly most: number
  readonly bold: boolean
  readonly oneLine: boolean
  readonly ids: CommandIds
}

/**
 * The blocks of a card as one text in Discord's markdown; of a person's words at most `most` UTF-16 units a stretch.
 * `ids`: the commands that can be clicked.
 */
export function markdownOfBlocks(blocks: readonly Block[], most: number, ids = NOT_REGISTERED): string {
  let text = ''
  let after = ''
  for (const block of blocks) {
    const drawn = markdownOfBlock(block, { most, bold: false, oneLine: false, ids })
    if (drawn.trim() === '') continue
    text += text === '' ? drawn : after + drawn
    // A heading brings its own space below.
    after = block.is === 'title' ? '\n' : '\n\n'
  }
  return text
}

/** A text in Discord's markdown. Nothing in it can mention, link or mark up but what the text itself says. */
export function markdownOf(text: Text, style: Partial<Style> = {}): string {
  const whole: Style = {
    most: Number.POSITIVE_INFINITY,
    bold: false,
    oneLine: false,
    ids: NOT_REGISTERED,
    ...style,
  }
  return text.reduce((drawn, inline) => joined(drawn, markdownOfInline(inline, whole)), '')
}

function markdownOfBlock(block: Block, style: Style): string {
  switch (block.is) {
    case 'note':
      return plainLines(markdownOf(block.text, style))
    case 'title': {
      const line = markdownOf(block.text, { ...style, oneLine: true, bold: true }).trim()
      return line === '' ? '' : `### ${line}`
    }
    case 'lines':
      return block.lines.map((line) => plainLines(markdownOf(line, style))).join('\n')
    case 'fields':
      return block.fields
        .map(({ label, value }) => plainLines(`**${escaped(`${label}:`)}** ${markdownOf(value, style)}`))
        .join('\n')
    case 'quote':
      return plainLines(markdownOf(block.text, style))
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')
  }
}

function markdownOfInline(inline: Inline, style: Style): string {
  switch (inline.is) {
    case 'plain':
      // Labels of options stand in our own text and may hold a person's words, so nothing is markup by itself.
      return escaped(inLine(inline.text, style))
    case 'said':
      return escaped(shortened(inLine(withoutUnseen(inline.text), style), style.most))
    case 'bold':
      return style.bold ? markdownOf(inline.text, style) : bolded(markdownOf(inline.text, { ...style, bold: true }))
    case 'code':
      return codeOf(inline.text)
    case 'link':
      return linkOf(inline.url, inline.text, style)
    case 'time':
      return `<t:${Math.floor(inline.at / 1000)}:${inline.relative ? 'R' : 'f'}>`
    case 'list':
      return inline.items.map((item) => `• ${markdownOf(item, style)}`).join('\n')
    case 'command':
      return commandOf(inline, style)
    case 'commands':
      return listedOnDiscord(inline.language)
        .map(
          ({ name, what }) => `${mentionOf(name, style) ?? codeOf(pickedAs(name, inline.language))}: ${escaped(what)}`,
        )
        .join('\n')
  }
}

/** Ours can be clicked as soon as Discord has said under which id it knows it. */
function commandOf(command: Command, style: Style): string {
  if (command.elsewhere) return codeOf(onTelegram(command))
  return mentionOf(wireName(command), style) ?? codeOf(onDiscord(command))
}

function mentionOf(name: OnDiscord, { ids }: Style): string | undefined {
  const id = ids(name)
  return id === undefined ? undefined : `</${name}:${id}>`
}

const inLine = (words: string, { oneLine }: Style): string => (oneLine ? words.replace(/\s+/g, ' ') : words)

/** Asterisks count only where words begin and end, so spaces go outside. */
function bolded(words: string): string {
  const inside = words.trim()
  if (inside === '') return words
  const start = words.indexOf(inside)
  return `${words.slice(0, start)}**${inside}**${words.slice(start + inside.length)}`
}

function codeOf(words: string): string {
  const line = withoutUnseen(words).replace(/\s+/g, ' ').replaceAll('`', 'ˋ').trim()
  return line === '' ? '' : `\`${line}\``
}

/** Only http and https, which every client opens; anything else stays words. */
function linkOf(url: string, words: string, style: Style): string {
  const shown = escaped(shortened(inLine(withoutUnseen(words), style), style.most)).trim()
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return shown
  const address = new URL(url).href.replace(/[()\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `[${shown === '' ? escaped(url) : shown}](${address})`
}
