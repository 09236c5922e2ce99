import { Api } from 'grammy'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { LANGUAGES, type Language } from '../../core/shared/language.ts'
import { urgencyOf } from '../../core/notices/index.ts'
import type { Card } from '../../bots/dialog/card.ts'
import type { Deliverable } from '../../bots/dialog/reply.ts'
import { startStandIn, type StandIn } from '../../bots/sandbox/telegram/index.ts'
import { routes } from '../../bots/screens/routes.ts'
import { createSurface } from '../../bots/telegram/deliver.ts'
import { renderCaption, renderCard } from '../../bots/telegram/render.ts'
import { cardOfView } from '../../bots/telegram/view-card.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'
import { botApi, telegramProblems } from '../support/published.ts'
import { onSaidWords, overLimits, saidIn } from './worst-case/limits.ts'
import { market, type Market } from './worst-case/market.ts'
import { PIXEL } from './worst-case/pixel.ts'
import { actionVisits, flowVisits, noticeVisits, screenVisits } from './worst-case/visits.ts'
import { actionsShown, flowsShown, noticesShown, screensShown, sentencesShown, type Shown } from './worst-case/walk.ts'
import { KINDS, type Kind } from './worst-case/words.ts'

const NO_SCHEMA = 'The Bot API schema (shared/specs) is not on this computer, so messages are not compared with it.'

let standIn: StandIn
let deliver: ReturnType<typeof createSurface>['deliver']
/** Everything that was sent so far: the stand-in itself keeps the last 2,000. */
const calls: ReturnType<StandIn['calls']>[number][] = []

beforeAll(async () => {
  standIn = await startStandIn({ limitRates: false })
  const { apiRoot, token } = standIn
  const readFile = async (): Promise<Uint8Array> => PIXEL
  deliver = createSurface({ api: new Api(token, { apiRoot }), apiRoot, token, readFile }).deliver
})
afterAll(() => standIn.close())

/** Under CI each kind of words in one language: German is longer, and narrow and harmful words are the same in any. */
const languagesFor = (kind: Kind): readonly Language[] =>
  inject('brief') ? [kind === 'harmful' ? 'en' : 'de'] : LANGUAGES

describe.each(KINDS)('with %s words', (kind) => {
  let db: TestDatabase
  let place: Market

  beforeAll(async () => {
    db = await testDatabase()
    await db.setClock('2026-11-24T10:00:00+01:00')
    place = await market(db, kind)
  })
  afterAll(() => db.assertWorld())

  test('every screen, action, flow and notice there is is walked', () => {
    const walked = (visits: Readonly<Record<string, readonly unknown[]>>): readonly string[] =>
      Object.keys(visits)
        .filter((name) => (visits[name]?.length ?? 0) > 0)
        .toSorted()
    expect(walked(screenVisits(place))).toEqual(Object.keys(routes.screens).toSorted())
    expect(walked(actionVisits(place))).toEqual(Object.keys(routes.actions).toSorted())
    expect(walked(flowVisits(place))).toEqual(Object.keys(routes.flows).toSorted())
    expect(walked(noticeVisits(place))).toEqual(Object.keys(urgencyOf).toSorted())
  })

  describe.each(languagesFor(kind))('in %s', (language) => {
    const walk = () => ({ db, market: place, language })

    test('every screen keeps to the limits of Telegram', async () => {
      await expectAccepted(await screensShown(walk()))
    })

    test('every action keeps to the limits of Telegram', async () => {
      await expectAccepted(await actionsShown(walk()))
    })

    test('every page of every flow keeps to the limits of Telegram', { timeout: 60_000 }, async () => {
      await expectAccepted(await flowsShown(walk()))
    })

    test('every notice keeps to the limits of Telegram', async () => {
      await expectAccepted(await noticesShown(walk()))
    })
  })
})

test.each(LANGUAGES)(
  'every sentence of the dialog and every refusal keeps to the limits of Telegram in %s',
  async (language) => {
    await expectAccepted(sentencesShown(language))
  },
)

test('what is sent has the shape that the Bot API describes', (context) => {
  if (botApi === undefined) return context.skip(NO_SCHEMA)
  const schema = botApi
  expect(calls.length).toBeGreaterThan(1000)
  const problems = calls.flatMap(({ method, payload }) => telegramProblems(schema, method, payload))
  expect([...new Set(problems)]).toEqual([])
})

/** Draws each as Telegram would get it, checks it, sends it, and looks at what arrives. */
async function expectAccepted(shown: readonly Shown[]): Promise<void> {
  expect(shown.length).toBeGreaterThan(0)
  const problems = new Set<string>()
  const seen = new Set<string>()
  let reader = 0
  for (const { what, reply } of shown) {
    const drawing = JSON.stringify(reply)
    if (seen.has(drawing)) continue
    // A long chat makes the stand-in slow, so now and then somebody else reads on.
    if (seen.size % 100 === 0) reader = newReader()
    seen.add(drawing)
    for (const problem of await problemsWith(reader, reply)) problems.add(`${what}: ${problem}`)
  }
  expect([...problems]).toEqual([])
}

function newReader(): number {
  const { id } = standIn.addPerson({ firstName: 'Reader' })
  standIn.start(id)
  return id
}

async function problemsWith(reader: number, reply: Deliverable): Promise<readonly string[]> {
  const delivered = await deliver(String(reader), reply)
  calls.push(...standIn.calls().slice(-1))
  if (delivered.is !== 'sent') return [`${delivered.is} ${'reason' in delivered ? delivered.reason : ''}`]
  if (reply.is === 'settle' || reply.is === 'erase') return []
  if (reply.is === 'file' || reply.is === 'document')
    return renderCaption(reply.caption).text.length > 1024 ? ['the caption is too long'] : []
  const card: Card = reply.is === 'card' ? reply.card : cardOfView(reply.view)
  const message = renderCard(card)
  const seen = standIn.history(reader).at(-1)
  if (seen?.text !== message.text) return ['another text arrives']
  const { said } = saidIn(card, message.text)
  return [...overLimits(message), ...onSaidWords(said, message.text, seen.entities)]
}
