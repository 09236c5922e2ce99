import type { Copy } from '../copy/copy.ts'
import type { Block } from './card.ts'
import type { Fields, ValueOf } from './field.ts'
import type { Outcome, Turn } from './routes.ts'

/** The answers so far, by key. */
export type Answers = Readonly<Record<string, unknown>>
export type DraftOf<F> = { readonly [Key in keyof F]: ValueOf<F[Key]> }

export interface Review {
  /** What the answers lead to: amounts, totals, what happens next. */
  readonly blocks: readonly Block[]
  /** The label of the button that does it. */
  readonly confirm: string
  /** The answers that are listed and can be changed; all when absent. */
  readonly rows?: readonly string[]
}

type Args = readonly string[]

/** A flow with its types erased, as the engine runs it. */
export interface AnyFlow {
  readonly name: string
  title(copy: Copy): string
  readonly expiresInDays: number
  /** How many pages a person will see, judging by the answers so far; undefined: all that are left. */
  steps(draft: Answers): number | undefined
  /** Refuses to begin by throwing a refusal, or shows something else instead of the first question. */
  guard(turn: Turn, args: Args): Promise<Outcome | undefined>
  readonly pages: readonly Page[]
  readonly hasReview: boolean
  review(draft: Answers, turn: Turn, args: Args): Promise<Review>
  submit(draft: Answers, turn: Turn, args: Args): Promise<Outcome>
}

export interface Page {
  fields(draft: Answers, turn: Turn, args: Args): Promise<Fields>
}

/** A flow in the making: `flow(…).guard(…).page(…).page(…).review(…).submit(…)`. */
export interface FlowBuilder<Draft> {
  /** Before the first question: refuses by throwing, or shows something else instead of it. */
  guard(guard: (turn: Turn, args: Args) => Promise<Outcome | undefined>): FlowBuilder<Draft>
  /** Questions that do not depend on each other; they may depend on all earlier pages. `{}` skips the page. */
  page<F extends Fields>(fields: (draft: Draft, turn: Turn, args: Args) => Promise<F>): FlowBuilder<Draft & DraftOf<F>>
  review(fn: (draft: Draft, turn: Turn, args: Args) => Promise<Review>): FlowBuilder<Draft>
  /** What the answers do, inside the turn's transaction. A refusal leaves the dialog where it is, with the reason. */
  submit(fn: (draft: Draft, turn: Turn, args: Args) => Promise<Outcome>): AnyFlow
}

/** dialog.md: limits as assertions. */
export const MAX_PAGES = 8
export const MAX_FIELDS_A_PAGE = 5
const EXPIRES_IN_DAYS = 7
/** The name travels in buttons, beside its arguments. */
const FLOW_NAME = /^[a-z][a-z-]{1,23}$/

/** Begins a conversation. Questions are data (dialog.md): nothing of it lives in memory between two turns. */
export function flow(
  name: string,
  options: {
    readonly title: (copy: Copy) => string
    readonly expiresInDays?: number
    /** For flows that skip pages: how many a person will see, judging by the answers so far. */
    readonly steps?: (draft: Answers) => number | undefined
  },
): FlowBuilder<Record<never, never>> {
  if (!FLOW_NAME.test(name)) throw new Error(`not the name of a flow: ${name}`)
  return builder({
    name,
    title: options.title,
    expiresInDays: options.expiresInDays ?? EXPIRES_IN_DAYS,
    steps: options.steps ?? (() => undefined),
    guard: async () => undefined,
    pages: [],
    hasReview: false,
    review: async () => ({ blocks: [], confirm: '' }),
  })
}

type Unfinished = Omit<AnyFlow, 'submit'>

function builder<Draft>(soFar: Unfinished): FlowBuilder<Draft> {
  return {
    guard: (guard) => builder({ ...soFar, guard }),
    page(fields) {
      if (soFar.pages.length === MAX_PAGES) throw new Error(`${soFar.name} has more than ${MAX_PAGES} pages`)
      // The engine hands each page the answers of all earlier pages, which is what its type says.
      const page = { fields } as Page
      return builder({ ...soFar, pages: [...soFar.pages, page] })
    },
    review(fn) {
      return builder({ ...soFar, hasReview: true, review: fn as AnyFlow['review'] })
    },
    submit(fn) {
      if (soFar.pages.length === 0) throw new Error(`${soFar.name} asks nothing`)
      return { ...soFar, submit: fn as AnyFlow['submit'] }
    },
  }
}
