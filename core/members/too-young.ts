import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { HOUR } from '../shared/time.ts'
import { AGE_REFUSAL_HOURS, type Member, type Platform } from './member.ts'
import { places, remove } from './store.ts'
import { ageRefusals } from './tables.ts'

/** True while somebody who said to be too young is not asked again. */
export async function wasTooYoung(tx: Tx, platform: Platform, externalId: string): Promise<boolean> {
  const [row] = await tx
    .select({ at: ageRefusals.refusedAt })
    .from(ageRefusals)
    .where(and(eq(ageRefusals.platform, platform), eq(ageRefusals.externalId, externalId)))
  return row !== undefined && tx.now.getTime() - row.at.getTime() < AGE_REFUSAL_HOURS * HOUR
}

/**
 * Forgets somebody who is younger than the minimum age: the member goes, the refusal stays (product.md section 2).
 * Nothing else may point to this member yet, so dialogs are cleared by the caller first.
 */
export async function forgetTooYoung(tx: Tx, member: Member): Promise<void> {
  for (const { platform, externalId } of await places(tx, member.id)) {
    // Coming back within the day does not begin the day again.
    if (await wasTooYoung(tx, platform, externalId)) continue
    await tx
      .insert(ageRefusals)
      .values({ platform, externalId, refusedAt: tx.now })
      .onConflictDoUpdate({ target: [ageRefusals.platform, ageRefusals.externalId], set: { refusedAt: tx.now } })
  }
  await remove(tx, member.id)
}

/** Forgets who was too young as soon as they may try again. For the schedule; returns how many. */
export async function forgetAgeRefusals(tx: Tx, limit: number): Promise<number> {
  const before = new Date(tx.now.getTime() - AGE_REFUSAL_HOURS * HOUR)
  const rows = await tx.execute(sql`
    delete from age_refusals where (platform, external_id) in (
      select platform, external_id from age_refusals where refused_at < ${before.toISOString()}::timestamptz
        order by refused_at limit ${limit})
      returning external_id`)
  return rows.length
}
