import { expect } from 'vitest'
import * as deposits from '../../core/deposits/index.ts'
import * as statements from '../../core/statements/index.ts'
import { operatorId, type Actor } from '../support/actor.ts'
import { camt, type Row } from '../support/camt.ts'
import { memberOf, story, words, type Stage } from '../support/story.ts'
import { testVault } from '../support/vault.ts'

/** Olga, the operator, has joined. */
async function joins(stage: Stage): Promise<Actor> {
  const olga = stage.person('Olga', stage.language, operatorId)
  await olga.starts()
  await olga.presses(stage.say.account.joining.start)
  await olga.writes('1980-05-05')
  await olga.presses(stage.say.dialog.done)
  await olga.presses(stage.say.account.joining.agreeButton)
  return olga
}

/** She reads in a statement of the sandbox's account on the web form. */
async function reads(stage: Stage, olga: Actor, rows: readonly Row[]): Promise<void> {
  await stage.database.withTx(async (tx) => {
    const operator = await memberOf(tx, olga)
    const file = { vault: testVault, account: deposits.PLAY_BANK.iban, bytes: camt(rows) }
    const statement = await statements.draft(tx, operator, file)
    await statements.book(tx, operator, { key: `story:${statement}`, vault: testVault, statement })
  })
  await stage.settle()
}

const referenceIn = (actor: Actor): string => /KW-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(actor.reads())?.[0] ?? ''

story(
  'transfer',
  'a transfer is found on the bank statement, and the client is told at once',
  async (stage) => {
    const { say } = stage
    const clara = await stage.client('Clara', { money: false })
    await clara.writes('/deposit')
    const reference = referenceIn(clara)
    await clara.presses(say.bank.deposit.amount(2_500))
    const olga = await stage.aside('Olga, the operator, has joined.', () => joins(stage))
    await olga.writes('/operator')
    await olga.presses(say.bank.queue.label)
    await olga.presses(say.bank.file.button)
    await olga.sends({
      name: 'auszug.xml',
      bytes: new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><Document/>'),
    })
    expect(olga.reads()).toContain(words(say.refusals['statement.unreadable']({ why: 'entities' }, say.format)))
    // The question stays open.
    const rows = [{ cents: 2_500, words: [reference.toLowerCase().replaceAll('-', ' ')] }]
    await olga.sends({ name: 'auszug.xml', bytes: camt(rows) })
    expect(await stage.points(clara)).toEqual({ budget: 0, earnings: 0 })
    await olga.presses(say.bank.file.book)
    // Nothing of the file is left, but what was booked.
    expect(await stage.database.sql`select from sealed_uploads`).toHaveLength(0)
    expect(await stage.points(clara)).toEqual({ budget: 2_500, earnings: 0 })
    await clara.presses(say.notices.buttons.wallet)
  },
  { on: 'both' },
)

story(
  'transfer-assigned',
  'a transfer without a reference waits for an operator, who assigns it with a reason',
  async (stage) => {
    const { say, either } = stage
    const queue = say.bank.queue
    const clara = await stage.client('Clara', { money: false })
    await clara.writes('/deposit')
    const reference = referenceIn(clara)
    const olga = await stage.aside('Olga, the operator, has joined.', () => joins(stage))
    await stage.aside('Olga reads in the bank’s statement: somebody has forgotten the reference.', () =>
      reads(stage, olga, [{ cents: 3_000, words: [either('Für die Texte', 'For the texts')] }]),
    )
    await olga.writes('/operator')
    await olga.presses(queue.label)
    await olga.presses(queue.assignButton)
    await olga.writes(reference)
    await olga.writes(either('Clara hat mir den Beleg geschickt.', 'Clara has sent me the receipt.'))
    expect(await stage.points(clara)).toEqual({ budget: 0, earnings: 0 })
    await olga.presses(queue.assignConfirm(3_000))
    expect(await stage.points(clara)).toEqual({ budget: 3_000, earnings: 0 })
    await clara.presses(say.notices.buttons.wallet)
  },
  { on: 'both' },
)
