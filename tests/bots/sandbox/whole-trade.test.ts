import { expect, test } from 'vitest'
import { copyFor } from '../../../bots/copy/copy.ts'
import { withPage } from '../../support/browser.ts'
import { testDatabase } from '../../support/database.ts'
import { freePort, newDataDir, startProgram } from '../../support/program.ts'
import { addPerson, joins, personOn, postsFromTemplate, say, TEMPLATE, takesAndSubmits } from './trade-on-page.ts'

const BEN = 1002
const REWARD = 500
const DESKTOP = { viewport: { width: 1900, height: 1000 } }
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** While the program is down, the browser writes down that it could not reach it. */
const RESTARTED = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/

test('a job is posted, taken, handed in and paid on the page, and the chats outlive the program', {
  timeout: 120_000,
}, async (context) => {
  const database = await testDatabase()
  // In the morning: nobody's quiet hours, whenever the tests run.
  await database.setClock('2026-11-24T10:00:00+01:00')
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: newDataDir(),
    PORT: String(await freePort()),
    SANDBOX: 'on',
  }
  const program = startProgram(environment)
  const url = await program.url
  await withPage(
    context,
    url,
    async (page) => {
      const nora = personOn(page, await addPerson(page, 'Nora'))
      const ben = personOn(page, BEN)

      await joins(nora, 'post')
      await nora.presses(say.account.deposit.playMoneyButton(5000))
      await nora.sees('Spielgeld sind da')
      await nora.presses(say.jobs.menu.back)
      await postsFromTemplate(nora, REWARD)
      await nora.sees('Dein Auftrag ist online')

      await joins(ben, 'work')
      await takesAndSubmits(ben, REWARD, PIXEL)
      await nora.sees('hat „')

      // A day later the client has not decided yet.
      await page.getByRole('button', { name: 'Uhr einen Tag vorstellen' }).click()
      await nora.sees('wartet auf dich')
      await ben.phone.getByText('Gestern').waitFor()

      await nora.presses(say.notices.buttons.look)
      await nora.presses(say.review.submission.approve(REWARD))
      await nora.presses(say.review.approve.confirm(REWARD))
      await nora.sees('✅ Freigegeben:')
      await ben.sees('verdient:')
      await ben.presses(say.notices.buttons.wallet)
      await ben.sees(say.format.both(REWARD))

      await ben.writes('/settings')
      await ben.presses(say.account.settings.languageButton.en)
      await ben.sees(copyFor('en').account.settings.languageChanged)

      expect(await program.stop()).toBe(0)
      const again = startProgram(environment)
      await again.url
      await page.reload()
      await nora.sees('✅ Freigegeben:')
      await nora.sees(TEMPLATE.text.de.title)
      await ben.writes('/wallet')
      await ben.sees('€5.00')
      expect(await again.stop()).toBe(0)
    },
    { ...DESKTOP, mayLog: RESTARTED },
  )
  const [row] = await database.sql<{ earned: number }[]>`
    select sum(balance)::int as earned from accounts where kind = 'earnings'`
  expect(row?.earned).toBe(REWARD)
  await database.assertWorld()
})
