import { expect, test, type TestContext } from 'vitest'
import type { Page } from 'playwright-core'
import { guardianWords } from '../../api/forms/guardian-words.ts'
import * as consents from '../../core/consents/index.ts'
import * as guardians from '../../core/guardians/index.ts'
import { LANGUAGES, type Language } from '../../core/shared/language.ts'
import { hasFocus, withPage } from '../support/browser.ts'
import { testDatabase } from '../support/database.ts'
import { worker } from '../support/people.ts'
import { freePort, newDataDir, startProgram } from '../support/program.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
/** What WCAG 2.2 asks of words (1.4.3), and of the edges of fields (1.4.11). */
const CONTRAST = { words: 4.5, edges: 3 }
/** The browser writes down every answer that is not a success, and the form refuses on purpose. */
const REFUSED = /422/

/** The program with a minor who waits for a guardian, and a link for that. */
async function opened() {
  const database = await testDatabase()
  await database.setClock('2026-11-24T10:00:00+01:00')
  const lia = await worker(database, { birthDate: '2011-08-01', name: 'Lia' })
  const token = await database.withTx((tx) => guardians.openForm(tx, lia))
  const program = startProgram({
    DATABASE_URL: database.url,
    DATA_DIR: newDataDir(),
    PORT: String(await freePort()),
    SANDBOX: 'on',
  })
  const scopes = async () => [...(await database.withTx((tx) => consents.scopesFor(tx, lia.id)))].toSorted()
  return { url: await program.url, link: `/f/${token}`, scopes }
}

/** Everything that is too pale to be read, and everything that sticks out of the screen. Runs in the page. */
const faultsIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
    const light = (color) => {
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = color
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
        const share = part / 255
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
      })
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    const contrast = (one, other) => {
      const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b)
      return (bright + 0.05) / (dark + 0.05)
    }
    const ground = (node) => {
      for (let at = node; at !== null; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at)
        if (!/, 0\\)$/.test(backgroundColor)) return backgroundColor
      }
      return '#fff'
    }
    const faults = []
    for (const node of document.querySelectorAll('h1, h2, p, label, a, button, code, input, select')) {
      const { color, borderTopColor, borderTopWidth } = getComputedStyle(node)
      const named = node.tagName + ' ' + (node.textContent || node.name || '').trim().slice(0, 30)
      const words = contrast(color, ground(node))
      if (words < ${CONTRAST.words}) faults.push(named + ': words ' + words.toFixed(2))
      if (node.matches('input:not([type=checkbox]), select') && borderTopWidth !== '0px') {
        const edges = contrast(borderTopColor, ground(node.parentElement))
        if (edges < ${CONTRAST.edges}) faults.push(named + ': edges ' + edges.toFixed(2))
      }
      const { right, height } = node.getBoundingClientRect()
      if (right > innerWidth) faults.push(named + ': sticks out')
      if (node.matches('button, select, input[type=text]') && height < 44) faults.push(named + ': too low for a thumb')
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the screen')
    return faults
  })()`)

async function agrees(page: Page, language: Language): Promise<string> {
  const words = guardianWords[language]
  // By the labels alone: whoever hears the page finds the same fields.
  await page.getByLabel(words.name, { exact: true }).fill('Petra Muster')
  await page.getByLabel(words.relation, { exact: true }).selectOption({ label: words.relations.parent })
  await page.getByLabel(words.contact, { exact: true }).fill('petra')
  await page.getByLabel(words.scopes.jobs.label).check()
  await page.getByLabel(words.sure).check()
  await page.getByRole('button', { name: words.send }).click()

  // What is wrong stands at its field, which has the keyboard; nothing that was typed is lost.
  const contact = page.getByLabel(words.contact, { exact: true })
  expect(await contact.getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#contact-error').isVisible()).toBe(true)
  expect((await contact.getAttribute('aria-describedby'))?.split(' ')).toContain('contact-error')
  expect(await hasFocus(contact)).toBe(true)
  expect(await page.getByLabel(words.name, { exact: true }).inputValue()).toBe('Petra Muster')
  expect(await page.getByLabel(words.scopes.jobs.label).isChecked()).toBe(true)
  expect(await page.getByLabel(words.scopes.shop.label).isChecked()).toBe(false)
  expect(await faultsIn(page)).toEqual([])

  await contact.fill('petra@example.org')
  await page.getByLabel(words.scopes.shop.label).check()
  // With the keyboard: from the last field to the button, and pressed.
  await page.getByLabel(words.sure).focus()
  await page.keyboard.press('Tab')
  expect(await hasFocus(page.getByRole('button', { name: words.send }))).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: words.thanks }).waitFor()
  expect(await faultsIn(page)).toEqual([])
  return page.locator('.code code').innerText()
}

async function withdraws(page: Page, url: string, language: Language, code: string): Promise<void> {
  const words = guardianWords[language]
  await page.goto(`${url}/guardian?lang=${language}`)
  await page.getByLabel(words.codeLabel, { exact: true }).fill('ABCD')
  await page.getByRole('button', { name: words.codeSend }).click()
  const field = page.getByLabel(words.codeLabel, { exact: true })
  expect([await field.inputValue(), await hasFocus(field)]).toEqual(['ABCD', true])
  expect(await page.locator('#code-error').isVisible()).toBe(true)
  await field.fill(code.toLowerCase())
  await field.press('Enter')
  await page.getByRole('button', { name: words.revokeSend, exact: true }).waitFor()
  expect(await faultsIn(page)).toEqual([])
  await page.getByLabel(words.revokeScope(words.scopes.jobs.label)).check()
  await page.getByRole('button', { name: words.revokeSend, exact: true }).click()
  await page.getByText(words.revokedScope(words.scopes.jobs.label)).waitFor()
  expect(page.url()).not.toContain(code.slice(0, 4))
  expect(await faultsIn(page)).toEqual([])
}

async function onPhone(context: TestContext, language: Language, colorScheme: 'light' | 'dark'): Promise<void> {
  const { url, link, scopes } = await opened()
  const options = { ...PHONE, colorScheme, mayLog: REFUSED }
  await withPage(
    context,
    url + link,
    async (page) => {
      const words = guardianWords[language]
      expect(page.url()).not.toContain(link)
      if (language === 'en') await page.getByRole('link', { name: 'English' }).click()
      await page.getByRole('heading', { name: words.title('Lia') }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await faultsIn(page)).toEqual([])
      const code = await agrees(page, language)
      expect(await scopes()).toEqual(['jobs', 'shop'])
      await withdraws(page, url, language, code)
      expect(await scopes()).toEqual(['shop'])
    },
    options,
  )
}

test.for(LANGUAGES.map((language) => [language, language === 'de' ? 'light' : 'dark'] as const))(
  'on a phone a guardian agrees and withdraws, by labels and keyboard, with errors at their fields (%s, %s)',
  { timeout: 60_000 },
  ([language, colorScheme], context) => onPhone(context, language, colorScheme),
)
