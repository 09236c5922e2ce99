import { describe, expect, test } from 'vitest'
import { discordIdOf } from '../../../bots/sandbox/page-discord-people.ts'
import { hasFocus, withPage } from '../../support/browser.ts'
import { BEN, CLARA, DESKTOP, phone, serveBoth } from './serve-both.ts'

const PHONE = { viewport: { width: 390, height: 844 } }

describe('one person on both networks', () => {
  test('Telegram stands left and Discord right, and each can be had alone', async (context) => {
    const { url } = await serveBoth()
    await withPage(
      context,
      url,
      async (page) => {
        const clara = page.locator(phone(CLARA))
        const telegram = clara.locator('.screen').first()
        const discord = clara.locator('.d-screen')
        await discord.waitFor()
        const [left, right] = [await telegram.boundingBox(), await discord.boundingBox()]
        expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0)
        await clara.getByRole('button', { name: 'Discord', exact: true }).click()
        expect([await telegram.isVisible(), await discord.isVisible()]).toEqual([false, true])
        await page.reload()
        await discord.waitFor()
        expect(await telegram.isVisible()).toBe(false)
        await clara.getByRole('button', { name: 'Telegram', exact: true }).click()
        expect([await telegram.isVisible(), await discord.isVisible()]).toEqual([true, false])
      },
      DESKTOP,
    )
  })

  test('who switches the language reads Discord and its commands in it', async (context) => {
    const { url } = await serveBoth()
    await withPage(
      context,
      url,
      async (page) => {
        const ben = page.locator(phone(BEN))
        await ben.getByPlaceholder('Message @Klickwork').fill('/')
        await ben.getByRole('option', { name: '/jobs search' }).waitFor()
        await ben.getByRole('button', { name: 'Deutsch' }).click()
        await ben.getByPlaceholder('Nachricht an @Klickwork').fill('/')
        await ben.getByRole('option', { name: '/aufträge suchen' }).waitFor()
      },
      DESKTOP,
    )
  })

  test('on a small screen one network is there at a time, and nothing is wider than the screen', async (context) => {
    const { url } = await serveBoth()
    await withPage(
      context,
      url,
      async (page) => {
        const clara = page.locator(phone(CLARA))
        await clara.locator('.network-discord').click()
        const input = clara.locator('.d-input')
        await input.fill('/menu')
        await input.press('Enter')
        await page.keyboard.press('Enter')
        await clara.locator('.d-container').waitFor()
        const widths = await clara
          .locator('.d-screen *')
          .evaluateAll((nodes: { getBoundingClientRect(): { right: number } }[]) =>
            nodes.map((node) => node.getBoundingClientRect().right),
          )
        expect(Math.max(...widths)).toBeLessThanOrEqual(390)
        expect(await clara.locator('.network-both').isVisible()).toBe(false)
      },
      PHONE,
    )
  })
})

describe('a slash command', () => {
  test('is chosen, filled in with a proposal and sent with the keyboard alone', async (context) => {
    const { url, heard } = await serveBoth()
    await withPage(
      context,
      url,
      async (page) => {
        const clara = page.locator(phone(CLARA))
        const input = clara.locator('.d-input')
        await input.focus()
        await page.keyboard.type('/auf')
        await expect.poll(() => clara.getByRole('option').count()).toBe(2)
        await page.keyboard.press('Enter')
        const words = clara.getByLabel(/^wörter: Wonach/)
        expect(await hasFocus(words)).toBe(true)
        await page.keyboard.type('Fo')
        await clara.getByRole('option', { name: 'Fotos Fo' }).waitFor()
        await page.keyboard.press('Enter')
        await page.keyboard.press('Enter')
        await clara.getByText('Nur du kannst das sehen').waitFor()
        expect(heard.filter(({ kind }) => kind === 'command')).toMatchObject([
          { what: 'jobs', values: [{ name: 'search', options: [{ name: 'words', value: 'Fotos' }] }] },
        ])
        await expect.poll(() => hasFocus(input)).toBe(true)
      },
      DESKTOP,
    )
  })

  test('with a missing or a wrong option is not sent, and the line says why', async (context) => {
    const { url, heard } = await serveBoth()
    await withPage(
      context,
      url,
      async (page) => {
        const clara = page.locator(phone(CLARA))
        await clara.locator('.d-input').fill('/aufträge suchen ')
        await clara.getByRole('button', { name: 'Befehl senden' }).click()
        await clara.getByText('wörter: Diese Angabe ist Pflicht.').waitFor()
        await clara.getByLabel(/^wörter:/).fill('Fotos')
        await clara.getByRole('button', { name: /: most,/ }).click()
        await page.keyboard.type('99')
        await page.keyboard.press('Enter')
        await clara.getByText('most: Möglich ist 1 bis 25.').waitFor()
        expect(heard).toEqual([])
      },
      DESKTOP,
    )
  })

  test('that is deferred shows the bot thinking, and one without an answer says so', async (context) => {
    const { url, discord } = await serveBoth()
    await withPage(
      context,
      url,
      async (page) => {
        const clara = page.locator(phone(CLARA))
        await clara.locator('.d-input').fill('/slow ')
        await page.keyboard.press('Enter')
        await clara.getByText('Klickwork denkt nach …').waitFor()
        discord.deliverBy({ http: 'http://127.0.0.1:1/' })
        await clara.locator('.d-input').fill('/menu ')
        await page.keyboard.press('Enter')
        await clara.getByText('Die Anwendung reagiert nicht').waitFor()
      },
      DESKTOP,
    )
  })

  test('is needed: plain words are not sent, because the bot would not read them', async (context) => {
    const { url, heard } = await serveBoth()
    await withPage(context, url, async (page) => {
      const clara = page.locator(phone(CLARA))
      await clara.locator('.network-discord').click()
      await clara.locator('.d-input').fill('Hallo')
      await page.keyboard.press('Enter')
      await clara.getByText(/liest in Discord keine Nachrichten/).waitFor()
      expect(await clara.locator('.d-input').inputValue()).toBe('Hallo')
      expect(heard).toEqual([])
    })
  })
})

test('who closes the direct messages is told, and the bot cannot write any more', async (context) => {
  const { url, discord } = await serveBoth()
  await withPage(
    context,
    url,
    async (page) => {
      const clara = page.locator(phone(CLARA))
      await clara.getByRole('button', { name: 'Direktnachrichten vom Bot schließen' }).click()
      await clara.getByText('Direktnachrichten geschlossen').waitFor()
      expect(discord.people().find(({ id }) => id === discordIdOf(CLARA))?.dmsClosed).toBe(true)
    },
    DESKTOP,
  )
})
