import { inject } from 'vitest'
import { USUAL_RULES } from '../../../core/payouts/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { urgencyOf, type NoticeKind } from '../../../core/notices/index.ts'
import type { Tx } from '../../../core/db/connect.ts'
import { Refusal } from '../../../core/shared/refusal.ts'
import type { Language } from '../../../core/shared/language.ts'
import { copyFor } from '../../../bots/copy/copy.ts'
import { explain } from '../../../bots/copy/refusals.ts'
import { noteCard, viewOf, withNote, type Look } from '../../../bots/dialog/draw.ts'
import type { AnyFlow } from '../../../bots/dialog/flow.ts'
import { locate, type Located } from '../../../bots/dialog/locate.ts'
import { withAnswer, withOpen, type Raw } from '../../../bots/dialog/raw.ts'
import type { Deliverable, Reply } from '../../../bots/dialog/reply.ts'
import type { Outcome, Settings, Turn } from '../../../bots/dialog/routes.ts'
import type { Text } from '../../../bots/dialog/text.ts'
import { OPTIONS_A_PAGE } from '../../../bots/dialog/view.ts'
import { drawNotice } from '../../../bots/screens/notice-card.ts'
import { routes } from '../../../bots/screens/routes.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey } from '../../support/people.ts'
import type { Market } from './market.ts'
import { speaking } from './market-parts.ts'
import { longestRefusal, refusalsIn } from './refusals.ts'
import { actionVisits, flowVisits, noticeVisits, screenVisits, type FlowVisit, type Visit } from './visits.ts'
import { testVault, testWebLink } from '../../support/vault.ts'

/** Something that a person would be shown, and where it comes from. */
export interface Shown {
  readonly what: string
  readonly reply: Deliverable
}

/** A dialog that has been going on for long: its revision takes as many bytes as it ever will. */
const REF = { id: 'wwwwwwwwww', revision: 99_999 }

const settings: Settings = {
  feeBasisPoints: 10_000,
  minimumAge: 14,
  checks: { firstJobs: 0, days: 7 },
  payouts: USUAL_RULES,
  operators: [],
  sandbox: true,
  bank: { holder: 'W'.repeat(70), iban: 'MT84MALT011000012345MTLCAST001S' },
  // Stripe's addresses are longer than what Discord takes in a button.
  cards: {
    open: async () => ({ is: 'open', url: `https://checkout.stripe.com/c/pay/cs_live_${'x'.repeat(600)}` }),
    hear: async () => 'taken',
    sweep: async () => 0,
  },
  platforms: ['telegram', 'discord'],
  vault: testVault,
  webLink: testWebLink,
  chatLink: (platform, { args }) => `https://t.me/${platform}${'k'.repeat(32)}?start=j_${args.join('')}`,
}

/** What a walk in one language goes through. */
export interface Walk {
  readonly db: TestDatabase
  readonly market: Market
  readonly language: Language
}

class Undo extends Error {}

/** Runs something in a transaction and undoes what it did. A refusal is what is shown then. */
async function undone(
  walk: Walk,
  visit: Visit,
  run: (turn: Turn) => Promise<readonly Shown[]>,
): Promise<readonly Shown[]> {
  const member = await speaking(walk.db, visit.by, walk.language)
  const copy = copyFor(walk.language)
  let shown: readonly Shown[] = []
  const attempt = walk.db.withTx(async (tx: Tx) => {
    const turn = { tx, member, copy, settings, key: newKey('walk'), platform: 'telegram', place: '1' } as const
    shown = await run(turn)
    throw new Undo()
  })
  await attempt.catch((error: unknown) => {
    if (error instanceof Undo) return
    if (!(error instanceof Refusal)) throw error
    shown = [cardOf(`refusal ${error.code}`, { note: explain(error, copy) })]
  })
  return shown
}

const cardOf = (what: string, { note }: { readonly note: Text }): Shown => ({
  what,
  reply: { is: 'card', card: noteCard(note) },
})

export async function screensShown(walk: Walk): Promise<readonly Shown[]> {
  return visited(screenVisits(walk.market), async (name, visit) =>
    undone(walk, visit, (turn) => outcomeShown(name, turn, { show: { do: name, args: visit.args } })),
  )
}

