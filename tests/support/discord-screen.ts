import type {
  ModalField,
  ShownButton,
  ShownComponent,
  ShownMessage,
  ShownModal,
  ShownOption,
  ShownSelect,
} from '../../bots/sandbox/discord/index.ts'
import { spaced } from './actor.ts'

/** The words of a message as its markdown reads on the screen. */
export function textOf(message: ShownMessage): string {
  return [message.content, ...textsIn(message.components)].filter((words) => words !== '').join('\n\n')
}

function textsIn(components: readonly ShownComponent[]): readonly string[] {
  return components.flatMap((component) => {
    if (component.kind === 'text') return [readable(component.content)]
    return component.kind === 'container' ? textsIn(component.components) : []
  })
}

function readable(markdown: string): string {
  return (
    markdown
      .replaceAll(/(?<!\\)\*\*/g, '')
      .replaceAll(/^(?:###? |-# |> )/gm, '')
      .replaceAll(/`([^`\n]+)`/g, '$1')
      .replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1')
      // A command that can be clicked reads as its name.
      .replaceAll(/<(\/[^:<>]+):\d+>/g, '$1')
      .replaceAll('\u2060', '')
      // Discord's app counts these down by itself.
      .replaceAll(/<t:\d+:R>/g, '<so long from now>')
      .replaceAll(/<t:\d+:[a-zA-Z]>/g, '<then>')
  )
}

export const buttonsOf = (message: ShownMessage): readonly ShownButton[] =>
  inRows(message.components).filter(
    (one) => one.kind === 'button' && !one.disabled && one.customId !== undefined,
  ) as readonly ShownButton[]

export const selectsOf = (message: ShownMessage): readonly ShownSelect[] =>
  inRows(message.components).flatMap((one) => (one.kind === 'select' && !one.disabled ? [one] : []))

function inRows(components: readonly ShownComponent[]): readonly (ShownButton | ShownSelect)[] {
  return rowsOf(components).flat()
}

function rowsOf(components: readonly ShownComponent[]): readonly (readonly (ShownButton | ShownSelect)[])[] {
  return components.flatMap((component) => {
    if (component.kind === 'row') return [component.components]
    return component.kind === 'container' ? rowsOf(component.components) : []
  })
}

/** A message as it is read: its files, its words, its selects and the buttons that can be pressed. */
export function drawMessage(message: ShownMessage): string {
  const rows = rowsOf(message.components).flatMap((row) => {
    const buttons = row.flatMap((one) => (one.kind === 'button' && !one.disabled ? [`[${one.label}]`] : []))
    const selects = row.flatMap((one) => (one.kind === 'select' && !one.disabled ? drawSelect(one) : []))
    return [...(buttons.length === 0 ? [] : [buttons.join(' ')]), ...selects]
  })
  const files = message.files.map(({ name }) => `<file ${name}>`)
  const words = message.thinking ? ['(Klickwork is thinking ...)'] : textOf(message).split('\n')
  return [...files, ...words, ...rows].join('\n')
}

function drawSelect(select: ShownSelect): readonly string[] {
  return [`[▾ ${select.placeholder ?? ''}]`, ...select.options.map(drawOption)]
}

const drawOption = (option: ShownOption): string =>
  `  ${option.isDefault ? '●' : '○'} ${option.label}${option.description === undefined ? '' : ` (${option.description})`}`

/** A form as it is read before anything is filled in. */
export function drawForm(modal: ShownModal): readonly string[] {
  return [modal.title, ...modal.fields.flatMap(drawField)].map((line) => `  ${line}`.trimEnd())
}

function drawField(field: ModalField): readonly string[] {
  if (field.kind === 'text') return [readable(field.content)]
  const head = `${field.label}${field.required ? ' *' : ''}${field.description === undefined ? '' : ` (${field.description})`}`
  switch (field.kind) {
    case 'input':
      return [head, `  |${(field.value ?? '').replaceAll('\n', '\n   |')}`]
    case 'files':
      return [head, '  <upload>']
    case 'checkbox':
      return [head]
    case 'select':
    case 'radio':
    case 'checkboxes':
      return [head, ...field.options.map(drawOption)]
  }
}

/** What is called exactly so, else what contains the words. */
export function named<One>(all: readonly One[], label: (one: One) => string, words: string): One | undefined {
  const wanted = spaced(words)
  return all.find((one) => spaced(label(one)) === wanted) ?? all.find((one) => spaced(label(one)).includes(wanted))
}

/** The option that is called so; `2.` is the second, as Telegram numbers them. */
export function optionNamed(options: readonly ShownOption[], words: string): ShownOption | undefined {
  const place = /^(\d)\.$/.exec(words)?.[1]
  return named(options, ({ label }) => label, words) ?? (place === undefined ? undefined : options[Number(place) - 1])
}
