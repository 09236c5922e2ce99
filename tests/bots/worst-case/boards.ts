import * as boards from '../../../core/boards/index.ts'
import { CATEGORIES } from '../../../core/jobs/index.ts'
import type { Member } from '../../../core/members/index.ts'
import type { TestDatabase } from '../../support/database.ts'
import { newKey } from '../../support/people.ts'
import { words, type Kind } from './words.ts'

/** As many boards as one member may have: the first with all choices made, the second and the third switched off. */
export async function boardsOf(db: TestDatabase, owner: Member, kind: Kind): Promise<readonly string[]> {
  const ids: string[] = []
  for (let count = 0; count < boards.MOST_BOARDS; count += 1) {
    const chat = { platform: 'telegram', server: null, kind: 'channel', mayManage: true, mayPost: true } as const
    const title = words(kind, 128, { oneLine: true })
    const found = { ...chat, id: `-100${1_000_000_000 + count}`, title }
    const made = await db.withTx((tx) => boards.setUp(tx, owner, { key: newKey('board'), chat: found }))
    ids.push(made.board.publicId)
    if (count === 1) await db.withTx((tx) => boards.switchOff(tx, made.board.id, 'gone'))
    if (count === 2) await db.withTx((tx) => boards.switchOff(tx, made.board.id, 'rights'))
  }
  const settings = { categories: CATEGORIES.slice(1), minimumRewardPoints: 2_000, everyLanguage: true }
  await db.withTx((tx) => boards.change(tx, owner, { board: ids[0] ?? '', settings }))
  return ids
}
