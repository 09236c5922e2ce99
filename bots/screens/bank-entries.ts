import * as forms from '../../core/forms/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as statements from '../../core/statements/index.ts'
import { go, looks, type Card } from '../dialog/card.ts'
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
  const { copy } = turn
  const words = copy.bank.queue
  const client = entry.memberId === null ? undefined : await nameOf(turn, entry.memberId)
  const id = entry.publicId
  const { status } = entry
  const state = status === 'suspicious' || status === 'uncovered' ? status : 'unmatched'
  return card(
    [
      title(words.title),
      fields(
        { label: words.amount, value: plain(copy.format.euros(entry.points)) },
        { label: words.payer, value: said(entry.payer) },
        { label: words.day, value: plain(dayOf(turn, entry.bookedOn)) },
        client === undefined ? undefined : { label: words.client, value: said(client.name) },
      ),
      entry.words === '' ? lines(words.noWords) : quote(said(entry.words)),
      lines(status === 'unexpected' ? copy.batches.unexpected : words.states[state]),
    ],
    [decisionsOn(turn, entry), [more ? go(copy.moderation.operator.next, 'op.bank', id) : undefined], lastRow(turn)],
  )
}

/** What an operator can do with an entry that waits. */
function decisionsOn({ copy }: Turn, { status, publicId }: statements.BankEntry) {
  const words = copy.bank.queue
  if (status === 'unexpected')
    return [
      looks('main', go(copy.batches.noteButton, 'note-entry', publicId)),
      go(copy.corrections.payoutButton, 'ask-correction', publicId),
    ]
  if (status === 'uncovered') return [looks('main', go(words.coverButton, 'op.bank-cover', publicId))]
  return [
    looks('main', go(words.assignButton, 'assign-entry', publicId)),
    go(words.returnButton, 'return-entry', publicId),
  ]
}

/** The bank's day as people write it: it has no time and no zone. */
/** Tries once more to take back from a client what the bank has taken back. */
export const coverEntry: Action = async ({ tx, member, copy, key }, [id = '']) => {
  const { points } = await statements.cover(tx, member, { key, entry: id })
  return { note: copy.bank.queue.covered(points), show: { do: 'op.bank', args: [] } }
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