export async function actionsShown(walk: Walk): Promise<readonly Shown[]> {
  return visited(actionVisits(walk.market), async (name, visit) =>
    undone(walk, visit, (turn) => outcomeShown(name, turn, { show: { do: name, args: visit.args } })),
  )
}

export async function flowsShown(walk: Walk): Promise<readonly Shown[]> {
  return visited(flowVisits(walk.market), async (name, visit) => {
    const flow = routes.flows[name]
    if (flow === undefined) throw new Error(`there is no flow ${name}`)
    return undone(walk, visit, async (turn) => flowShown(flow, visit, turn))
  })
}

export async function noticesShown(walk: Walk): Promise<readonly Shown[]> {
  return visited<string, NoticeVisit>(noticeVisits(walk.market), async (kind, { by, data }) =>
    undone(walk, { by, args: [] }, async (turn) => {
      const drawn = await drawNotice(turn, { kind: kindOf(kind), data })
      if (drawn === undefined) throw new Error(`the notice ${kind} is not true on this market`)
      return [{ what: `notice ${kind}`, reply: { is: 'card', card: drawn } }]
    }),
  )
}

interface NoticeVisit {
  readonly by: Member
  readonly data: unknown
}

function kindOf(name: string): NoticeKind {
  const kind = (Object.keys(urgencyOf) as NoticeKind[]).find((known) => known === name)
  if (kind === undefined) throw new Error(`there is no notice ${name}`)
  return kind
}

async function visited<Name extends string, One>(
  visits: { readonly [Key in Name]: readonly One[] },
  show: (name: Name, visit: One) => Promise<readonly Shown[]>,
): Promise<readonly Shown[]> {
  const shown: Shown[] = []
  for (const name of Object.keys(visits) as Name[]) {
    for (const visit of visits[name]) {
      shown.push(
        ...(await show(name, visit).catch((error: unknown) => {
          throw new Error(`${name} cannot be shown`, { cause: error })
        })),
      )
    }
  }
  return shown
}

/** What a maker makes, as the engine would at the moment of delivery. */
async function madeOf(turn: Turn, reply: Extract<Reply, { is: 'made' }>): Promise<readonly Deliverable[]> {
  const maker = routes.makers?.[reply.name]
  if (maker === undefined) throw new Error(`nothing makes ${reply.name}`)
  return (await maker(turn, reply.args))()
}

/** Follows an outcome to what is drawn in the end, as the engine does. */
async function outcomeShown(what: string, turn: Turn, outcome: Outcome, depth = 0): Promise<readonly Shown[]> {
  if (depth > 4) throw new Error(`${what} leads in a circle`)
  const { show, note } = outcome
  const also: Shown[] = []
  for (const reply of outcome.also ?? []) {
    const beside = reply.is === 'made' ? await madeOf(turn, reply) : [reply]
    also.push(...beside.map((one) => ({ what: `${what}, beside it`, reply: one })))
  }
  if (show === undefined) return [cardOf(what, { note: note ?? turn.copy.dialog.finished }), ...also]
  if ('blocks' in show) return [{ what, reply: { is: 'card', card: withNote(show, note) } }, ...also]
  const screen = routes.screens[show.do]
  if (screen !== undefined) {
    const card = withNote(await screen(turn, show.args), note)
    return [{ what: `${what}(${show.args.join(' ')})`, reply: { is: 'card', card } }, ...also]
  }
  const action = routes.actions[show.do]
  if (action !== undefined)
    return [...(await outcomeShown(what, turn, await action(turn, show.args), depth + 1)), ...also]
  const flow = routes.flows[show.do]
  if (flow === undefined) throw new Error(`${what} leads to ${show.do}, which is nowhere`)
  const at = await locate(flow, {}, turn, show.args)
  return [await drawn(what, flow, at, turn, show.args, note === undefined ? {} : { note }), ...also]
}

