import * as links from '../../../core/links/index.ts'
import type { Link } from '../../../core/links/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import * as people from '../../support/people.ts'
import { name, type Kind } from './words.ts'

/** Accounts on both platforms on their way to become one: whoever made the code is on Discord, the other on Telegram. */
export interface Links {
  readonly typing: { readonly by: Member; readonly code: string }
  readonly asked: { readonly maker: Member; readonly taker: Member; readonly link: Link }
  readonly agreed: { readonly maker: Member; readonly taker: Member; readonly link: Link }
}

/** Three pairs: a code that waits, one that was typed, and one that only its maker has to confirm. */
export async function linksOf(db: TestDatabase, kind: Kind): Promise<Links> {
  const pair = async () => {
    const maker = await people.worker(db, { name: name(kind), platform: 'discord' })
    const taker = await people.worker(db, { name: name(kind) })
    const { code } = await db.withTx((tx) => links.offer(tx, maker, 'discord'))
    return { maker, taker, code }
  }
  const taken = async () => {
    const { maker, taker, code } = await pair()
    const link = await db.withTx((tx) => links.take(tx, taker, 'telegram', code))
    if (link === undefined) throw new Error('the code was not taken')
    return { maker, taker, link }
  }
  const agreed = await taken()
  await db.withTx((tx) => links.agree(tx, agreed.taker, agreed.link.publicId))
  const { taker, code } = await pair()
  return { typing: { by: taker, code }, asked: await taken(), agreed }
}
