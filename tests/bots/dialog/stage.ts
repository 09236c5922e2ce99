import { USUAL_RULES } from '../../../core/payouts/index.ts'
import { pino } from 'pino'
import { sql } from 'drizzle-orm'
import * as members from '../../../core/members/index.ts'
import { refuse } from '../../../core/shared/refusal.ts'
import { copyFor } from '../../../bots/copy/copy.ts'
import type { ButtonMove, Card, Ref } from '../../../bots/dialog/card.ts'
import * as field from '../../../bots/dialog/field.ts'
import { flow } from '../../../bots/dialog/flow.ts'
import type { Act, Incoming, MessageRef } from '../../../bots/dialog/incoming.ts'
import type { Deliverable, PlacedReply } from '../../../bots/dialog/reply.ts'
import type { Routes } from '../../../bots/dialog/routes.ts'
import { createRunner, type Runner, type RunnerOptions } from '../../../bots/dialog/runner.ts'
import type { Engine } from '../../../bots/dialog/scene.ts'
import type { Delivered, Surface } from '../../../bots/dialog/surface.ts'
import { flat, plain, said, text } from '../../../bots/dialog/text.ts'
import type { View } from '../../../bots/dialog/view.ts'
import type { TestDatabase } from '../../support/database.ts'
import { testVault, testWebLink } from '../../support/vault.ts'
import { leaveTrace, postcard, poster, whisper } from './stage-flows.ts'

const options = (...labels: readonly string[]) =>
  labels.map((label) => ({ value: label.toLowerCase().replaceAll(' ', '-'), label }))

/** A conversation with everything in it: a page that depends on another, several questions at once, a review. */
export const order = flow('order', { title: () => 'Order a cake' })
  .guard(async (_, args) => (args[0] === 'closed' ? refuse('job.unknown', {}) : undefined))
  .page(async () => ({
    sort: field.choice({ label: 'Sort', ask: plain('Which sort?'), options: options('Sweet', 'Salty') }),
  }))
  .page(async ({ sort }) => ({
    cake: field.choice({
      label: 'Cake',
      ask: plain('Which cake?'),
      options: sort === 'sweet' ? options('Plum', 'Poppy') : options('Onion', 'Leek'),
    }),
  }))
  .page(async ({ cake }) => ({
    name: field.text({ label: 'Name', ask: plain('A name for it?'), min: 3, max: 20, preset: `My ${cake} cake` }),
    reward: field.points({
      label: 'Price',
      ask: plain('What may it cost?'),
      min: 10,
      max: 10_000,
      suggestions: [{ value: '800', label: '800 points' }],
    }),
    pieces: field.number({ label: 'Pieces', ask: plain('How many?'), min: 1, max: 12, preset: 4, assumed: true }),
    link: field.text({ label: 'Link', ask: plain('A picture of it?'), min: 3, max: 200, optional: true }),
  }))
  .page(async ({ pieces }) =>
    pieces > 6
      ? {
          toppings: field.choices({
            label: 'Toppings',
            ask: plain('What on top?'),
            options: options('Cream', 'Nuts', 'Mint', ...Array.from({ length: 12 }, (_, index) => `Berry ${index}`)),
            max: 2,
          }),
        }
      : {},
  )
  .review(async ({ name, reward, pieces }) => ({
    blocks: [{ is: 'lines', lines: [text`${pieces} × ${name}, ${reward} points`] }],
    confirm: 'Order it',
  }))
  .submit(async ({ name, reward, link }, turn) => {
    if (reward === 666) refuse('ledger.insufficient', {})
    await leaveTrace(turn.tx, 'order', `${name}|${reward}|${link ?? '-'}`)
    return { note: plain('Ordered.'), show: { do: 'menu', args: [] }, also: [{ is: 'card', card: card('Receipt') }] }
  })

