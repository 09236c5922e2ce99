import { expect } from 'vitest'
import * as ledger from '../../core/ledger/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import type { Actor } from '../support/actor.ts'
import { memberOf, story, type Stage } from '../support/story.ts'
import { testVault } from '../support/vault.ts'

/** Points that somebody has earned before the story begins. */
const gift = (stage: Stage, actor: Actor, points: number) =>
  stage.aside(`${actor.name} has earned ${points} points.`, () =>
    stage.database.withTx(async (tx) => {
      const { id } = await memberOf(tx, actor)
      await ledger.post(tx, {
        key: `story:gift:${actor.name}`,
        kind: 'move',
        postings: [{ from: { kind: 'promo' }, to: { kind: 'earnings', ownerId: id }, points }],
      })
    }),
  )

/** What the page behind the link does. */
const fillsIn = (stage: Stage, actor: Actor, iban: string) =>
  stage.aside(`${actor.name} opens the link and enters an account.`, () =>
    stage.database.withTx(async (tx) => {
      const member = await memberOf(tx, actor)
      const input = { vault: testVault, iban, holder: 'Ben Schulz', owner: 'member' as const }
      await payouts.setAccount(tx, member, { key: `story:account:${iban}`, ...input })
    }),
  )

/** The number of the payout that somebody is looking at was decided by chance. */
const namesPayout = (stage: Stage, actor: Actor, name: string): void => {
  const [number] = /\b[0-9A-Z]{10}\b/.exec(actor.reads()) ?? []
  if (number !== undefined) stage.parts[number] = name
}

story(
  'payout',
  'a worker enters an account on a page, asks for a payout, changes his mind, and asks again; it waits for his safety',
  async (stage) => {
    const { say } = stage
    const words = say.payouts
    const ben = await stage.worker('Ben')
    await gift(stage, ben, 2_340)
    await ben.presses(say.jobs.menu.wallet)
    await ben.presses(words.toPayout)
    await ben.presses(words.accountButton)
    await fillsIn(stage, ben, 'DE89370400440532013000')
    await stage.settle()
    await ben.presses(words.toPayout)
    await ben.presses(words.payButton)
    await ben.writes('9,99')
    await ben.presses(words.all(2_340))
    await ben.presses(words.confirm(2_340))
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 0 })
    await ben.presses(say.notices.buttons.look)
    namesPayout(stage, ben, 'PAYOUT-ONE')
    await ben.presses(words.cancelButton)
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 2_340 })
    await ben.presses(words.payButton)
    await ben.writes('20 €')
    await ben.presses(words.confirm(2_000))
    await stage.forward('49 hours')
    await ben.presses(say.notices.buttons.look)
    namesPayout(stage, ben, 'PAYOUT-TWO')
    await ben.presses(words.listButton)
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 340 })
  },
  { on: 'both in both languages' },
)
