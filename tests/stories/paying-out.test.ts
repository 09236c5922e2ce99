import { expect } from 'vitest'
import * as ledger from '../../core/ledger/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import * as tax from '../../core/tax/index.ts'
import * as statements from '../../core/statements/index.ts'
import * as deposits from '../../core/deposits/index.ts'
import { operatorId, type Actor } from '../support/actor.ts'
import { camt } from '../support/camt.ts'
import { debitOf, TAX_DATA } from '../support/payouts.ts'
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

/** What the page behind the link to the tax data does. */
const entersTaxData = (stage: Stage, actor: Actor) =>
  stage.aside(`${actor.name} opens the link and enters name, address, birth date and tax number.`, () =>
    stage.database.withTx(async (tx) => {
      const member = await memberOf(tx, actor)
      const typed = { ...TAX_DATA, birthDate: member.birthDate ?? '' }
      await tax.enter(tx, member, { key: 'story:tax', vault: testVault, typed })
    }),
  )

/** The number of the payout that somebody is looking at was decided by chance. */
const namesPayout = (stage: Stage, actor: Actor, name: string): void => {
  const [number] = /\b[0-9A-Z]{10}\b/.exec(actor.reads()) ?? []
  if (number !== undefined) stage.parts[number] = name
}

story(
  'payout',
  'a worker enters an account and tax data on a page, asks for a payout, changes his mind, and asks again; it waits for his safety',
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
    stage.transcript.seen()
    await ben.presses(words.toPayout)
    await ben.presses(say.tax.enterButton)
    await entersTaxData(stage, ben)
    await stage.settle()
    stage.transcript.seen()
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

/** Somebody with an operator's rights; the first one is named in the configuration. */
async function operator(stage: Stage, name: string, id?: number): Promise<Actor> {
  return stage.aside(`${name}, an operator, has joined.`, async () => {
    const { say } = stage
    const person = stage.person(name, stage.language, id)
    await person.starts()
    await person.presses(say.account.joining.start)
    await person.writes('1980-05-05')
    await person.presses(say.dialog.done)
    await person.presses(say.account.joining.agreeButton)
    await stage.database.sql`insert into operators (platform, external_id)
      values (${person.platform}, ${String(person.id)}) on conflict do nothing`
    return person
  })
}

/** Ben's payout was asked for two days ago. */
const waits = (stage: Stage, ben: Actor) =>
  stage.aside('Ben has asked for 20 euros, two days ago.', async () => {
    const payout = await stage.database.withTx(async (tx) => {
      const member = await memberOf(tx, ben)
      const account = { iban: 'DE89370400440532013000', holder: 'Ben Schulz', owner: 'member' as const }
      await payouts.setAccount(tx, member, { key: 'story:account', vault: testVault, ...account })
      const typed = { ...TAX_DATA, birthDate: member.birthDate ?? '' }
      await tax.enter(tx, member, { key: 'story:tax', vault: testVault, typed })
      const rules = payouts.USUAL_RULES
      return payouts.request(tx, member, { key: 'story:payout', points: 2_000, vault: testVault, rules })
    })
    await stage.forward('49 hours')
    return payout
  })

/** What the page behind the link does, and a bank afterwards. */
const atTheBank = (stage: Stage, olga: Actor, payout: payouts.Payout) =>
  stage.aside('Olga hands the file in at the bank and reads in its statement on the next day.', () =>
    stage.database.withTx(async (tx) => {
      const member = await memberOf(tx, olga)
      const { batches } = await payouts.overview(tx, member, { limit: 1 })
      const bank = { vault: testVault, account: deposits.PLAY_BANK }
      await payouts.exportBatch(tx, member, { ...bank, batch: batches[0]?.publicId ?? '' })
      const { iban } = deposits.PLAY_BANK
      const file = { vault: testVault, account: iban, bytes: camt([debitOf(payout)], { iban }) }
      const statement = await statements.draft(tx, member, file)
      await statements.book(tx, member, { key: 'story:book', vault: testVault, statement })
    }),
  )

story(
  'payout-to-the-bank',
  'one operator builds the file for the bank, another one approves it; the statement confirms it, and the worker is told',
  async (stage) => {
    const { say } = stage
    const words = say.batches
    const ben = await stage.worker('Ben')
    await gift(stage, ben, 2_340)
    const olga = await operator(stage, 'Olga', operatorId)
    const otto = await operator(stage, 'Otto')
    const payout = await waits(stage, ben)
    await olga.writes('/operator')
    await olga.presses(say.payouts.operator.queue)
    await olga.presses(words.buildButton)
    const [file = ''] = /KWB-[0-9A-Z]{10}/.exec(olga.reads()) ?? []
    const [hash = ''] = /[0-9a-f]{64}/.exec(olga.reads()) ?? []
    Object.assign(stage.parts, { [file]: 'KWB-NUMBER', [hash]: 'HASH', [hash.slice(0, 16)]: 'HASH' })
    await olga.presses(words.approveButton)
    await otto.writes('/operator')
    await otto.presses(say.payouts.operator.queue)
    await otto.presses('1')
    await otto.presses(words.approveButton)
    await otto.writes('19,99')
    await otto.writes('20')
    await otto.presses(words.approveButton)
    await olga.writes('/operator')
    await olga.presses(say.payouts.operator.queue)
    await olga.presses('1')
    await olga.presses(words.fileButton)
    await atTheBank(stage, olga, payout)
    await stage.settle()
    stage.transcript.seen()
    await ben.presses(say.notices.buttons.look)
    stage.parts[payout.publicId.toUpperCase()] = 'PAYOUT-ONE'
    expect(await stage.points(ben)).toEqual({ budget: 0, earnings: 340 })
  },
  { on: 'both' },
)
