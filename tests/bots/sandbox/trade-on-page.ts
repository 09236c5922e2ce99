import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { copyFor } from '../../../bots/copy/copy.ts'
import { flat, type Text } from '../../../bots/dialog/text.ts'
import * as jobs from '../../../core/jobs/index.ts'

/** What the bot says in German: the buttons that a person looks for. */
export const say = copyFor('de')

/** One person's phone on the page, used as a person would: by what stands on it. */
export function personOn(page: Page, id: number | string) {
  const phone = page.locator(`[data-person="${id}"]`)
  const log = phone.locator('.log')
  /** The newest button with this label, or with one that begins so where the label ends with "…". */
  const key = (label: string): Locator =>
    log
      .locator('.key:not([aria-disabled])')
      .filter({ hasText: labelled(label) })
      .last()
  return {
    phone,
    key,
    async starts() {
      await phone.locator('.big-button').click()
    },
    async writes(words: string) {
      await phone.locator('.input').fill(words)
      await phone.locator('.input').press('Enter')
    },
    async presses(label: string) {
      await key(label).click()
    },
    /** Waits until these words stand in the chat. */
    async sees(words: string | Text) {
      await log
        .getByText(typeof words === 'string' ? words : firstLineOf(words))
        .last()
        .waitFor()
    },
    async sends(file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }) {
      await phone.locator('input[type=file]').setInputFiles([file])
      await phone.getByRole('button', { name: 'Senden' }).click()
    },
    async buttons(): Promise<readonly string[]> {
      return log.locator('.key').allTextContents()
    },
  }
}
export type OnPage = ReturnType<typeof personOn>

/** Amounts hold spaces that do not break. */
function labelled(label: string): RegExp {
  const words = label.replace(/…$/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^\\s*${words.replace(/\s+/g, '\\s+')}${label.endsWith('…') ? '' : '\\s*$'}`)
}

/** The beginning of a sentence of ours, up to what is drawn in another way. */
function firstLineOf(words: Text): string {
  return flat(words).split('\n')[0]?.slice(0, 60) ?? ''
}

/** Adds a person at the top of the page. Returns the id. */
export async function addPerson(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Neue Person' }).click()
  await page.getByRole('textbox', { name: 'Vorname' }).fill(name)
  await page.getByRole('button', { name: 'Person anlegen' }).click()
  const phone = page.locator('.phone').filter({ hasText: name })
  await phone.waitFor()
  const id = await phone.getAttribute('data-person')
  expect(id).toMatch(/^\d+$/)
  return id ?? ''
}

/** Joins in three taps and one date. */
export async function joins(person: OnPage, wants: 'work' | 'post'): Promise<void> {
  const { joining, settings } = say.account
  await person.starts()
  await person.presses(joining.start)
  await person.sees(joining.born)
  await person.writes('24.12.1998')
  await person.sees(joining.wants)
  if (wants === 'post') {
    await person.presses(`☑ ${settings.wantNames.work}`)
    await person.key(`☐ ${settings.wantNames.work}`).waitFor()
    await person.presses(`☐ ${settings.wantNames.post}`)
    await person.key(`☑ ${settings.wantNames.post}`).waitFor()
  }
  await person.presses(say.dialog.done)
  await person.presses(joining.agreeButton)
  await person.sees('Willkommen bei Klickwork')
}

/** A template that wants a picture, so that one is sent in the trade. */
export const TEMPLATE = jobs.templateById('phone-test') ?? nothing()

/** Posts one slot of a job from the template, first come, first served. */
export async function postsFromTemplate(client: OnPage, reward: number): Promise<void> {
  const { post } = say
  await client.presses(say.account.deposit.postButton)
  const { emoji, de } = jobs.categoryNames[TEMPLATE.category]
  await client.presses(`${emoji} ${de}`)
  await client.presses(TEMPLATE.text.de.title)
  for (const { label } of jobs.blanksOf(TEMPLATE.text.de.brief)) {
    await client.sees(post.blank.ask(label))
    await client.writes(`Das ist meine Antwort: ${label}`)
  }
  await client.sees(post.reward.ask)
  await client.writes(String(reward))
  await client.sees(post.slots.ask)
  await client.presses('1')
  await client.presses(post.taking.options.claim)
  await client.sees(TEMPLATE.text.de.title)
  await client.presses(post.review.confirm(Math.ceil(reward * 1.1)))
}

/** Takes the newest job and hands it in with words and a picture. */
export async function takesAndSubmits(worker: OnPage, reward: number, picture: Buffer): Promise<void> {
  const { submit } = say.work
  await worker.presses(say.account.deposit.findButton)
  await worker.presses('1')
  await worker.presses(say.jobs.card.take(reward))
  await worker.presses(say.work.show.submit)
  await worker.sees(submit.words.ask)
  await worker.writes('Die Seite ist am Handy gut zu lesen, nur das Menü ist klein.')
  await worker.sees(submit.pictures.ask)
  await worker.sends({ name: 'menü.png', mimeType: 'image/png', buffer: picture })
  await worker.presses(say.dialog.done)
  for (const [index] of TEMPLATE.text.de.checklist.entries()) {
    await worker.presses(`☐ ${index + 1}.…`)
    await worker.key(`☑ ${index + 1}.…`).waitFor()
  }
  await worker.presses(say.dialog.done)
  await worker.presses(submit.confirm)
}

function nothing(): never {
  throw new Error('the template of this test is gone')
}
