import { afterEach, expect, test, vi } from 'vitest'
import { hasFocus, withPage } from '../../support/browser.ts'
import type { FakeStandIn } from './fake-stand-in.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const CLARA = 5_000_001
const BEN = 5_000_002
const DESKTOP = { viewport: { width: 1600, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

let served: ServedPage | undefined

afterEach(async () => {
  await served?.stop()
  served = undefined
})

async function serve(prepare: (standIn: FakeStandIn) => void = () => {}): Promise<ServedPage> {
  served = await servePage((standIn) => {
    standIn.addPerson({ firstName: 'Clara', id: CLARA })
    standIn.addPerson({ firstName: 'Ben', id: BEN })
    standIn.start(CLARA)
    prepare(standIn)
  })
  return served
}

const phone = (id: number): string => `[data-person="${id}"]`
const textsOf = (standIn: FakeStandIn, id: number): unknown[] => standIn.history(id).map((message) => message.text)

test('the page speaks the language of the browser, changes at once, and remembers it', async (context) => {
  const { url } = await serve()
  await withPage(
    context,
    url,
    async (page) => {
      await page.getByRole('button', { name: 'New person' }).waitFor()
      await page.getByRole('button', { name: 'Seite auf Deutsch zeigen' }).click()
      await page.getByRole('button', { name: 'Neue Person' }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe('de')
      await page.reload()
      await page.getByRole('button', { name: 'Neue Person' }).waitFor()
    },
    { ...DESKTOP, locale: 'en-GB' },
  )
})

test("a person's Telegram changes its language without the others'", async (context) => {
  const { url, standIn } = await serve()
  await withPage(context, url, async (page) => {
    await page.getByRole('group', { name: 'Telegram-Sprache von Ben' }).getByRole('button', { name: 'English' }).click()
    await vi.waitFor(() => expect(standIn.people().map((person) => person.languageCode)).toEqual(['de', 'en']))
    await page.locator(phone(BEN)).getByRole('button', { name: 'Start', exact: true }).waitFor()
    await page.getByRole('textbox', { name: 'Nachricht von Clara' }).waitFor()
  })
})

test('the clock moves forward, and relative times in the chats follow it', async (context) => {
  const inThreeDays = Date.parse('2026-11-26T17:00:00Z') / 1000
  const { url } = await serve((chat) => {
    const entity = { type: 'date_time', offset: 6, length: 10, unix_time: inThreeDays, date_time_format: 'r' }
    chat.says(CLARA, { text: 'Frist 26.11.2026', entities: [entity] })
  })
  await withPage(
    context,
    url,
    async (page) => {
      const deadline = page.locator(`${phone(CLARA)} .text time[data-format]`)
      await expect.poll(() => deadline.textContent()).toMatch(/^in (3|2) Tagen$/)
      await expect.poll(() => page.locator('.clock-reading').textContent()).toContain('18:00')
      await page.getByRole('button', { name: 'Uhr eine Stunde vorstellen' }).click()
      await expect.poll(() => page.locator('.clock-reading').textContent()).toContain('19:00')
      await page.getByRole('button', { name: 'Uhr einen Tag vorstellen' }).click()
      await expect.poll(() => page.locator('.clock-reading').textContent()).toMatch(/24\. Nov.*19:00/)
      await expect.poll(() => deadline.textContent()).toMatch(/^in 4[67] Stunden$/)
      await expect
        .poll(() => page.locator('#announcer').textContent())
        .toMatch(/^Die Uhr steht jetzt auf Dienstag, 24\. Nov/)
    },
    DESKTOP,
  )
})

test('the theme follows the system until somebody chooses, and the choice is kept', async (context) => {
  const { url } = await serve()
  await withPage(
    context,
    url,
    async (page) => {
      const darkness = (): Promise<string> =>
        page.evaluate<string>(`getComputedStyle(document.querySelector('.screen')).backgroundColor`)
      await page.locator('.screen').first().waitFor()
      expect(await darkness()).toBe('rgb(23, 33, 43)')
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await darkness()).toBe('rgb(255, 255, 255)')
      await page.getByRole('button', { name: 'Dunkle Ansicht' }).click()
      expect(await darkness()).toBe('rgb(23, 33, 43)')
      await page.reload()
      await page.locator('.screen').first().waitFor()
      expect(await darkness()).toBe('rgb(23, 33, 43)')
    },
    { ...DESKTOP, colorScheme: 'dark' },
  )
})

test('a new person is added and begins with Start', async (context) => {
  const { url, standIn } = await serve()
  await withPage(
    context,
    url,
    async (page) => {
      await page.getByRole('button', { name: 'Neue Person' }).click()
      await page.getByLabel('Vorname').fill('Özlem')
      await page.getByRole('radio', { name: 'English' }).check()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Özlem' }).waitFor()
      const start = page.locator('.phone').nth(2).locator('.big-button')
      await expect.poll(() => hasFocus(start)).toBe(true)
      await page.keyboard.press('Enter')
      const person = standIn.people()[2]
      expect(person).toMatchObject({ firstName: 'Özlem', languageCode: 'en' })
      await vi.waitFor(() => expect(textsOf(standIn, person?.id ?? 0)).toEqual(['/start']))
    },
    DESKTOP,
  )
})

test('a start link stays on the page and asks who opens it', async (context) => {
  const { url, standIn } = await serve((chat) => {
    const keyboard = [[{ text: 'Teilen', url: 'https://t.me/klickwork_bot?start=j_4F2K9QXM7A' }]]
    chat.says(CLARA, { text: 'Dein Auftrag', keyboard })
  })
  await withPage(context, url, async (page) => {
    await page.getByRole('link', { name: 'Teilen' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ben' }).click()
    await vi.waitFor(() => expect(textsOf(standIn, BEN)).toEqual(['/start j_4F2K9QXM7A']))
    expect(
      page
        .context()
        .pages()
        .map((one) => one.url()),
    ).toEqual([url])
  })
})

test('a typed start link is opened, anything else is explained', async (context) => {
  const { url, standIn } = await serve()
  await withPage(context, url, async (page) => {
    await page.getByRole('button', { name: 'Mehr zu Ben' }).click()
    const field = page.locator(phone(BEN)).getByLabel('Startlink öffnen')
    await field.fill('https://example.org/?start=x')
    await page.keyboard.press('Enter')
    await page.getByText('Das ist kein Startlink dieses Bots.').waitFor()
    await field.fill('t.me/klickwork_bot?start=j_1')
    await page.keyboard.press('Enter')
    await vi.waitFor(() => expect(textsOf(standIn, BEN)).toEqual(['/start j_1']))
  })
})

test('somebody who blocks the bot can only let it in again', async (context) => {
  const { url, standIn } = await serve()
  await withPage(context, url, async (page) => {
    await page.getByRole('button', { name: 'Mehr zu Clara' }).click()
    await page.locator(phone(CLARA)).getByRole('button', { name: 'Bot blockieren' }).click()
    await vi.waitFor(() => expect(standIn.people()[0]?.blocked).toBe(true))
    await page.getByRole('textbox', { name: 'Nachricht von Clara' }).waitFor({ state: 'hidden' })
    await page.locator(`${phone(CLARA)} .big-button`).click()
    await page.getByRole('textbox', { name: 'Nachricht von Clara' }).waitFor()
    expect(standIn.people()[0]?.blocked).toBe(false)
  })
})

test('a lost connection is said, and comes back by itself with what was missed', async (context) => {
  const { url, standIn, stop, again } = await serve()
  await withPage(
    context,
    url,
    async (page) => {
      await page.locator(`${phone(CLARA)} .message`).waitFor()
      await stop()
      await page.getByText('Verbindung unterbrochen.').waitFor()
      standIn.says(CLARA, { text: 'inzwischen' })
      await again()
      await page.getByText('inzwischen').waitFor()
      await page.getByText('Verbindung unterbrochen.').waitFor({ state: 'hidden' })
      expect(await page.locator(`${phone(CLARA)} .message`).count()).toBe(2)
    },
    { mayLog: /ERR_(CONNECTION|INCOMPLETE)/ },
  )
})

test('the steps of the first trade are there on the first visit and go away for good', async (context) => {
  const { url } = await serve()
  await withPage(
    context,
    url,
    async (page) => {
      await expect.poll(() => page.locator('.step').count()).toBe(5)
      await page.getByRole('region', { name: 'Der erste Auftrag' }).getByRole('button', { name: 'Schließen' }).click()
      await page.reload()
      await page.locator(`${phone(CLARA)} .message`).waitFor()
      expect(await page.locator('.step').count()).toBe(0)
      await page.getByRole('button', { name: 'So geht’s' }).click()
      await expect.poll(() => page.locator('.step').count()).toBe(5)
    },
    DESKTOP,
  )
})

test('on a phone one chat fills the screen, and the tabs say who has news', async (context) => {
  const { url, standIn } = await serve()
  await withPage(
    context,
    url,
    async (page) => {
      await page.locator(`${phone(CLARA)} .message`).waitFor()
      expect((await page.locator(phone(CLARA)).boundingBox())?.width).toBe(390)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      standIn.says(BEN, { text: 'Hallo Ben' })
      const tab = page.getByRole('navigation', { name: 'Personen' }).getByRole('button', { name: /Ben/ })
      await expect.poll(() => tab.textContent()).toContain('1 neue Nachricht')
      await tab.click()
      await expect.poll(async () => Math.round((await page.locator(phone(BEN)).boundingBox())?.x ?? -1)).toBe(0)
      await expect.poll(() => tab.textContent()).not.toContain('neue Nachricht')
    },
    PHONE,
  )
})

/** Runs in the page. A control may reach beyond its own box by a transparent edge (`::after`). */
const POOR_CONTROLS = `[...document.querySelectorAll('button, a, textarea, input')].flatMap((node) => {
  if (!node.checkVisibility() || node.matches('.skip-link, .in-text')) return []
  const name = node.getAttribute('aria-label') ?? (node.textContent.trim() || node.title)
  const reach = Number.parseFloat(getComputedStyle(node, '::after').height) || 0
  const height = Math.max(node.getBoundingClientRect().height, reach)
  return name !== '' && height >= 40 ? [] : [node.className + ' "' + name + '" ' + height]
})`

test.for([
  ['on a desk', DESKTOP],
  ['on a phone', PHONE],
] as const)('every control has a name and is at least 40 pixels high %s', async ([, size], context) => {
  const { url } = await serve((chat) => {
    chat.setCommands([{ command: 'menu', description: 'Hauptmenü' }])
    chat.says(CLARA, {
      text: 'Los?',
      keyboard: [
        [
          { text: 'Los', callbackData: 'go' },
          { text: 'x', copyText: 'x' },
        ],
      ],
    })
  })
  await withPage(
    context,
    url,
    async (page) => {
      await page.locator('.key').first().waitFor()
      const poor = await page.evaluate(POOR_CONTROLS)
      expect(poor).toEqual([])
    },
    size,
  )
})
