import type { Language } from '../../core/shared/language.ts'
import type { CommandName } from './command.ts'

/**
 * Text as a tree. What our copy says is `plain`; what a person wrote is `said`: a renderer can tell them apart, so that
 * a person's words never become markup, a mention, a link or a command. The tree is plain JSON: it is stored with a reply.
 */
export type Text = readonly Inline[]

export type Inline =
  | { readonly is: 'plain'; readonly text: string }
  | { readonly is: 'said'; readonly text: string }
  | { readonly is: 'bold'; readonly text: Text }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'link'; readonly url: string; readonly text: string }
  /** A moment, in unix milliseconds. `text` is what a client shows that does not know times; `relative` counts down. */
  | { readonly is: 'time'; readonly at: number; readonly text: string; readonly relative: boolean }
  | { readonly is: 'list'; readonly items: readonly Text[] }
  | Command
  /** All commands of the platform on which this is read, each with what it does. */
  | { readonly is: 'commands'; readonly language: Language }

/** A command, spelled as on the platform on which this is read, or, `elsewhere`, as on the other one. */
export interface Command {
  readonly is: 'command'
  readonly name: CommandName
  readonly language: Language
  readonly elsewhere: boolean
}

export type TextValue = string | number | Inline | Text

/**
 * Builds a Text. The static part carries the markup (`**bold**`, which may span values); values are always plain text
 * of a person unless they are Text themselves.
 *
 * text`**${job.title}** is yours until ${deadline}`
 */
export function text(parts: TemplateStringsArray, ...values: readonly TextValue[]): Text {
  const outer: Inline[] = []
  let bold: Inline[] | undefined
  const push = (...inlines: readonly Inline[]): void => void (bold ?? outer).push(...inlines)
  parts.forEach((part, index) => {
    part.split('**').forEach((piece, turn) => {
      if (turn > 0) {
        if (bold === undefined) bold = []
        else {
          outer.push({ is: 'bold', text: bold })
          bold = undefined
        }
      }
      if (piece !== '') push({ is: 'plain', text: piece })
    })
    const value = values[index]
    if (value !== undefined) push(...asText(value))
  })
  if (bold !== undefined) throw new Error('a bold part of the copy is never closed')
  return outer
}

export function asText(value: TextValue): Text {
  if (typeof value === 'string') return value === '' ? [] : [{ is: 'said', text: value }]
  if (typeof value === 'number') return [{ is: 'plain', text: String(value) }]
  return isText(value) ? value : [value]
}

function isText(value: Inline | Text): value is Text {
  return Array.isArray(value)
}

/** Our own words as they are, from the copy. Never for what a person wrote. */
export const plain = (words: string): Text => (words === '' ? [] : [{ is: 'plain', text: words }])
/** A person's words. */
export const said = (words: string): Text => asText(words)
export const bold = (value: TextValue): Text => [{ is: 'bold', text: asText(value) }]
/** Copied by a tap: references, codes, ids. */
export const code = (words: string): Text => [{ is: 'code', text: words }]
/** A link; the url must have been checked (http or https) where it came in. */
export const link = (url: string, words: string): Text => [{ is: 'link', url, text: words }]
export const list = (items: readonly Text[]): Text => [{ is: 'list', items }]

/** What commands are called in sentences of one language; `there` on the other platform. */
export function commandsIn(language: Language) {
  return {
    command: (name: CommandName): Text => [{ is: 'command', name, language, elsewhere: false }],
    commandThere: (name: CommandName): Text => [{ is: 'command', name, language, elsewhere: true }],
    allCommands: [{ is: 'commands', language }] satisfies Text,
  }
}

export function join(parts: readonly Text[], between: string): Text {
  return parts.flatMap((part, index) => (index === 0 ? part : [...plain(between), ...part]))
}

/** How a platform spells a command where nothing but letters can stand. */
export type Spell = (command: Command) => string

/** Of no platform: for logs of tests. */
const byName: Spell = ({ name }) => `/${name}`

/** The words without any markup: for forms, previews and lengths. */
export function flat(value: Text, spell: Spell = byName): string {
  return value
    .map((inline) => {
      switch (inline.is) {
        case 'bold':
          return flat(inline.text, spell)
        case 'list':
          return inline.items.map((item) => `• ${flat(item, spell)}`).join('\n')
        case 'command':
          return spell(inline)
        case 'commands':
          return ''
        case 'plain':
        case 'said':
        case 'code':
        case 'link':
        case 'time':
          return inline.text
      }
    })
    .join('')
}
