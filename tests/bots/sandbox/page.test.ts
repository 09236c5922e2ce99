import { afterEach, describe, expect, test, vi } from 'vitest'
import { hasFocus, withPage } from '../../support/browser.ts'
import type { FakeStandIn } from './fake-stand-in.ts'
import { type ServedPage, servePage } from './serve-page.ts'

const CLARA = 5_000_001
const BEN = 5_000_002
const DESKTOP = { viewport: { width: 1600, height: 900 } }
/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let served: ServedPage | undefined

afterEach(async () => {
  await served?.stop()
  served = undefined
})

/** Clara has begun, Ben has not. */
async function serve(prepare: (standIn: FakeStandIn) => void = () => {}): Promise<ServedPage> {
  served = await servePage((standIn) => {
    standIn.addPerson({ firstName: 'Clara', id: CLARA })
    standIn.addPerson({ firstName: 'Ben', id: BEN })
    standIn.setCommands([
      { command: 'menu', description: 'Hauptmenü' },
      { command: 'mywork', description: 'Meine Arbeit' },
      { command: 'wallet', description: 'Guthaben' },
    ])
    standIn.start(CLARA)
    prepare(standIn)
  })
  return served
}

const phone = (id: number): string => `[data-person="${id}"]`
const textsOf = (standIn: FakeStandIn, id: number): unknown[] => standIn.history(id).map((message) => message.text)