export const remark = flow('remark', { title: () => 'Remark' })
  .page(async () => ({ words: field.text({ label: 'Words', ask: plain('Say something'), min: 3, max: 100 }) }))
  .submit(async ({ words }, turn) => {
    if (words === 'spam') refuse('job.forbidden_link', {})
    if (words === 'poison') throw new Error('a bug')
    await leaveTrace(turn.tx, 'remark', words)
    return { note: plain('Heard.') }
  })

export const proof = flow('proof', { title: () => 'Proof' })
  .page(async () => ({
    pictures: field.files({ label: 'Pictures', ask: plain('Send pictures'), max: 2, picturesOnly: true }),
  }))
  .submit(async ({ pictures }, turn) => {
    await leaveTrace(turn.tx, 'proof', pictures.map((file) => file.id).join(','))
    return { note: plain('Kept.') }
  })

const join = flow('join', { title: () => 'Join' })
  .page(async () => ({
    born: field.date({ label: 'Born', ask: plain('When were you born?'), from: '1900-01-01', to: '2020-12-31' }),
  }))
  .submit(async ({ born }, turn, [wanted, ...args]) => {
    if (born > '2012') {
      await members.forgetTooYoung(turn.tx, turn.member)
      return { show: card('Too young') }
    }
    await turn.tx.execute(
      sql`update members set status = 'active', birth_date = ${born}, terms_accepted_at = now(), joined_at = now() where id = ${turn.member.id}`,
    )
    return { note: plain('Welcome.'), show: { do: wanted ?? 'menu', args } }
  })

export const card = (title: string): Card => ({ blocks: [{ is: 'title', text: plain(title) }], rows: [] })

export const routes: Routes = {
  screens: {
    menu: async () => card('Menu'),
    help: async () => card('Help'),
    job: async (_, [id]) => (id === 'gone' ? refuse('job.unknown', {}) : card(`Job ${id}`)),
  },
  actions: {
    take: async (turn, [id = '']) => {
      await leaveTrace(turn.tx, 'take', id)
      return { note: plain('Taken.'), show: { do: 'job', args: [id] } }
    },
    slow: async (turn, [id = '']) => {
      await turn.tx.execute(sql`select pg_sleep(0.3)`)
      await leaveTrace(turn.tx, 'slow', id)
      return { note: plain('Slow.') }
    },
  },
  flows: { order, remark, proof, postcard, whisper, poster, join },
  menu: { do: 'menu', args: [] },
  open: ['help'],
  openToSuspended: ['help'],
}

export const engine: Engine = {
  routes,
  settings: {
    feeBasisPoints: 1000,
    minimumAge: 14,
    checks: { firstJobs: 0, days: 7 },
    payouts: USUAL_RULES,
    operators: [],
    sandbox: true,
    vault: testVault,
    webLink: testWebLink,
    chatLink: (platform, { args }) => `https://${platform}.example.org/${args.join('/')}`,
  },
  copyFor,
  explain: (refusal) => plain(`Refused: ${refusal.code}`),
  door: (platform, intent) => `https://example.org/${platform}/${intent.do}`,
}

/** A chat network of our own: remembers what each place shows, and fails when told to. */
export function fakeSurface() {
  const shown: { place: string; message: string; reply: Deliverable; buttons: boolean }[] = []
  const faults: Delivered[] = []
  const log: { place: string; reply: Deliverable }[] = []
  const surface: Surface = {
    platform: 'telegram',
    look: async () => undefined,
    async deliver(place, reply) {
      const fault = faults.shift()
      if (fault !== undefined) return fault
      log.push({ place, reply })
      const edited = 'edit' in reply ? reply.edit : undefined
      const old = shown.find((one) => one.message === edited?.message)
      if (reply.is === 'settle') {
        if (old !== undefined) old.buttons = false
        return { is: 'sent' }
      }
      if (old !== undefined) Object.assign(old, { reply, buttons: true })
      const message = old?.message ?? `m${shown.length + 1}`
      if (old === undefined) shown.push({ place, message, reply, buttons: true })
      return { is: 'sent', message: { platform: 'telegram', place, message } }
    },
    async fetch(file) {
      if (file.reference === 'huge') refuse('file.too_large', { megabytes: 20 })
      if (file.reference === 'away') throw new Error('the network is away')
      return new Uint8Array([1, 2, 3])
    },
  }
  return { surface, shown, faults, log }
}

