import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import type { Card } from '../../../bots/dialog/card.ts'
import type { Deliverable } from '../../../bots/dialog/reply.ts'
import type { Delivered, Surface } from '../../../bots/dialog/surface.ts'
import { flat, plain } from '../../../bots/dialog/text.ts'
import { createNoticeSender } from '../../../bots/notices/send.ts'
import type { NoticeSenderOptions } from '../../../bots/notices/send.ts'
import * as members from '../../../core/members/index.ts'
import * as notices from '../../../core/notices/index.ts'
import { testDatabase } from '../../support/database.ts'

export const db = await testDatabase()
let people = 0
let told = 0

/** A platform that writes down what it was given and answers what a test says. */
export function surfaceThat(
  answer: (place: string, reply: Deliverable) => Promise<Delivered> | Delivered,
  platform: 'telegram' | 'discord' = 'telegram',
) {
  const seen: { readonly place: string; readonly words: string; readonly silent: boolean }[] = []
  const surface: Surface = {
    platform,
    fetch: async () => new Uint8Array(),
    look: async () => undefined,
    async deliver(place, reply) {
      const block = reply.is === 'card' ? reply.card.blocks[0] : undefined
      const words = block?.is === 'note' ? flat(block.text) : ''
      seen.push({ place, words, silent: reply.is === 'card' && reply.silent === true })
      return answer(place, reply)
    },
  }
  return { surface, seen }
}
export const takes = (platform: 'telegram' | 'discord' = 'telegram') =>
  surfaceThat((place) => ({ is: 'sent', message: { platform, place, message: '7' } }), platform)
export const card = (words: string): Card => ({ blocks: [{ is: 'note', text: plain(words) }], rows: [] })

export function senderOn(surfaces: readonly Surface[], options: Partial<NoticeSenderOptions> = {}) {
  const draw: NoticeSenderOptions['draw'] = async (_, member, notice) => card(`${member.language} ${notice.kind}`)
  const sender = createNoticeSender({ db, surfaces, draw, log: pino({ level: 'silent' }), ...options })
  onTestFinished(() => sender.stop())
  return sender
}

/** Somebody known on these platforms. */
export async function somebody(platforms: readonly ('telegram' | 'discord')[] = ['telegram']) {
  people += 1
  const [first = 'telegram', ...others] = platforms
  const place = `${first}-${people}`
  const member = await db.withTx((tx) =>
    members.meet(tx, { platform: first, externalId: place, name: 'Mia', locale: 'de', place }),
  )
  for (const platform of others) {
    const other = `${platform}-${people}`
    await db.sql`insert into identities (platform, external_id, member_id, place, created_at)
      values (${platform}, ${other}, ${member.id}, ${other}, now())`
  }
  return { member, place }
}

type Kind = 'submission.approved' | 'assignment.lapsed' | 'submission.reminder'
export async function tell(memberId: string, kind: Kind = 'submission.approved', ago = '0'): Promise<string> {
  told += 1
  const dedupeKey = `notice-${told}`
  const data = { submission: 's', assignment: 'a', bySilence: false }
  await db.withTx((tx) => notices.tell(tx, memberId, { kind, data, dedupeKey }))
  if (ago !== '0') await db.sql`update notices set next_at = now() - ${ago}::interval where dedupe_key = ${dedupeKey}`
  return dedupeKey
}
export async function stateOf(dedupeKey: string) {
  const [row] =
    await db.sql`select *, extract(epoch from next_at - now())::float8 as wait from notices where dedupe_key = ${dedupeKey}`
  return row ?? {}
}
export const nextAtOf = async (dedupeKey: string): Promise<string> => {
  const { next_at: at } = await stateOf(dedupeKey)
  return at instanceof Date ? at.toISOString() : ''
}
