import * as files from '../../core/files/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import { Refusal, refuse } from '../../core/shared/refusal.ts'
import * as statements from '../../core/statements/index.ts'
import { explain } from '../copy/refusals.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import type { Outcome, Turn } from '../dialog/routes.ts'

/**
 * A bank's file in the chat: a statement, whose dry run is shown, or the answer to a payout file, which is booked at once. The
 * file is sealed before it is stored and gone when it was read; its message goes where the platform can.
 */
export const sendStatement = flow('send-statement', { title: (copy) => copy.bank.file.title })
  .guard(async ({ tx, member, copy, settings }) => {
    await moderation.requireOperator(tx, member)
    return settings.bank === undefined ? { note: copy.bank.queue.noBank, show: { do: 'op.bank', args: [] } } : undefined
  })
  .page(async (_, { copy }) => ({
    file: field.files({ label: copy.bank.file.label, ask: copy.bank.file.ask, max: 1, secret: true }),
  }))
  .submit(async ({ file }, turn) => {
    const { tx, member, copy, settings } = turn
    await moderation.requireOperator(tx, member)
    const bytes = await files.takeSealed(tx, settings.vault, member, file[0]?.id ?? '')
    try {
      return await read(turn, bytes)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'statement.unreadable') throw error
      // Nothing is written before a file is understood: what is no good goes all the same, and another one is asked for.
      return { note: explain(error, copy), show: { do: 'send-statement', args: [] } }
    }
  })

/** Refuses `statement.unreadable` before anything is written. */
async function read({ tx, member, copy, settings }: Turn, bytes: Uint8Array): Promise<Outcome> {
  const { vault, bank } = settings
  if (bank === undefined) return refuse('statement.unreadable', { why: 'account' })
  const xml = Buffer.from(bytes).toString('utf8')
  if (payouts.isPain002(xml)) {
    const report = await payouts.applyReport(tx, member, payouts.readPain002(xml))
    return { note: copy.bank.file.report(report), show: { do: 'op.bank', args: [] } }
  }
  const statement = await statements.draft(tx, member, { vault, account: bank.iban, bytes })
  return { show: { do: 'op.statement-draft', args: [statement] } }
}