export type Fake = ReturnType<typeof fakeSurface>
let updates = 0

export function incoming(person: string, act: Act, message?: MessageRef): Incoming {
  const from = { platform: 'telegram', externalId: person, name: 'Ana', locale: 'en' } as const
  return { from, place: `chat-${person}`, act, ...(message === undefined ? {} : { message }) }
}

export function start(db: TestDatabase, fake: Fake, changes: Partial<RunnerOptions> = {}): Runner {
  return createRunner({
    ...engine,
    db,
    surfaces: [fake.surface],
    files: {
      keep: async ({ sent, bytes }) => ({
        id: `file-${sent.reference}`,
        name: sent.name,
        mimeType: sent.mimeType,
        bytes: bytes.length,
        picture: sent.picture,
      }),
    },
    log: pino({ level: 'silent' }),
    retryMilliseconds: 5,
    ...changes,
  })
}

/** Somebody in a chat: acts, waits for the answer, and looks at the last message. */
export function person(fake: Fake, runner: () => Runner, id: string) {
  const mine = () => fake.shown.filter((one) => one.place === `chat-${id}`)
  const last = () => mine().at(-1)
  const act = async (done: Act, message?: string) => {
    const ref = message === undefined ? undefined : { platform: 'telegram', place: `chat-${id}`, message }
    updates += 1
    await runner().receive('telegram', `u${updates}`, incoming(id, done, ref))
    await runner().idle()
  }
  const view = (): View & { ref: Ref } => {
    const reply = last()?.reply
    if (reply?.is !== 'view' || reply.view.is === 'closed') throw new Error(`no dialog is shown but ${words(reply)}`)
    return reply.view
  }
  return {
    id,
    act,
    view,
    mine,
    says: (said: string) => act({ is: 'words', words: said }),
    goes: (intent: string, ...args: string[]) => act({ is: 'go', intent: { do: intent, args } }),
    taps: (intent: string, ...args: string[]) => act({ is: 'go', intent: { do: intent, args } }, last()?.message),
    presses: (move: ButtonMove) => act({ is: 'move', ref: view().ref, move }, last()?.message),
    sends: (file: Partial<{ reference: string; picture: boolean; words: string }> = {}) =>
      act({
        is: 'file',
        words: file.words ?? '',
        file: { reference: 'f', name: 'a.png', mimeType: 'image/png', picture: true, ...file },
      }),
    sees: () => words(last()?.reply),
  }
}

/** What is readable in a reply, in one line. */
export function words(reply: PlacedReply | Deliverable | undefined): string {
  if (reply === undefined) return 'nothing'
  if (reply.is === 'card') {
    const blocks = reply.card.blocks.map((block) =>
      block.is === 'lines'
        ? block.lines.map((line) => flat(line)).join(' / ')
        : block.is === 'fields'
          ? 'fields'
          : flat(block.text),
    )
    const buttons = reply.card.rows.flat().map((button) => `[${button.label}]`)
    return [...blocks, ...buttons].join(' ')
  }
  if (reply.is !== 'view' || reply.view.is === 'closed') return reply.is
  const { view } = reply
  const note = view.note === undefined ? '' : `(${flat(view.note)}) `
  if (view.is === 'review')
    return `${note}review: ${view.rows.map((row) => `${row.label}=${flat(row.value)}`).join(', ')}`
  const open = view.fields.find((one) => one.key === view.open)
  const error = open?.error === undefined ? '' : `! ${flat(open.error)} `
  return `${note}${error}${view.labels.step}: ${flat(open?.ask ?? said('?'))}`
}
