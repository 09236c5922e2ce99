import { formPages, type FormsOptions } from '../../api/forms/forms.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as members from '../../core/members/index.ts'
import { createLogger } from '../../core/shared/log.ts'
import { operatorId, type Actor } from './actor.ts'
import { browsing } from './form-visit.ts'
import type { Stage } from './story.ts'
import { testVault, testWebLink } from './vault.ts'

/** Points that somebody has earned before the story begins. */
export const gift = (stage: Stage, actor: Actor, points: number): Promise<void> =>
  stage.aside(`${actor.name} has earned ${points} points.`, () =>
    stage.database.withTx(async (tx) => {
      const member = await members.ofIdentity(tx, actor.platform, actor.externalId)
      if (member === undefined) throw new Error('nobody')
      await ledger.post(tx, {
        key: `story:gift:${actor.name}`,
        kind: 'move',
        postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: member.id }, points }],
      })
    }),
  )

export const operator = (stage: Stage): Promise<Actor> =>
  stage.aside('Olga, the operator, has joined.', async () => {
    const { say } = stage
    const person = stage.person('Olga', stage.language, operatorId)
    await person.starts()
    await person.presses(say.account.joining.start)
    await person.writes('1980-05-05')
    await person.presses(say.dialog.done)
    await person.presses(say.account.joining.agreeButton)
    return person
  })

/** A shop that the operator has approved; other stories tell how that goes. */
export const openShop = (stage: Stage, owner: Actor, olga: Actor): Promise<void> =>
  stage.aside(`${owner.name} opens a shop, and Olga approves it.`, async () => {
    const { shop, jobs } = stage.say
    await owner.presses(jobs.menu.wallet)
    await owner.presses(shop.menuButton)
    await owner.presses(shop.shelf.mineButton)
    await owner.presses(shop.mine.open)
    for (const answer of ['Café Lindner', 'https://cafe-lindner.example', 'Kaffee, Kuchen, Tassen']) {
      await owner.writes(answer)
    }
    await owner.writes('Café Lindner, Hauptstraße 1, 12345 Berlin')
    await owner.presses(shop.questions.openConfirm)
    await olga.writes('/operator')
    await olga.presses(shop.operator.queue)
    await olga.presses(shop.operator.decide)
    await olga.presses(shop.operator.approve)
    await olga.writes('Impressum und Adresse stimmen.')
    await olga.presses(shop.operator.confirm)
    await stage.settle()
  })

/** The path of the newest one-time link that somebody was sent. */
export function linkTo(stage: Stage, actor: Actor): string {
  const sent = actor.platform === 'discord' ? stage.discordBodies() : actor.messages()
  const links = [...JSON.stringify(sent).matchAll(/\/f\/[0-9a-f]{32}/g)]
  return links.at(-1)?.[0] ?? ''
}

/** Sends a form in, as a browser would. Returns its status and what the page says. */
export async function fillsIn(
  stage: Stage,
  path: string,
  pages: FormsOptions['pages'],
  values: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly page: string }> {
  const app = formPages({
    database: stage.database,
    vault: testVault,
    webLink: testWebLink,
    pages,
    explain: (refusal) => refusal.code,
    log: createLogger({ level: 'silent' }),
  })
  const sent = await browsing(app).request(path, { method: 'POST', body: new URLSearchParams({ ...values }) })
  await stage.settle()
  return { status: sent.status, page: await sent.text() }
}
