import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../core/db/connect.ts'
import * as members from '../../core/members/index.ts'
import type { Platform } from '../../core/members/index.ts'
import { viewOf } from './draw.ts'
import { locate } from './locate.ts'
import type { Turn } from './routes.ts'
import type { Engine } from './scene.ts'
import { keptView } from './store.ts'
import { dialogs } from './tables.ts'
import type { View } from './view.ts'

/**
 * Where a dialog of this person stands now, for a surface that draws it a second time, as a form. Changes nothing and
 * waits for no lock: whoever opens a form has three seconds, so it reads one row. Undefined when the dialog is over, or
 * somebody else's.
 */
export async function presentView(
  engine: Engine,
  tx: Tx,
  person: { readonly platform: Platform; readonly externalId: string; readonly dialog: string },
): Promise<View | undefined> {
  const kept = await keptView(tx, person)
  if (kept === undefined || kept.view !== undefined) return kept?.view
  // It was drawn by a version that kept no views.
  const { platform, externalId } = person
  const member = await members.ofIdentity(tx, platform, externalId)
  if (member === undefined) return undefined
  const [dialog] = await tx
    .select()
    .from(dialogs)
    .where(and(eq(dialogs.publicId, person.dialog), eq(dialogs.memberId, member.id)))
  const { flows } = engine.routes
  const flow = dialog !== undefined && Object.hasOwn(flows, dialog.flow) ? flows[dialog.flow] : undefined
  if (dialog === undefined || flow === undefined || dialog.expiresAt <= tx.now) return undefined
  const copy = engine.copyFor(member.language)
  const { place, args, publicId, revision } = dialog
  const key = `${platform}:view:${publicId}`
  const turn: Turn = { tx, member, copy, settings: engine.settings, key, platform, place }
  const at = await locate(flow, dialog.raw, turn, args)
  return viewOf(flow, { id: publicId, revision }, at, turn, args, {})
}
