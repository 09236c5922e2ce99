import { sql } from 'drizzle-orm'
import type { Tx } from '../db/connect.ts'
import { urgencyOf, type NoticeKind, type Notices } from './notice.ts'

export * from './notice.ts'

/**
 * Writes down, in the command's own transaction, that a member must be told something: once per `dedupeKey`, however
 * often the command runs. It is drawn and sent later, in the member's language.
 */
export async function tell<Kind extends NoticeKind>(
  tx: Tx,
  memberId: string,
  notice: { readonly kind: Kind; readonly data: Notices[Kind]; readonly dedupeKey: string },
): Promise<void> {
  await tx.execute(sql`
    insert into notices (member_id, kind, data, dedupe_key, urgency, next_at, created_at)
    values (${memberId}, ${notice.kind}, ${JSON.stringify(notice.data)}::jsonb, ${notice.dedupeKey},
            ${urgencyOf[notice.kind]}, now(), ${tx.now.toISOString()}::timestamptz)
    on conflict on constraint notice_once do nothing`)
}
