import { describe, expect, test, vi } from 'vitest'
import { discordIdOf } from '../../../bots/sandbox/page-discord-people.ts'
import { hasFocus, withPage } from '../../support/browser.ts'
import { BEN, CLARA, DESKTOP, phone, type ServedBoth, serveBoth } from './serve-both.ts'

describe('a message of the bot', () => {
  /** Clara has opened the menu with every kind of control. */
  async function withMenu(
    context: Parameters<typeof withPage>[0],
    use: (page: Parameters<Parameters<typeof withPage>[2]>[0], both: ServedBoth) => Promise<void>,
  ): Promise<void> {
    const both = await serveBoth()
    await both.discord.command(discordIdOf(CLARA), { name: 'menu' })
    await withPage(
      context,
      both.url,
      async (page) => {
        await page.locator(`${phone(CLARA)} .d-container`).waitFor()
        await use(page, both)
      },
      DESKTOP,
    )
  }

  test('is drawn with its markdown, and a relative time follows the clock of the sandbox', async (context) => {
    await withMenu(context, async (page) => {
      const card = page.locator(`${phone(CLARA)} .d-container`)
      expect(await card.getByRole('heading', { name: 'Produktfotos beschriften' }).count()).toBe(1)
      expect(await card.locator('strong').allTextContents()).toEqual(['12,50 €', 'Clara'])
      expect(await card.locator('code').textContent()).toBe('Artikelnummer')
      expect(await card.locator('a', { hasText: 'Regeln' }).getAttribute('href')).toBe('https://example.org/rules')
      expect(await card.locator('time').first().textContent()).toMatch(/^in (2 Stunden|1 Stunde)/)
      await page.getByRole('button', { name: 'Uhr einen Tag vorstellen' }).click()
      await expect.poll(() => card.locator('time').first().textContent()).toBe('vor 22 Stunden')
    })
  })

  test('changes in its place when a button is pressed, and a disabled one cannot be', async (context) => {
    await withMenu(context, async (page, { heard }) => {
      const clara = page.locator(phone(CLARA))
      expect(await clara.getByRole('button', { name: 'Vergeben' }).isDisabled()).toBe(true)
      await clara.getByRole('button', { name: 'Übernehmen' }).click()
      await clara.getByText('Übernommen.').waitFor()
      await clara.getByText('(bearbeitet)').waitFor()
      expect(await clara.locator('.d-container').count()).toBe(0)
      expect(heard.filter(({ kind }) => kind === 'button')).toMatchObject([{ what: 'take' }])
    })
  })

  test('says that an interaction failed when the bot keeps silent', async (context) => {
    await withMenu(context, async (page) => {
      await page.locator(`${phone(CLARA)} [data-key="silence"]`).click()
      await page.getByText('Diese Interaktion ist fehlgeschlagen').waitFor()
    })
  })

  test('takes several values of a select when it closes, by the keyboard', async (context) => {
    await withMenu(context, async (page, { heard }) => {
      await page.locator(`${phone(CLARA)} [data-key="topics"]`).focus()
      for (const key of ['Enter', 'Space', 'ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key)
      await vi.waitFor(() =>
        expect(heard.filter(({ kind }) => kind === 'select')).toMatchObject([{ values: ['Text', 'Bild'] }]),
      )
    })
  })

  test('has the entries of the bot in its menu, and people have theirs', async (context) => {
    await withMenu(context, async (page, { heard }) => {
      const clara = page.locator(phone(CLARA))
      await clara.getByRole('button', { name: /^Mehr zur Nachricht/ }).focus()
      await page.keyboard.press('Enter')
      await clara.getByRole('menuitem', { name: 'Melden' }).click()
      await clara.getByRole('button', { name: 'Mitglieder' }).click()
      await clara.getByRole('menuitem', { name: 'Bewertungen' }).nth(1).click()
      await vi.waitFor(() =>
        expect(heard.filter(({ kind }) => kind === 'menu')).toMatchObject([
          { what: 'Report' },
          { what: 'Reviews', values: discordIdOf(BEN) },
        ]),
      )
    })
  })

  test('that only one person sees is not shown to others and can be dismissed', async (context) => {
    await withMenu(context, async (page, { discord }) => {
      await discord.command(discordIdOf(CLARA), { name: 'jobs', subcommand: 'mine', place: 'guild' })
      for (const id of [CLARA, BEN]) await page.locator(`${phone(id)} .d-guild`).click()
      await page.locator(phone(CLARA)).getByText('Nur du kannst das sehen').waitFor()
      expect(await page.locator(`${phone(BEN)} .is-ephemeral`).count()).toBe(0)
      await page.getByRole('button', { name: 'Nachricht verwerfen' }).click()
      await page.locator(`${phone(CLARA)} .is-ephemeral`).waitFor({ state: 'detached' })
    })
  })
})

describe('a modal', () => {
  test('says what is missing, and sends texts, choices and files', async (context) => {
    const { url, discord, heard } = await serveBoth()
    await withPage(
      context,
      url,
      async (page) => {
        const clara = page.locator(phone(CLARA))
        await clara.locator('.d-input').fill('/form ')
        await page.keyboard.press('Enter')
        const modal = clara.getByRole('dialog', { name: 'Auftrag einstellen' })
        const title = modal.getByLabel('Titel')
        await expect.poll(() => hasFocus(title)).toBe(true)
        await page.keyboard.press('Enter')
        await expect.poll(() => modal.getByText('Dieses Feld ist ein Pflichtfeld.').count()).toBe(3)
        await title.fill('Fotos')
        await modal.getByText('5/60').waitFor()
        await modal.getByLabel('Bild').check()
        await modal.getByLabel('Deutsch').check()
        await modal.getByLabel('Englisch').check()
        await modal
          .locator('input[type=file]')
          .setInputFiles({ name: 'eins.txt', mimeType: 'text/plain', buffer: Buffer.from('1') })
        await modal.getByRole('button', { name: 'Absenden' }).click()
        await clara.getByText('Danke').waitFor()
        await modal.waitFor({ state: 'detached' })
        const sent = JSON.stringify(discord.interactions().at(-1)?.payload)
        for (const part of ['"value":"Fotos"', '"value":"picture"', '"values":["de","en"]', '"filename":"eins.txt"'])
          expect(sent).toContain(part)
        expect(heard.at(-1)).toMatchObject({ kind: 'modal', what: 'offer' })
      },
      DESKTOP,
    )
  })

  test('that is left by Escape is closed without a word to the bot', async (context) => {
    const { url, discord, heard } = await serveBoth()
    await discord.command(discordIdOf(CLARA), { name: 'form' })
    await withPage(
      context,
      url,
      async (page) => {
        const modal = page.locator(phone(CLARA)).getByRole('dialog')
        await modal.getByLabel('Titel').press('Escape')
        await modal.waitFor({ state: 'detached' })
        expect(discord.openModal(discordIdOf(CLARA))).toBeUndefined()
        expect(heard.filter(({ kind }) => kind === 'modal')).toEqual([])
      },
      DESKTOP,
    )
  })
})
