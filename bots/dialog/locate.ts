import type { DialogCopy } from '../copy/de/dialog.ts'
import type { AnyField } from './field.ts'
import { MAX_FIELDS_A_PAGE, type Answers, type AnyFlow, type Page } from './flow.ts'
import { valuesOf, type Raw } from './raw.ts'
import type { Turn } from './routes.ts'
import type { Text } from './text.ts'

/** A question with the state of its answer. */
export interface Slot {
  readonly key: string
  readonly field: AnyField
  /**
   * `answered` counts; `missing` was never answered; `open` is asked again or still being collected; `wrong` does not
   * parse.
   */
  readonly state: 'answered' | 'missing' | 'open' | 'wrong'
  /** The answer as given, or the one that is proposed; it prefills. */
  readonly raw: readonly string[]
  /** Somebody answered; false while only the preset stands there. */
  readonly given: boolean
  /** The parsed answer, present when `raw` parses. */
  readonly value?: { readonly of: unknown }
  readonly error?: Text
  /** Only of a wrong answer: the right one that stood there before, or that is proposed. */
  readonly before?: readonly string[]
  /** Asked again from the review. */
  readonly fromReview: boolean
}

/** Where a dialog stands: computed from the answers each time, never stored. */
export interface Located {
  /** All questions up to and with the present page. */
  readonly slots: readonly Slot[]
  /** The answers of all complete pages. */
  readonly draft: Answers
  readonly step: { readonly number: number; readonly of: number }
  /** The first page with an unanswered or no longer valid question; absent when everything is answered. */
  readonly page?: readonly [Slot, ...Slot[]]
  /** The first question of that page that wants an answer. */
  readonly open?: Slot
}

const KEY = /^[a-z-]{1,16}$/

/** Walks the pages until one wants an answer (dialog.md, law 2). Throws what a page throws, refusals included. */
export async function locate(flow: AnyFlow, raw: Raw, turn: Turn, args: readonly string[]): Promise<Located> {
  const slots: Slot[] = []
  const keys = new Set<string>()
  let draft: Answers = {}
  let seen = 0
  for (const [index, page] of flow.pages.entries()) {
    const asked = await slotsOf(flow, page, raw, { draft, turn, args })
    for (const { key } of asked) {
      if (keys.has(key)) throw new Error(`${flow.name} asks for ${key} twice`)
      keys.add(key)
    }
    slots.push(...asked)
    // A page of which everything is assumed is never seen, so it is not counted as a step.
    if (asked.some((slot) => slot.given || slot.state !== 'answered')) seen += 1
    const open = asked.find((slot) => slot.state !== 'answered')
    const [first, ...others] = asked
    if (open !== undefined && first !== undefined) {
      const left = flow.pages.length - index - 1
      const of = flow.steps(draft) ?? seen + left
      // Somebody who changes an answer at the end is past the last step, not beyond it.
      const step = { number: Math.min(seen, of), of }
      return { slots, draft, step, page: [first, ...others], open }
    }
    draft = { ...draft, ...Object.fromEntries(asked.map((slot) => [slot.key, slot.value?.of])) }
  }
  return { slots, draft, step: { number: seen, of: seen } }
}

async function slotsOf(
  flow: AnyFlow,
  page: Page,
  raw: Raw,
  at: { readonly draft: Answers; readonly turn: Turn; readonly args: readonly string[] },
): Promise<Slot[]> {
  const fields = await page.fields(at.draft, at.turn, at.args)
  const slots: Slot[] = []
  for (const [key, field] of Object.entries(fields)) {
    if (field === undefined) continue
    if (!KEY.test(key)) throw new Error(`${flow.name} has a key that does not fit a button: ${key}`)
    slots.push(slotOf(key, field, raw, at.turn.copy.dialog))
  }
  if (slots.length > MAX_FIELDS_A_PAGE) throw new Error(`${flow.name} has a page of ${slots.length} questions`)
  return slots
}

function slotOf(key: string, field: AnyField, raw: Raw, copy: DialogCopy): Slot {
  const answer = Object.hasOwn(raw, key) ? raw[key] : undefined
  const values = answer === undefined ? (field.preset ?? []) : valuesOf(answer)
  const parsed = field.parse(values, copy)
  const slot = { key, field, raw: values, given: answer !== undefined, fromReview: answer?.review === true }
  if (answer === undefined && !field.assumed) {
    const proposed = field.preset !== undefined && 'ok' in parsed
    return { ...slot, state: 'missing', ...(proposed ? { value: { of: parsed.ok } } : {}) }
  }
  if (answer?.open === true) return { ...slot, state: 'open', ...('ok' in parsed ? { value: { of: parsed.ok } } : {}) }
  if ('ok' in parsed) return { ...slot, state: 'answered', value: { of: parsed.ok } }
  // An assumed answer that does not hold is our proposal's fault: it is asked for without a reproach.
  if (answer === undefined)
    return field.said ? { ...slot, state: 'wrong', error: parsed.error } : { ...slot, state: 'missing' }
  const before = answer.before ?? field.preset
  const holds = before !== undefined && before.length > 0 && 'ok' in field.parse(before, copy)
  return { ...slot, state: 'wrong', error: parsed.error, ...(holds ? { before } : {}) }
}
