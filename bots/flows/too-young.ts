import * as members from '../../core/members/index.ts'
import type { Screen, Turn } from '../dialog/routes.ts'

/**
 * Forgets somebody who was too young a short while ago and writes again: writing has made a member again, of whom
 * nothing may stay (product.md section 2). True when that was so; the member of this turn is gone then.
 */
export async function forgottenAgain({ tx, member }: Pick<Turn, 'tx' | 'member'>): Promise<boolean> {
  if (member.status !== 'joining') return false
  for (const { platform, externalId } of await members.places(tx, member.id)) {
    if (!(await members.wasTooYoung(tx, platform, externalId))) continue
    await members.forgetTooYoung(tx, member)
    return true
  }
  return false
}

/** A screen that everybody may read, and that keeps nothing of somebody too young who does. */
export function keepingNothing(screen: Screen): Screen {
  return async (turn, args) => {
    const shown = await screen(turn, args)
    await forgottenAgain(turn)
    return shown
  }
}
