import { Buffer } from 'node:buffer'
import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type {
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APIContainerComponent,
  APIStringSelectComponent,
} from 'discord-api-types/v10'
import type { Block, Button, Look, Ref } from '../dialog/card.ts'
import { code, plain } from '../dialog/text.ts'
import { NOT_REGISTERED, type CommandIds } from './command-ids.ts'
import { uniqueIn, writeCustomId, type Marked } from './custom-id.ts'
import { label, withoutUnseen } from './escape.ts'
import * as limits from './limits.ts'
import { withLinksAsButtons } from './long-links.ts'
import { markdownOfBlocks } from './markdown.ts'

/** A button as Discord needs it: one of a card, or the one that opens a form. */
export type Press = Button | { readonly is: 'form'; readonly label: string; readonly ref: Ref; readonly look?: Look }

export interface Choice {
  readonly value: string
  readonly label: string
  readonly description?: string
  readonly chosen: boolean
}

export interface Select {
  readonly marked: Marked
  readonly placeholder: string
  readonly options: readonly Choice[]
  readonly least: number
  readonly most: number
}

export type Row =
  | { readonly is: 'buttons'; readonly buttons: readonly Press[] }
  | { readonly is: 'select'; readonly select: Select }

/** Everything that one message shows, from top to bottom. */
export interface Layout {
  readonly blocks: readonly Block[]
  readonly rows: readonly Row[]
}

const STYLES = {
  main: ButtonStyle.Primary,
  good: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const satisfies Record<Look, ButtonStyle>
/** A message has to say something. */
const NOTHING = '…'
/** The shortest to which a person's words are cut before our own words are known to be too long. */
const SHORTEST_WORDS = 1

/**
 * Draws a layout as one container of Components V2. Throws an Error when our own words, buttons or options pass a limit
 * of Discord; a person's words are cut to fit, the longest first.
 */
export function containerOf(layout: Layout, ids = NOT_REGISTERED): APIContainerComponent {
  const drawn = fitted(layout, ids) ?? fitted(withLinksAsButtons(layout), ids)
  if (drawn === undefined) throw new Error('a message of ours is too long for Discord')
  return drawn
}

/** The longest words of a person become shorter until everything fits; undefined when our own words alone do not. */
function fitted(layout: Layout, ids: CommandIds): APIContainerComponent | undefined {
  const taken = new Set<string>()
  const rows = layout.rows.flatMap(copyless).flatMap((row) => rowOf(row, taken))
  const shown = bareOf(JSON.stringify(layout.blocks))
  const copied = layout.rows.flatMap(copiedIn).filter(({ text }) => !shown.includes(bareOf(JSON.stringify(text))))
  const blocks = [...layout.blocks, ...copied.map(({ block }) => block)]
  const count = 2 + rows.reduce((sum, row) => sum + 1 + row.length, 0)
  if (count > limits.MAX_COMPONENTS) {
    throw new Error(`${count} components in a message, Discord takes ${limits.MAX_COMPONENTS}`)
  }
  const draw = (most: number): APIContainerComponent => ({
    type: ComponentType.Container,
    components: [
      { type: ComponentType.TextDisplay, content: markdownOfBlocks(blocks, most, ids) || NOTHING },
      ...rows.map((components) => ({ type: ComponentType.ActionRow as const, components: [...components] })),
    ],
  })
  const whole = draw(limits.MAX_TEXT_LENGTH)
  if (fits(whole)) return whole
  let best: APIContainerComponent | undefined
  let [least, most]: readonly [number, number] = [SHORTEST_WORDS, limits.MAX_TEXT_LENGTH]
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    const drawn = draw(middle)
    if (fits(drawn)) best = drawn
    if (best === drawn) least = middle + 1
    else most = middle
  }
  return best
}

function fits(container: APIContainerComponent): boolean {
  const [text] = container.components
  if (text?.type !== ComponentType.TextDisplay || text.content.length > limits.MAX_TEXT_LENGTH) return false
  return Buffer.byteLength(JSON.stringify(container)) <= limits.MAX_COMPONENT_BYTES
}

/** Without blanks: an account number is shown in groups of four. */
const bareOf = (json: string): string => json.replaceAll(' ', '')

/** Discord has no button that copies: what it would copy is shown, to be marked by hand, unless it stands there already. */
function copiedIn(row: Row): readonly { readonly text: string; readonly block: Block }[] {
  if (row.is !== 'buttons') return []
  return row.buttons.flatMap((button) =>
    button.is === 'copy'
      ? [
          {
            text: button.text,
            block: { is: 'lines', lines: [[...plain(`${button.label}: `), ...code(button.text)]] } as const,
          },
        ]
      : [],
  )
}

function copyless(row: Row): readonly Row[] {
  if (row.is !== 'buttons') return [row]
  const buttons = row.buttons.filter((button) => button.is !== 'copy')
  return buttons.length === 0 ? [] : [{ is: 'buttons', buttons }]
}

function rowOf(row: Row, taken: Set<string>): readonly (readonly APIComponentInMessageActionRow[])[] {
  if (row.is === 'select') return [[selectOf(row.select, taken)]]
  const drawn = row.buttons.map((button) => buttonOf(button, taken))
  const rows: APIButtonComponent[][] = []
  for (let at = 0; at < drawn.length; at += limits.MAX_BUTTONS_IN_ROW) {
    rows.push(drawn.slice(at, at + limits.MAX_BUTTONS_IN_ROW))
  }
  return rows
}

function buttonOf(button: Press, taken: Set<string>): APIButtonComponent {
  const type = ComponentType.Button
  const text = label(button.label, limits.MAX_BUTTON_LABEL_LENGTH)
  switch (button.is) {
    case 'go':
    case 'move':
    case 'form': {
      const style = button.look === undefined ? ButtonStyle.Secondary : STYLES[button.look]
      return { type, style, label: text, custom_id: uniqueIn(taken, writeCustomId(button)) }
    }
    case 'url':
      if (button.url.length > limits.MAX_BUTTON_URL_LENGTH) throw new Error(`a link of ${button.url.length} characters`)
      return { type, style: ButtonStyle.Link, label: text, url: button.url }
    case 'done':
    case 'copy':
      return { type, style: ButtonStyle.Secondary, label: text, disabled: true, custom_id: uniqueIn(taken, 'done') }
  }
}

function selectOf(select: Select, taken: Set<string>): APIStringSelectComponent {
  const { options, least, most } = select
  if (options.length === 0 || options.length > limits.MAX_OPTIONS) {
    throw new Error(`a select of ${options.length} options, Discord takes 1 to ${limits.MAX_OPTIONS}`)
  }
  const chosen = options.filter((option) => option.chosen).length
  const drawn = options.map((option) => optionOf(option, chosen <= most))
  return {
    type: ComponentType.StringSelect,
    custom_id: uniqueIn(taken, writeCustomId(select.marked)),
    placeholder: label(select.placeholder, limits.MAX_PLACEHOLDER_LENGTH),
    min_values: Math.min(least, options.length),
    max_values: Math.max(1, Math.min(most, options.length)),
    options: drawn,
  }
}

/** An option of a select, of a radio group or of a checkbox group: they look the same on the wire. */
export function optionOf(option: Choice, canBeChosen: boolean) {
  const description = withoutUnseen(option.description ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  return {
    value: option.value,
    label: label(option.label, limits.MAX_OPTION_LENGTH),
    ...(description === '' ? {} : { description: label(description, limits.MAX_OPTION_LENGTH) }),
    ...(option.chosen && canBeChosen ? { default: true } : {}),
  }
}
