import { test } from 'vitest'
import { startDiscordStandIn } from '../../../bots/sandbox/discord/index.ts'
import { withPage } from '../../support/browser.ts'
import { servePage } from './serve-page.ts'
import { startScriptedBot } from './scripted-discord-bot.ts'

const SHOTS = '/tmp/kw/shots'
for (const [name, viewport] of [
  ['desktop', { width: 1600, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`look ${name} ${colorScheme}`, { timeout: 90_000 }, async (context) => {
      const served = await servePage(
        (s) => {
          s.addPerson({ firstName: 'Clara', id: 1001, languageCode: 'de' })
          s.addPerson({ firstName: 'Ben', id: 1002, languageCode: 'en' })
          if (name === 'desktop') s.addPerson({ firstName: 'Mia', id: 1003, languageCode: 'en' })
          s.start(1001)
          s.says(1001, { text: 'Willkommen bei Klickwork!' })
        },
        undefined,
        async (clock) => {
          const d = await startDiscordStandIn({ now: clock, limitRates: false })
          await startScriptedBot(d, clock)
          return d
        },
      )
      try {
        await withPage(
          context,
          served.url,
          async (page) => {
            const clara = page.locator('[data-person="1001"]')
            let step = 0
            const shot = (what: string): Promise<unknown> =>
              page.screenshot({ path: `${SHOTS}/discord-${name}-${colorScheme}-${++step}-${what}.png` })
            if (name === 'phone') await clara.locator('.network-discord').click()
            const input = clara.locator('.d-input')
            await shot('empty')
            await input.click()
            await page.keyboard.type('/')
            await page.waitForTimeout(300)
            await shot('picker')
            await page.keyboard.press('Enter')
            await page.waitForTimeout(700)
            await page.keyboard.type('Fo')
            await page.waitForTimeout(700)
            await shot('options')
            await page.keyboard.press('Enter')
            await clara.locator('.d-add-option').first().click()
            await page.keyboard.type('99')
            await page.keyboard.press('Enter')
            await page.waitForTimeout(200)
            await shot('wrong')
            await page.keyboard.press('Backspace')
            await page.keyboard.press('Enter')
            await page.waitForTimeout(600)
            await input.fill('/menu')
            await input.press('Enter')
            await clara.locator('.d-send').press('Enter')
            await page.waitForTimeout(700)
            await input.fill('/slow')
            await input.press('Enter')
            await clara.locator('.d-send').press('Enter')
            await page.waitForTimeout(700)
            await shot('messages')
            await clara.locator('[data-key="topics"]').click()
            await page.waitForTimeout(300)
            await shot('select')
            await page.keyboard.press('Space')
            await page.keyboard.press('ArrowDown')
            await page.keyboard.press('Enter')
            await page.keyboard.press('Escape')
            await page.waitForTimeout(500)
            await clara.locator('[data-key="form"]').click()
            await page.waitForTimeout(500)
            await shot('modal')
            await page.keyboard.press('Enter')
            await page.waitForTimeout(300)
            await shot('modal-wrong')
            await page.keyboard.press('Escape')
            await page.waitForTimeout(300)
            await clara.locator('[data-key="silence"]').click()
            await page.waitForTimeout(3400)
            await shot('failed')
            await clara.locator('.d-more').first().click()
            await page.waitForTimeout(200)
            await shot('menu')
            await page.keyboard.press('Escape')
            await clara.locator('.d-guild').click()
            await page.waitForTimeout(300)
            await shot('guild')
          },
          { viewport, colorScheme },
        )
      } finally {
        await served.stop()
      }
    })
