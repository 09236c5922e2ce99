import type { ChatMessage, StandIn } from '../../bots/sandbox/telegram/index.ts'

/** Writes down what people do and see, as a story that can be read and compared. */
export interface Transcript {
  say(line: string): void
  /**
   * Writes down what is new on everybody's screen. Only `people`, in their order, when it is not known beforehand who
   * sees what; otherwise everybody, in the order in which they came.
   */
  seen(people?: readonly number[]): void
  /** From here on nothing is written down, but what is on the screens counts as seen. */
  pause(): void
  goOn(): void
  /** The story so far. `names`: what people are called in it, for those whose part was decided by chance. */
  text(names?: Readonly<Record<string, string>>): string
}

export function createTranscript(standIn: StandIn): Transcript {
  const lines: string[] = []
  const known = new Map<string, string>()
  let paused = false

  function write(...written: readonly string[]): void {
    if (!paused) lines.push(...written, '')
  }

  function seenBy(person: { readonly id: number; readonly firstName: string }): void {
    for (const message of standIn.history(person.id)) {
      if (message.from !== 'bot') continue
      const drawn = draw(message)
      const key = `${person.id}:${message.messageId}`
      const before = known.get(key)
      if (before === drawn) continue
      known.set(key, drawn)
      // The buttons of an old question go; what it says stays, and is not told twice.
      if (before !== undefined && before.startsWith(drawn)) continue
      const what = before === undefined ? 'sees' : 'sees, in the same place'
      write(`${person.firstName} ${what}:`, ...drawn.split('\n').map((line) => `  ${line}`.trimEnd()))
    }
  }

  return {
    say: (line) => write(line),
    seen(wanted) {
      const people = standIn.people()
      const chosen = wanted?.map((id) => people.find((person) => person.id === id)) ?? people
      for (const person of chosen) if (person !== undefined) seenBy(person)
    },
    pause: () => void (paused = true),
    goOn: () => void (paused = false),
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
    .replace(/\bR-([0-9A-Z]{5})\b/g, (_, id: string) => `R-<${numbered(id)}>`)
    .replace(/#([0-9A-Z]{4})\b/g, (_, id: string) => `#<${numbered(id)}>`)
    .replace(/KW-[0-9A-Z]{4}-[0-9A-Z]{4}/g, (id) => `KW-<${numbered(id)}>`)
    .replaceAll('\u2060', '')
}