describe('a chat', () => {
  test('a newcomer starts, chooses a command and presses a button with the keyboard alone', async (context) => {
    const { url, standIn } = await serve()
    const pressed: string[] = []
    standIn.answers({
      hears: (id, text) => {
        if (text === '/mywork')
          standIn.says(id, { text: 'Nichts offen', keyboard: [[{ text: 'Suchen', callbackData: 'jobs' }]] })
      },
      pressed: async (_, __, data) => {
        pressed.push(data)
        return { showAlert: true, text: 'Gefunden' }
      },
    })
    await withPage(
      context,
      url,
      async (page) => {
        const start = page.locator(`${phone(BEN)} .big-button`)
        for (let tabs = 0; tabs < 60; tabs += 1) {
          await page.keyboard.press('Tab')
          if (await hasFocus(start)) break
        }
        await page.keyboard.press('Enter')
        await vi.waitFor(() => expect(textsOf(standIn, BEN)).toEqual(['/start']))
        const input = page.locator(`${phone(BEN)} .input`)
        await input.focus()
        await page.keyboard.type('/m')
        await expect.poll(() => page.locator(`${phone(BEN)} [role=option]`).allTextContents()).toHaveLength(2)
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('Enter')
        await vi.waitFor(() => expect(textsOf(standIn, BEN)).toContain('/mywork'))
        await page.locator(`${phone(BEN)} .key`).waitFor()
        await input.focus()
        const key = page.locator(`${phone(BEN)} .key`)
        for (let tabs = 0; tabs < 6; tabs += 1) {
          await page.keyboard.press('Shift+Tab')
          if (await hasFocus(key)) break
        }
        await page.keyboard.press('Space')
        await page.getByRole('alertdialog').waitFor()
        expect(await hasFocus(page.getByRole('button', { name: 'OK' }))).toBe(true)
        await page.keyboard.press('Escape')
        await page.getByRole('alertdialog').waitFor({ state: 'detached' })
        expect(pressed).toEqual(['jobs'])
        await expect.poll(() => hasFocus(key)).toBe(true)
      },
      DESKTOP,
    )
  })

  test('Enter sends, Shift and Enter begin a line', async (context) => {
    const { url, standIn } = await serve()
    await withPage(context, url, async (page) => {
      await page.getByRole('textbox', { name: 'Nachricht von Clara' }).focus()
      await page.keyboard.type('eins')
      await page.keyboard.press('Shift+Enter')
      await page.keyboard.type('zwei')
      await page.keyboard.press('Enter')
      await vi.waitFor(() => expect(textsOf(standIn, CLARA)).toContain('eins\nzwei'))
      await expect.poll(() => page.locator(`${phone(CLARA)} .input`).inputValue()).toBe('')
    })
  })

  test('a message arrives live; who reads further up stays there and sees how many are new', async (context) => {
    const { url, standIn } = await serve((chat) => {
      for (let line = 1; line <= 40; line += 1) chat.says(CLARA, { text: `Zeile ${line}` })
    })
    await withPage(context, url, async (page) => {
      await page.getByText('Zeile 40').waitFor()
      const log = page.locator(`${phone(CLARA)} .log`)
      expect(await log.evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight)).toBeLessThan(4)
      standIn.says(CLARA, { text: 'Erinnerung: noch 2 Stunden' })
      await page.getByText('Erinnerung: noch 2 Stunden').waitFor()
      await expect
        .poll(() => log.evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight))
        .toBeLessThan(4)
      await log.evaluate((node) => node.scrollTo(0, 0))
      await page.locator(`${phone(CLARA)} .to-end`).waitFor()
      standIn.says(CLARA, { text: 'noch eine' })
      await expect.poll(() => page.locator(`${phone(CLARA)} .to-end .badge`).textContent()).toBe('1')
      expect(await log.evaluate((node) => node.scrollTop)).toBe(0)
      await page.locator(`${phone(CLARA)} .to-end`).click()
      await expect
        .poll(() => log.evaluate((node) => node.scrollHeight - node.scrollTop - node.clientHeight))
        .toBeLessThan(4)
    })
  })

  test('an edit changes the message in its place, and a removed keyboard is gone', async (context) => {
    const { url, standIn } = await serve()
    const id = standIn.says(CLARA, {
      text: 'Freigeben?',
      keyboard: [[{ text: 'Ja', callbackData: 'y', style: 'success' }]],
    })
    standIn.says(CLARA, { text: 'danach' })
    await withPage(context, url, async (page) => {
      await page.getByRole('button', { name: 'Ja' }).waitFor()
      standIn.edits(CLARA, id, { text: 'Freigegeben', keyboard: [] })
      await page.getByRole('button', { name: 'Ja' }).waitFor({ state: 'detached' })
      const texts = await page.locator(`${phone(CLARA)} .from-bot .text`).allTextContents()
      expect(texts[0]).toContain('Freigegebenbearbeitet')
      expect(texts[1]).toContain('danach')
    })
  })

  test('a pressed button turns until the bot answers, and the answer is shown', async (context) => {
    const { url, standIn } = await serve((chat) => {
      chat.says(CLARA, { text: 'Los?', keyboard: [[{ text: 'Los', callbackData: 'go' }]] })
    })
    let answer: () => void = () => {}
    let presses = 0
    standIn.answers({
      pressed: (_, __, data) => {
        presses += 1
        return new Promise((resolve) => {
          answer = () => resolve({ showAlert: false, text: `Erledigt: ${data}` })
        })
      },
    })
    await withPage(context, url, async (page) => {
      const key = page.getByRole('button', { name: 'Los' })
      await key.click()
      await expect.poll(() => key.getAttribute('aria-busy')).toBe('true')
      await key.click()
      answer()
      await expect.poll(() => page.locator(`${phone(CLARA)} .toast`).textContent()).toBe('Erledigt: go')
      await expect.poll(() => key.getAttribute('aria-busy')).toBe(null)
      expect(presses).toBe(1)
    })
  })

  test('a picture and a file are sent with a caption, shown, and given back', async (context) => {
    const { url, standIn } = await serve()
    await withPage(context, url, async (page) => {
      await page.locator(`${phone(CLARA)} input[type=file]`).setInputFiles([
        { name: 'beleg.png', mimeType: 'image/png', buffer: PIXEL },
        { name: 'karten.csv', mimeType: 'text/csv', buffer: Buffer.from('a;b\n') },
      ])
      await page.getByRole('textbox', { name: 'Nachricht von Clara' }).fill('Fertig')
      await page.keyboard.press('Enter')
      const image = page.locator(`${phone(CLARA)} .picture img`)
      await expect.poll(() => image.evaluate((node: { naturalWidth?: number }) => node.naturalWidth)).toBe(1)
      const [downloaded] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /karten\.csv/ }).click(),
      ])
      expect(downloaded.suggestedFilename()).toBe('karten.csv')
      const sent = standIn.history(CLARA).slice(1)
      expect(sent.map((message) => [message.file?.as, message.file?.name, message.caption])).toEqual([
        ['photo', 'beleg.png', 'Fertig'],
        ['document', 'karten.csv', undefined],
      ])
      expect(await page.locator(`${phone(CLARA)} .attachment`).count()).toBe(0)
    })
  })

  test('files that are dropped on a chat or pasted wait in the tray until they are sent or removed', async (context) => {
    const { url, standIn } = await serve()
    await withPage(context, url, async (page) => {
      const input = page.getByRole('textbox', { name: 'Nachricht von Clara' })
      await input.waitFor()
      const dataTransfer = await page.evaluateHandle(
        `(() => { const data = new DataTransfer(); data.items.add(new File(['a'], 'a.txt')); return data })()`,
      )
      await page.locator(`${phone(CLARA)} .screen`).dispatchEvent('drop', { dataTransfer })
      await page.evaluate(
        `(() => {
          const clipboardData = new DataTransfer()
          clipboardData.items.add(new File(['b'], 'b.txt'))
          const paste = new ClipboardEvent('paste', { clipboardData, cancelable: true })
          document.querySelector('${phone(CLARA)} .input').dispatchEvent(paste)
        })()`,
      )
      await expect
        .poll(() => page.locator(`${phone(CLARA)} .attachment .file-name`).allTextContents())
        .toEqual(['a.txt', 'b.txt'])
      expect(standIn.history(CLARA)).toHaveLength(1)
      await page.getByRole('button', { name: 'a.txt entfernen' }).click()
      await page.locator(phone(CLARA)).getByRole('button', { name: 'Senden' }).click()
      await vi.waitFor(() => expect(standIn.history(CLARA).map((one) => one.file?.name)).toEqual([undefined, 'b.txt']))
    })
  })

  test('a script in a message stays text, and an address that runs code is no link', async (context) => {
    const script = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    const { url } = await serve((chat) => {
      chat.says(CLARA, { text: script })
      chat.says(CLARA, {
        text: 'klick',
        entities: [{ type: 'text_link', offset: 0, length: 5, url: 'javascript:alert(1)' }],
      })
      chat.says(CLARA, { text: 'Knopf', keyboard: [[{ text: script, url: 'javascript:alert(1)' }]] })
    })
    await withPage(context, url, async (page) => {
      await page.getByText('klick', { exact: true }).waitFor()
      expect(
        await page
          .locator(`${phone(CLARA)} .text`)
          .nth(1)
          .textContent(),
      ).toContain(script)
      expect(await page.title()).toBe('Klickwork · Sandbox')
      expect(await page.locator('a[href^="javascript:"]').count()).toBe(0)
      expect(await page.locator('.stage script').count()).toBe(0)
    })
  })

  test('entities that nest are drawn inside each other, a command in a text is sent when it is pressed', async (context) => {
    const text = 'Fett und kursiv: /wallet'
    const { url, standIn } = await serve((chat) => {
      const entities = [
        { type: 'bold', offset: 0, length: 15 },
        { type: 'italic', offset: 9, length: 6 },
        { type: 'bot_command', offset: 17, length: 7 },
      ]
      chat.says(CLARA, { text, entities })
    })
    await withPage(context, url, async (page) => {
      expect(await page.locator(`${phone(CLARA)} strong`).textContent()).toBe('Fett und kursiv')
      expect(await page.locator(`${phone(CLARA)} strong em`).textContent()).toBe('kursiv')
      await page
        .locator(`${phone(CLARA)} .from-bot`)
        .getByRole('button', { name: '/wallet' })
        .click()
      await vi.waitFor(() => expect(textsOf(standIn, CLARA).at(-1)).toBe('/wallet'))
    })
  })

  test('a code is copied by a press', async (context) => {
    const { url } = await serve((chat) => {
      chat.says(CLARA, { text: 'KW-1', entities: [{ type: 'code', offset: 0, length: 4 }] })
    })
    const permissions = ['clipboard-read', 'clipboard-write']
    await withPage(
      context,
      url,
      async (page) => {
        await page.getByRole('button', { name: 'KW-1 kopieren' }).click()
        await expect.poll(() => page.locator(`${phone(CLARA)} .toast`).textContent()).toBe('Kopiert.')
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe('KW-1')
      },
      { permissions },
    )
  })
})