/** Every question of every page, empty, filled, wrong and with all its pages of options; the review; the end. */
async function flowShown(flow: AnyFlow, visit: FlowVisit, turn: Turn): Promise<readonly Shown[]> {
  const instead = await flow.guard(turn, visit.args)
  if (instead !== undefined) return outcomeShown(`${flow.name}, instead`, turn, instead)
  const shown: Shown[] = []
  let raw: Raw = {}
  let at = await locate(flow, raw, turn, visit.args)
  for (; at.open !== undefined; at = await locate(flow, raw, turn, visit.args)) {
    const { key } = at.open
    shown.push(...(await questionShown(flow, at, turn, visit, raw)))
    raw = withAnswer(raw, key, answerTo(flow, visit, key))
    if ((await locate(flow, raw, turn, visit.args)).open?.key === key)
      throw new Error(`${flow.name} does not take ${key}`)
  }
  for (const { key } of at.slots)
    if (visit.answers[key] !== undefined) raw = withAnswer(raw, key, answerTo(flow, visit, key))
  at = await locate(flow, raw, turn, visit.args)
  if (at.open !== undefined) throw new Error(`${flow.name} does not take ${at.open.key}`)
  for (const slot of at.slots) {
    const reopened = withOpen(raw, slot.key, slot.raw)
    shown.push(...(await questionShown(flow, await locate(flow, reopened, turn, visit.args), turn, visit, reopened)))
  }
  if (flow.hasReview) {
    for (const editing of [false, true]) {
      const look = { editing, note: longestRefusal(turn.copy) }
      shown.push(await drawn(`${flow.name}, review`, flow, at, turn, visit.args, look))
    }
  }
  return [...shown, ...(await outcomeShown(`${flow.name}, done`, turn, await flow.submit(at.draft, turn, visit.args)))]
}

function answerTo(flow: AnyFlow, visit: FlowVisit, key: string): string | readonly string[] {
  const answer = visit.answers[key]
  if (answer === undefined) throw new Error(`the walk has no answer to ${key} of ${flow.name}`)
  return answer
}

/** Answers that no question takes; under CI the longest one has to do. */
const LONG = 'x'.repeat(5_000)
const WRONG = inject('brief') ? [LONG] : ['', 'x', '99999999999', LONG, '🦊\n'.repeat(1_000)]

async function questionShown(
  flow: AnyFlow,
  at: Located,
  turn: Turn,
  { args }: Visit,
  raw: Raw,
): Promise<readonly Shown[]> {
  const { open } = at
  if (open === undefined) return []
  const what = `${flow.name}, ${open.key}`
  const note = longestRefusal(turn.copy)
  const pages = Math.max(1, Math.ceil(open.field.options.length / OPTIONS_A_PAGE))
  const looks: readonly Look[] = [{}, ...Array.from({ length: pages }, (_, optionsPage) => ({ note, optionsPage }))]
  const shown: Shown[] = []
  for (const look of looks) shown.push(await drawn(what, flow, at, turn, args, look))
  // The questions of all templates are the same, and so is what they say to a wrong answer.
  const isOneOfMany = flow.name === 'post-job' && args.length > 0
  for (const wrong of open.field.kind === 'files' || isOneOfMany ? [] : WRONG) {
    const wronged = await locate(flow, withAnswer(raw, open.key, [wrong]), turn, args)
    if (wronged.open?.key === open.key) shown.push(await drawn(`${what}, wrong`, flow, wronged, turn, args, { note }))
  }
  return shown
}

async function drawn(
  what: string,
  flow: AnyFlow,
  at: Located,
  turn: Turn,
  args: readonly string[],
  look: Look,
): Promise<Shown> {
  const view = await viewOf(flow, REF, at, turn, args, look)
  return { what, reply: { is: 'view', dialogId: REF.id, view } }
}

/** Every sentence that the engine says by itself, and every refusal with its longest facts. */
export function sentencesShown(language: Language): readonly Shown[] {
  const copy = copyFor(language)
  const texts = Object.entries(copy.dialog).flatMap(([key, value]) =>
    Array.isArray(value) ? [[key, value] as const] : [],
  )
  return [...texts, ...refusalsIn(copy)].map(([what, note]) => cardOf(what, { note }))
}
