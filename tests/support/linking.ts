import type { Database } from '../../core/db/connect.ts'
import * as links from '../../core/links/index.ts'
import type { Link } from '../../core/links/index.ts'
import type { Member, Platform } from '../../core/members/index.ts'
import { newKey } from './people.ts'
import { testVault } from './vault.ts'

/** A fresh code, made where the maker is. */
export async function codeOf(database: Database, maker: Member, platform: Platform = 'telegram'): Promise<string> {
  return (await database.withTx((tx) => links.offer(tx, maker, platform))).code
}

/** The code typed on the other platform; undefined when it is no good. */
export function typedBy(
  database: Database,
  taker: Member,
  code: string,
  platform: Platform = 'discord',
): Promise<Link | undefined> {
  return database.withTx((tx) => links.take(tx, taker, platform, code))
}

/** Everything up to the last button: made on one platform, typed on the other, agreed there. */
export async function agreedLink(
  database: Database,
  maker: Member,
  taker: Member,
  from: Platform = 'telegram',
): Promise<Link> {
  const to = from === 'telegram' ? 'discord' : 'telegram'
  const link = await typedBy(database, taker, await codeOf(database, maker, from), to)
  if (link === undefined) throw new Error('the code was no good')
  return link.status === 'agreed' ? link : database.withTx((tx) => links.agree(tx, taker, link.publicId))
}

/** The last button. */
export function confirmed(database: Database, maker: Member, link: Link): Promise<Member> {
  return database.withTx((tx) =>
    links.confirm(tx, maker, { key: newKey('confirm'), link: link.publicId, vault: testVault }),
  )
}

/** One account of two. Returns the member that is left. */
export async function linked(database: Database, maker: Member, taker: Member): Promise<Member> {
  return confirmed(database, maker, await agreedLink(database, maker, taker))
}
