import * as members from '../../core/members/index.ts'
import { go, type Button } from '../dialog/card.ts'
import type { Turn } from '../dialog/routes.ts'

/** An operator's way to a member, from wherever somebody has to be decided about. */
export async function memberButton({ tx }: Pick<Turn, 'tx'>, label: string, memberId: string): Promise<Button> {
  return go(label, 'op.member', (await members.byId(tx, memberId))?.publicId ?? '')
}
