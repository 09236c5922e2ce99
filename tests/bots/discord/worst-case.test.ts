import { beforeAll, describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../core/shared/language.ts'
import type { Deliverable } from '../../../bots/dialog/reply.ts'
import type { View } from '../../../bots/dialog/view.ts'
import { testDatabase, type TestDatabase } from '../../support/database.ts'
import { discordApi, openApiProblems } from '../../support/published.ts'
import { market, type Market } from '../worst-case/market.ts'
import { PIXEL } from '../worst-case/pixel.ts'
import { actionsShown, flowsShown, noticesShown, screensShown, sentencesShown, type Shown } from '../worst-case/walk.ts'
import { botOn, standIn, startBot, until } from './bot-under-test.ts'
import { ask } from './view.ts'

const mia = '700000000000000001'

/** Everything is shown by the stand-in, which refuses what Discord refuses, and every question is opened as a form. */
async function problemsWith(shown: readonly Shown[]): Promise<readonly string[]> {
  let next: Deliverable = { is: 'view', dialogId: 'x', view: ask([{}, { key: 'b' }]) }
  let present: View | undefined
  const discord = await standIn()
  discord.addPerson({ id: mia, name: 'Mia' })
  const bot = botOn(discord, () => [next], { presentView: async () => present, readFile: async () => PIXEL })
  await startBot(discord, bot)
  await until(() => discord.commands(mia).length > 0)
  const first = await discord.command(mia, { name: 'menu' })
  if (first.kind !== 'message') throw new Error(first.kind)
  const problems: string[] = []
  const seen = new Set<string>()
  for (const { what, reply } of shown) {
    next = withoutEdit(reply)
    const drawing = JSON.stringify(next)
    // Many ways lead to the same card.
    if (seen.has(drawing)) continue
    seen.add(drawing)
    if (next.is === 'settle') continue
    const answer = await discord.command(mia, { name: 'menu' })
    if (answer.kind !== 'message' && next.is !== 'file' && next.is !== 'document')
      problems.push(`${what}: ${JSON.stringify(answer)}`)
    if (reply.is !== 'view' || reply.view.is !== 'ask') continue
    present = reply.view
    const form = await discord.press(mia, first.message.id, 'f:a1b2c3d4e5:3')
    if (form.kind !== 'modal') problems.push(`${what} as a form: ${JSON.stringify(form)}`)
    discord.closeModal(mia)
  }
  await bot.idle()
  expect(seen.size).toBeGreaterThan(5)
  const calls = discord.calls()
  const refused = calls.filter(({ status }) => status >= 400)
  const document = discordApi
  if (document !== undefined) problems.push(...calls.flatMap((call) => openApiProblems(document, call)))
  return [...problems, ...refused.map(({ route, status }) => `${route}: ${status}`)]
}

/** What is drawn over another message is drawn alike below it. */
function withoutEdit(reply: Deliverable): Deliverable {
  if (reply.is !== 'card' && reply.is !== 'view') return reply
  const { edit: _, ...rest } = reply
  return rest
}

/** German is longer, and wide letters take most bytes; harmful words are the same in any language. */
const WALKS = [
  ['wide', 'de'],
  ['harmful', 'en'],
] as const

describe.each(WALKS)('with %s words in %s', (kind, language) => {
  let db: TestDatabase
  let place: Market

  beforeAll(async () => {
    db = await testDatabase()
    await db.setClock('2026-11-24T10:00:00+01:00')
    place = await market(db, kind)
  })
  const walk = () => ({ db, market: place, language })

  test.each([
    ['screen', screensShown],
    ['action', actionsShown],
    ['page of every flow', flowsShown],
    ['notice', noticesShown],
  ] as const)('every %s keeps to the limits of Discord', { timeout: 120_000 }, async (_, shown) => {
    expect(await problemsWith(await shown(walk()))).toEqual([])
  })
})

test.each(LANGUAGES)(
  'every sentence of the dialog and every refusal keeps to the limits of Discord in %s',
  async (language) => {
    expect(await problemsWith(sentencesShown(language))).toEqual([])
  },
)
