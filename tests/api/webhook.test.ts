import { request } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startStandIn, type StandIn } from '../../bots/sandbox/telegram/index.ts'
import { testDatabase } from '../support/database.ts'
import { freePort, newDataDir, startProgram } from '../support/program.ts'

const SECRET = 'the-secret-of-this-test'
const PATIENCE = { timeout: 15_000, interval: 50 }

/** The program in webhook mode, with Telegram's stand-in on the other side. */
async function webhookProgram() {
  const standIn = await startStandIn({ limitRates: false, webhookRetryMilliseconds: 50 })
  onTestFinished(() => standIn.close())
  const database = await testDatabase()
  const port = await freePort()
  const publicUrl = `http://127.0.0.1:${port}`
  const program = startProgram({
    DATABASE_URL: database.url,
    DATA_DIR: newDataDir(),
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    TELEGRAM_BOT_TOKEN: standIn.token,
    TELEGRAM_API_ROOT: standIn.apiRoot,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  })
  await program.url
  /** The status of the answer, on a connection of its own: the server closes one on which too much was sent. */
  const post = (body: string, headers: Readonly<Record<string, string>>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const call = request(`${publicUrl}/webhooks/telegram`, { method: 'POST', headers, agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      call.once('error', reject)
      call.end(body)
    })
  return { standIn, database, program, post }
}

const answersOf = (standIn: StandIn, person: number) => standIn.history(person).filter(({ from }) => from === 'bot')

test('the program answers by webhook, once for each update, also when it is brought again', async () => {
  const { standIn, program } = await webhookProgram()
  expect(standIn.calls().find(({ method }) => method === 'setWebhook')?.payload).toMatchObject({ secret_token: SECRET })
  const mia = standIn.addPerson({ firstName: 'Mia', languageCode: 'en' })
  standIn.start(mia.id)
  const [first] = standIn.updates()
  await vi.waitFor(() => expect(answersOf(standIn, mia.id)).toHaveLength(1), PATIENCE)
  standIn.redeliver(first?.update_id ?? 0)
  await vi.waitFor(() => expect(standIn.updates()).toHaveLength(0), PATIENCE)
  standIn.write(mia.id, '/help')
  await vi.waitFor(() => expect(answersOf(standIn, mia.id)).toHaveLength(2), PATIENCE)
  expect(answersOf(standIn, mia.id).at(-1)?.text).toContain('Help')
  expect(await program.stop()).toBe(0)
})

test('the program takes no update without the secret, and none that is too big or no update at all', async () => {
  const { standIn, database, post } = await webhookProgram()
  const mia = standIn.addPerson({ firstName: 'Mia' })
  const update = (text: string): string =>
    JSON.stringify({
      update_id: 4711,
      message: {
        message_id: 1,
        from: { id: mia.id, is_bot: false, first_name: 'Mia' },
        chat: { id: mia.id, type: 'private', first_name: 'Mia' },
        date: 1,
        text,
      },
    })
  const secret = { 'x-telegram-bot-api-secret-token': SECRET }
  expect(await post(update('/help'), {})).toBe(401)
  expect(await post(update('/help'), { 'x-telegram-bot-api-secret-token': `${SECRET}x` })).toBe(401)
  expect(await post(update('x'.repeat(1_100_000)), secret)).toBe(413)
  expect(await post('{"update_id":', secret)).toBe(400)
  const before = await database.sql`select from inbox`
  expect(before).toHaveLength(0)
  expect(await post(update('/help'), secret)).toBe(200)
  const after = await database.sql`select from inbox`
  expect(after).toHaveLength(1)
})
