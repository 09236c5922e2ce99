import type { ChatMessage, StandIn } from '../../bots/sandbox/telegram/index.ts'

/** Writes down what people do and see, as a story that can be read and compared. */
export interface Transcript {
  say(line: string): void
  /**
   * Writes down what is new on everybody's screen. Only `people`, in their order, when it is not known beforehand who
   * sees what; otherwise everybody, in the order in which they came. False when nothing was new.
   */
  seen(people?: readonly number[]): boolean
  /** From here on nothing is written down, but what is on the screens counts as seen; until as many `goOn`. */
  pause(): void
  goOn(): void
  /** The story so far. `names`: what people are called in it, for those whose part was decided by chance. */
  text(names?: Readonly<Record<string, string>>): string
}

/** What stands on everybody's screens, as it is read. */
export interface Screens {
  people(): readonly { readonly id: number; readonly name: string }[]
  /** What the bot says to this person, or in this channel or group, now, the oldest first. */
  screen(id: number): readonly { readonly key: string; readonly drawn: string }[]
}

export function telegramScreens(standIn: StandIn): Screens {
  return {
    people: () => [
      ...standIn.people().map(({ id, firstName }) => ({ id, name: firstName })),
      ...standIn.groups().map(({ id, title }) => ({ id, name: title })),
    ],
    screen: (id) =>
      (id < 0 ? standIn.groupHistory(id) : standIn.history(id))
        .filter(({ from }) => from === 'bot')
        .map((message) => ({ key: `${id}:${message.messageId}`, drawn: draw(message) })),
  }
}

export function createTranscript(screens: readonly Screens[]): Transcript {
  const lines: string[] = []
  const known = new Map<string, string>()
  let pauses = 0

  let written = 0

  function write(...words: readonly string[]): void {
    written += 1
    if (pauses === 0) lines.push(...words, '')
  }

  function seenBy(of: Screens, { id, name }: { readonly id: number; readonly name: string }): void {
    for (const { key, drawn } of of.screen(id)) {
      const before = known.get(key)
      if (before === drawn) continue
      known.set(key, drawn)
      // The buttons of an old question go; what it says stays, and is not told twice.
      if (before !== undefined && before.startsWith(drawn)) continue
      const what = before === undefined ? 'sees' : 'sees, in the same place'
      write(`${name} ${what}:`, ...drawn.split('\n').map((line) => `  ${line}`.trimEnd()))
    }
  }

  return {
    say: (line) => write(line),
    seen(wanted) {
      const people = screens.flatMap((of) => of.people().map((person) => ({ of, person })))
      const chosen = wanted?.map((id) => people.find(({ person }) => person.id === id)) ?? people
      const before = written
      for (const one of chosen) if (one !== undefined) seenBy(one.of, one.person)
      return written > before
    },
    pause: () => void (pauses += 1),
    goOn: () => void (pauses -= 1),
    text(names = {}) {
      const named = Object.entries(names).reduce((told, [name, part]) => told.replaceAll(name, part), lines.join('\n'))
      return `${withoutDice(named).trimEnd()}\n`
    },
  }
}

/** A message as it is read: its file, its words, its buttons. */
export function draw(message: ChatMessage): string {
  const buttons = (message.keyboard ?? []).map((row) =>
    row.map((button) => `[${button.disabled === true ? `${button.text}, off` : button.text}]`).join(' '),
  )
  const file = message.file === undefined ? [] : [`<${message.file.as} ${message.file.name}>`]
  return [...file, message.text ?? message.caption ?? '', ...buttons].join('\n')
}

/** Ids are made by dice: each gets a number in the order of its appearance. */
function withoutDice(text: string): string {
  const numbers = new Map<string, number>()
  const numbered = (id: string): number => {
    const number = numbers.get(id) ?? numbers.size + 1
    numbers.set(id, number)
    return number
  }
  return text
    .replace(/start=j_([0-9a-z]{10})/g, (_, id: string) => `start=j_<${numbered(id)}>`)
    .replace(/\/f\/[0-9a-f]{32}/g, '/f/<secret>')
    .replace(/\/j\/([0-9a-z]{10})/g, (_, id: string) => `/j/<${numbered(id)}>`)
    .replace(/channels\/(\d+)\/(\d{15,})/g, (_, server: string, id: string) => `channels/${server}/<${numbered(id)}>`)
    .replace(/\bR-([0-9A-Z]{5})\b/g, (_, id: string) => `R-<${numbered(id)}>`)
    .replace(/#([0-9A-Z]{4})\b/g, (_, id: string) => `#<${numbered(id)}>`)
    .replace(
      /\b(Beleg|[Rr]eceipt)(:?) [0-9a-z]{10}\b/g,
      (_, label: string, colon: string) => `${label}${colon} <receipt>`,
    )
    .replace(
      /\bKW[- ](?!XXXX)[0-9A-Z]{4}[- ][0-9A-Z]{4}\b/gi,
      (id) => `KW-<${numbered(id.toUpperCase().replaceAll(' ', '-'))}>`,
    )
    .replaceAll('\u2060', '')
}
