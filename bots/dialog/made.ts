import type { Database } from '../../core/db/connect.ts'
import * as members from '../../core/members/index.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import { noteCard } from './draw.ts'
import type { Incoming } from './incoming.ts'
import type { Deliverable, Reply } from './reply.ts'
import type { Turn } from './routes.ts'
import type { Engine } from './scene.ts'

/**
 * Makes what a reply `made` stands for: nothing of it is ever stored with the update. A refusal becomes its sentence. For
 * somebody who is gone by now nothing is made.
 */
export async function made(
  work: Engine & { readonly db: Database },
  row: { readonly platform: string; readonly externalId: string; readonly incoming: Incoming },
  reply: Extract<Reply, { is: 'made' }>,
): Promise<readonly Deliverable[]> {
  const { from, place, home = place } = row.incoming
  const maker = work.routes.makers?.[reply.name]
  if (maker === undefined) throw new Error(`nothing makes ${reply.name}`)
  let copy = work.copyFor(members.languageOf(from.locale))
  try {
    const make = await work.db.withTx(async (tx) => {
      const member = await members.ofIdentity(tx, from.platform, from.externalId)
      if (member === undefined) return undefined
      copy = work.copyFor(member.language)
      const key = `${row.platform}:${row.externalId}:made`
      const turn: Turn = { tx, member, copy, settings: work.settings, key, platform: from.platform, place: home }
      return maker(turn, reply.args)
    })
    const { edit } = reply
    const drawn = (await make?.()) ?? []
    return drawn.map((one) => (one.is === 'card' && edit !== undefined ? { ...one, edit } : one))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ is: 'card', card: noteCard(work.explain(error, copy)) }]
  }
}
