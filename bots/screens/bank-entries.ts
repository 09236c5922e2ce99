import * as forms from '../../core/forms/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import * as statements from '../../core/statements/index.ts'
import { go, looks, type Block, type Card } from '../dialog/card.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, dayOf, lines, nameOf, quote, title } from './parts.ts'

const lastRow = ({ copy }: Turn) => [
  go(copy.bank.file.button, 'send-statement'),
  go(copy.bank.queue.importButton, 'op.statement'),
  go(copy.moderation.operator.back, 'operator'),
]

/** The oldest bank entry that waits for a decision; `after` is the one before it. */
export const bankEntries: Screen = async (turn, [after]) => {
  const page = await statements.waitingEntries(turn.tx, turn.member, {
    limit: 1,
    ...(after === undefined ? {} : { after }),
  })
  const [first] = page.entries
  if (first === undefined) return card([lines(turn.copy.moderation.operator.empty)], [lastRow(turn)])
  return entryCard(turn, first, page.more)
}

async function entryCard(turn: Turn, entry: statements.BankEntry, more: boolean): Promise<Card> {
  const { copy, settings } = turn
  const words = copy.bank.queue
  const client = entry.memberId === null ? undefined : await nameOf(turn, entry.memberId)
  const account = statements.accountOf(settings.vault, entry)
  const id = entry.publicId
  return card(
    [
      title(words.title),
      fields(
        { label: words.amount, value: plain(copy.format.euros(entry.points)) },
        { label: words.payer, value: said(entry.payer) },
        account === undefined ? undefined : { label: words.account, value: plain(payouts.masked(account)) },
        { label: words.day, value: plain(dayOf(turn, entry.bookedOn)) },
        client === undefined ? undefined : { label: words.client, value: said(client.name) },
      ),
      entry.words === '' ? lines(words.noWords) : quote(said(entry.words)),
      ...(await stateOf(turn, entry)),
    ],
    [decisionsOn(turn, entry), [more ? go(copy.moderation.operator.next, 'op.bank', id) : undefined], lastRow(turn)],
  )
}

/** Why an entry waits, and what about it is under way. */
async function stateOf(turn: Turn, entry: statements.BankEntry): Promise<readonly Block[]> {
  const { copy } = turn
  const words = copy.bank.queue
  if (entry.status === 'unexpected') return [lines(copy.batches.unexpected)]
  if (entry.status === 'suspicious') return [lines(words.doubts[entry.doubt ?? 'payer'])]
  if (entry.status === 'unexplained') return [lines(words.states.unexplained)]
  if (entry.status !== 'uncovered') return [lines(words.states.unmatched)]
  const state = lines(words.uncovered(entry.takenPoints, statements.missingOf(entry)))
  if (entry.givenUpBy === null) return [state]
  const { name } = await nameOf(turn, entry.givenUpBy)
  return [state, lines(words.givenUp(name)), quote(said(entry.reason ?? ''))]
}

/** What an operator can do with an entry that waits. */
function decisionsOn({ copy, settings }: Turn, { status, publicId, doubt, givenUpBy }: statements.BankEntry) {
  const words = copy.bank.queue
  if (status === 'unexpected')
    return [
      looks('main', go(copy.batches.noteButton, 'note-entry', publicId)),
      go(copy.corrections.payoutButton, 'ask-correction', publicId),
    ]
  if (status === 'unexplained')
    return [
      looks('main', go(words.belongsButton, 'entry-belongs', publicId)),
      go(copy.batches.noteButton, 'note-entry', publicId),
    ]
  if (status === 'uncovered')
    return [
      looks('main', go(words.coverButton, 'op.bank-cover', publicId)),
      givenUpBy === null
        ? go(words.giveUpButton, 'give-up-entry', publicId)
        : looks('danger', go(words.writeOffButton, 'op.bank-write-off', publicId)),
    ]
  const assign = looks('main', go(words.assignButton, 'assign-entry', publicId))
  const back = go(words.returnButton, 'return-entry', publicId)
  const mayBeTwice = doubt === 'twice' || doubt === 'by-hand'
  return [
    assign,
    mayBeTwice ? go(words.sameButton, 'same-entry', publicId) : undefined,
    back,
    go(words.payoutButton, 'return-of-payout', publicId),
    settings.cards === undefined ? undefined : go(copy.bank.provider.button, 'from-provider', publicId),
  ]
}

/** Tries once more to take back from a client what the bank has taken back. */
export const coverEntry: Action = async ({ tx, member, copy, key }, [id = '']) => {
  const { points, missingPoints } = await statements.cover(tx, member, { key, entry: id })
  return { note: copy.bank.queue.covered(points, missingPoints), show: { do: 'op.bank', args: [] } }
}

/** The second pair of eyes agrees that the rest is lost. */
export const writeOffEntry: Action = async ({ tx, member, copy, key, settings }, [id = '']) => {
  const { points } = await statements.writeOff(tx, member, { key, entry: id, rules: settings.payouts })
  return { note: copy.bank.queue.writtenOff(points), show: { do: 'op.bank', args: [] } }
}

/** To whom an operator transfers what has just left the books: drawn at delivery, so that no account lies in a queue. */
export const returnAccount: Maker = async ({ tx, member, copy, settings }, [id = '']) => {
  const words = copy.bank.queue
  const { points, payer, account } = await statements.accountToReturn(tx, member, { entry: id, vault: settings.vault })
  const shown =
    account === undefined
      ? card([lines(words.noAccount)], [])
      : card(
          [
            lines(words.returnTo(points)),
            fields({ label: words.holder, value: said(payer) }, { label: words.iban, value: plain(account) }),
          ],
          [[{ is: 'copy', label: words.copyIban, text: account }]],
        )
  return async () => [{ is: 'card', card: shown, secret: true }]
}

/** A one-time link to the form for bank statements. */
export const statementForm: Action = async ({ tx, member, copy, settings }) => {
  await moderation.requireOperator(tx, member)
  const show = { do: 'op.bank', args: [] }
  if (settings.bank === undefined) return { note: copy.bank.queue.noBank, show }
  return { note: copy.bank.queue.linkComing, show, also: [{ is: 'made', name: 'statement-link', args: [] }] }
}

/** The link is made at delivery: nobody finds it in the database. */
export const statementLink: Maker = async ({ tx, member, copy, settings }) => {
  await moderation.requireOperator(tx, member)
  const token = await forms.open(tx, member, { kind: 'statement' })
  const words = copy.bank.queue
  const url = settings.webLink(`/f/${token}`)
  return async () => [
    { is: 'card', card: card([lines(words.link)], [[{ is: 'url', label: words.linkButton, url }]]), secret: true },
  ]
}
