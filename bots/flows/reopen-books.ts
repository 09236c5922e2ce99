import * as books from '../../core/books/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'
import { reasonAsked } from './reason.ts'

/** The books are looked through once more and opened again. */
export const reopenBooks = flow('reopen-books', { title: (copy) => copy.books.reopen.button })
  .guard(async ({ tx, member }) => {
    await moderation.requireOperator(tx, member)
    return undefined
  })
  .page(async (_, { copy }) => ({
    reason: reasonAsked(copy.books.reopen.reason),
  }))
  .review(async (_, { copy }) => ({
    blocks: [lines(copy.books.reopen.review)],
    confirm: copy.books.reopen.confirm,
  }))
  .submit(async ({ reason }, { tx, member, copy, key }) => {
    await books.reopen(tx, member, { key, reason })
    return { note: copy.books.reopen.done, show: { do: 'op.money', args: [] } }
  })
