import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/connect.ts'
import * as field from '../../../bots/dialog/field.ts'
import { flow } from '../../../bots/dialog/flow.ts'
import { plain } from '../../../bots/dialog/text.ts'

/** What the test flows do to the world: a row of the audit log, which nobody can take back. */
export async function leaveTrace(tx: Tx, action: string, object: string): Promise<void> {
  await tx.execute(
    sql`insert into audit (action, object, reason, at) values (${action}, ${object}, 'test', ${tx.now.toISOString()})`,
  )
}

/** Words and pictures on one page, as handing in asks for them. */
export const postcard = flow('postcard', { title: () => 'Postcard' })
  .page(async () => ({
    words: field.text({ label: 'Words', ask: plain('What to write?'), min: 3, max: 100 }),
    place: field.text({ label: 'Place', ask: plain('Where to?'), min: 3, max: 100 }),
    pictures: field.files({ label: 'Pictures', ask: plain('Send pictures'), max: 2, picturesOnly: true }),
  }))
  .submit(async ({ words, place, pictures }, turn) => {
    await leaveTrace(turn.tx, 'postcard', [words, place, ...pictures.map((file) => file.id)].join('|'))
    return { note: plain('Sent.') }
  })

/** Words that are never kept. */
export const whisper = flow('whisper', { title: () => 'Whisper' })
  .page(async () => ({
    codes: field.text({ label: 'Codes', ask: plain('The codes?'), min: 3, max: 100, secret: true }),
  }))
  .submit(async ({ codes }, turn) => {
    await leaveTrace(turn.tx, 'whisper', codes)
    return { note: plain('Whispered.') }
  })

/** One picture, beside words of which some are proposed. */
export const poster = flow('poster', { title: () => 'Poster' })
  .page(async () => ({
    words: field.text({
      label: 'Words',
      ask: plain('What to say?'),
      min: 3,
      max: 100,
      suggestions: [{ value: 'shop-name', label: 'The name of the shop' }],
    }),
    picture: field.files({ label: 'Picture', ask: plain('One picture'), max: 1, picturesOnly: true }),
  }))
  .review(async () => ({ blocks: [], confirm: 'Hang it up' }))
  .submit(async ({ words, picture }, turn) => {
    await leaveTrace(turn.tx, 'poster', [words, ...picture.map((file) => file.id)].join('|'))
    return { note: plain('Up.') }
  })
