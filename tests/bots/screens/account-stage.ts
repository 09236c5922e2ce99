import { USUAL_RULES } from '../../../core/payouts/index.ts'
import * as members from '../../../core/members/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { copyFor } from '../../../bots/copy/copy.ts'
import { explain } from '../../../bots/copy/refusals.ts'
import type { Button, ButtonMove, Card } from '../../../bots/dialog/card.ts'
import type { Act, MessageRef } from '../../../bots/dialog/incoming.ts'
import type { Deliverable } from '../../../bots/dialog/reply.ts'
import type { Routes, Settings } from '../../../bots/dialog/routes.ts'
import type { Runner } from '../../../bots/dialog/runner.ts'
import { flat } from '../../../bots/dialog/text.ts'
import type { View } from '../../../bots/dialog/view.ts'
import { accountRoutes, openToAll } from '../../../bots/screens/account-routes.ts'
import { correctionRoutes } from '../../../bots/screens/correction-routes.ts'
import { card, fakeSurface, start, type Fake } from '../dialog/stage.ts'
import type { TestDatabase } from '../../support/database.ts'
import { testVault, testWebLink } from '../../support/vault.ts'

export const settings: Settings = {
  feeBasisPoints: 1000,
  minimumAge: 14,
  checks: { firstJobs: 0, days: 7 },
  payouts: USUAL_RULES,
  operators: [],
  sandbox: true,
  vault: testVault,
  webLink: testWebLink,
  chatLink: (platform, { args }) => `https://${platform}.example.org/${args.join('/')}`,
}

/** The account's own screens, and where its credits are agreed on; of the others only that they were reached. */
const routes: Routes = {
  screens: {
    ...accountRoutes.screens,
    ...correctionRoutes.screens,
    menu: async (turn) => card(`Menu in ${turn.member.language}`),
    'jobs.find': async (_, args) => card(`Jobs ${args.join(' ')}`),
    'job.show': async (_, [id]) => card(`Job ${id}`),
  },
  actions: { ...accountRoutes.actions, ...correctionRoutes.actions },
  flows: accountRoutes.flows,
  makers: accountRoutes.makers,
  menu: { do: 'menu', args: [] },
  open: openToAll,
}

export interface Stage {
  readonly runner: Runner
  readonly fake: Fake
}

/** The account side of the product on a chat network of our own. */
export function openStage(db: TestDatabase, changes: Partial<Settings> = {}): Stage {
  const fake = fakeSurface()
  const runner = start(db, fake, { routes, copyFor, explain, settings: { ...settings, ...changes } })
  return { fake, runner }
}

let updates = 0

/** Somebody in a private chat: acts, waits for the answer, and reads the last message. */
export function visitor(stage: Stage, externalId: string, locale: string, name = 'Mia') {
  const place = externalId
  const mine = () => stage.fake.shown.filter((one) => one.place === place)
  const last = (): Deliverable => {
    const shown = mine().at(-1)
    if (shown === undefined) throw new Error('nothing was answered')
    return shown.reply
  }
  const act = async (done: Act, pressed = false): Promise<void> => {
    updates += 1
    const message: MessageRef = { platform: 'telegram', place, message: mine().at(-1)?.message ?? '' }
    const from = { platform: 'telegram', externalId, name, locale } as const
    await stage.runner.receive('telegram', `account-${updates}`, {
      from,
      place,
      act: done,
      ...(pressed ? { message } : {}),
    })
    await stage.runner.idle()
  }
  const view = (): View & { readonly ref: { readonly id: string; readonly revision: number } } => {
    const reply = last()
    if (reply.is !== 'view' || reply.view.is === 'closed') throw new Error(`no dialog is shown but ${read(reply)}`)
    return reply.view
  }
  const buttons = (): readonly Button[] => {
    const reply = last()
    return reply.is === 'card' ? reply.card.rows.flat() : []
  }
  return {
    goes: (intent: string, ...args: readonly string[]) => act({ is: 'go', intent: { do: intent, args } }),
    says: (words: string) => act({ is: 'words', words }),
    presses: (move: ButtonMove) => act({ is: 'move', ref: view().ref, move }, true),
    /** Taps the button of a card that has this label. */
    taps: (label: string) => {
      const button = buttons().find((one) => one.label === label)
      if (button?.is !== 'go') throw new Error(`there is no button ${label} on ${read(last())}`)
      return act({ is: 'go', intent: button.intent }, true)
    },
    labels: () => buttons().map((button) => button.label),
    view,
    sees: () => read(last()),
  }
}
export type Visitor = ReturnType<typeof visitor>

/** Everything readable in a reply, line by line. */
export function read(reply: Deliverable): string {
  if (reply.is === 'card') return readCard(reply.card)
  if (reply.is !== 'view') return reply.is
  const { view } = reply
  if (view.is === 'closed') return flat(view.text)
  const note = view.note === undefined ? [] : [flat(view.note)]
  if (view.is === 'review') {
    const rows = view.rows.map((row) => `${row.label}: ${flat(row.value)}`)
    return [...note, readCard({ blocks: view.blocks, rows: [] }), ...rows, `[${view.confirm}]`].join('\n')
  }
  const open = view.fields.find((one) => one.key === view.open)
  if (open === undefined) throw new Error('a view without an open question')
  const texts = [open.error, open.ask, open.hint].filter((one) => one !== undefined)
  const options = open.options.map((option) => `[${open.value.includes(option.value) ? '✓ ' : ''}${option.label}]`)
  return [...note, view.labels.step, ...texts.map((line) => flat(line)), ...options, `[${view.labels.cancel}]`].join(
    '\n',
  )
}

function readCard(shown: Card): string {
  const blocks = shown.blocks.flatMap((block) => {
    if (block.is === 'lines') return block.lines.map((line) => flat(line))
    if (block.is === 'fields') return block.fields.map((one) => `${one.label}: ${flat(one.value)}`)
    return [flat(block.text)]
  })
  return [...blocks, ...shown.rows.flat().map((button) => `[${button.label}]`)].join('\n')
}

/** Joins in three taps and one date. */
export async function joinAs(
  stage: Stage,
  externalId: string,
  options: {
    readonly language?: 'de' | 'en'
    readonly name?: string
    readonly wants?: 'work' | 'post'
    readonly born?: string
  } = {},
): Promise<Visitor> {
  const { language = 'en', wants = 'work', born = '24.12.1990' } = options
  const one = visitor(stage, externalId, language, options.name)
  await one.goes('menu')
  await one.taps(copyFor(language).account.joining.start)
  await one.says(born)
  if (wants === 'post') {
    await one.presses({ do: 'toggle', key: 'wants', value: 'work' })
    await one.presses({ do: 'toggle', key: 'wants', value: 'post' })
  }
  await one.presses({ do: 'done', key: 'wants' })
  await one.presses({ do: 'answer', key: 'agree', value: 'agree' })
  return one
}

export async function memberOf(db: TestDatabase, externalId: string): Promise<Member> {
  const member = await db.withTx((tx) => members.ofIdentity(tx, 'telegram', externalId))
  if (member === undefined) throw new Error(`nobody is ${externalId}`)
  return member
}
