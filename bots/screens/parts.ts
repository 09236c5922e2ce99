import * as jobs from '../../core/jobs/index.ts'
import * as members from '../../core/members/index.ts'
import type { Copy } from '../copy/copy.ts'
import { go, type Block, type Button, type Card } from '../dialog/card.ts'
import type { Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'

/** How many rows a list shows at once (platforms.md 4.2). */
export const PAGE = 5

/** Back to the menu. */
export const menuButton = (copy: Copy): Button => go(copy.jobs.menu.back, 'menu')

/** Buttons beside each other, as many as fit: words two in a row, numbers five. */
export function inRows(buttons: readonly Button[], perRow: number): readonly (readonly Button[])[] {
  const rows: Button[][] = []
  buttons.forEach((button, index) => {
    if (index % perRow === 0) rows.push([])
    rows.at(-1)?.push(button)
  })
  return rows
}

/** A button with its number for each line of a list, leading to that thing. */
export const numbered = (rows: readonly { readonly publicId: string }[], intent: string): readonly Button[] =>
  rows.map(({ publicId }, index) => go(String(index + 1), intent, publicId))

/** A card of what there is: absent blocks and buttons, and rows without buttons, are left out. */
export function card(blocks: readonly (Block | undefined)[], rows: readonly (readonly (Button | undefined)[])[]): Card {
  return {
    blocks: blocks.filter((block) => block !== undefined),
    rows: rows.map((row) => row.filter((button) => button !== undefined)).filter((row) => row.length > 0),
  }
}

export const title = (text: Text): Block => ({ is: 'title', text })
export const lines = (...texts: readonly (Text | undefined)[]): Block => ({
  is: 'lines',
  lines: texts.filter((text) => text !== undefined),
})
export const quote = (text: Text): Block => ({ is: 'quote', text })
export const note = (text: Text): Block => ({ is: 'note', text })

/** Who reads: all that a card needs of a turn, also in a notice. */
export type Reader = Pick<Turn, 'tx' | 'member' | 'copy'>

/** A moment in the reader's zone, with the platform's own relative time. */
export const deadline = (turn: Reader, at: Date): Text =>
  turn.copy.format.deadline(at, turn.member.timeZone, turn.tx.now)

/** A day without a time, as `2027-01-31` stands for it. */
export const dayOf = ({ copy }: Pick<Turn, 'copy'>, day: string): string =>
  copy.format.day(new Date(`${day}T12:00:00Z`), 'UTC')

/** Somebody's name as others see it; of who has gone, that they have gone. */
export async function nameOf(
  { tx, copy }: Pick<Turn, 'tx' | 'copy'>,
  memberId: string,
): Promise<{ readonly name: string; readonly id: string }> {
  const member = await members.byId(tx, memberId)
  const name = member?.status === 'deleted' ? copy.privacy.deleted : (member?.name ?? '—')
  return { name, id: (member?.publicId ?? '').slice(0, 4).toUpperCase() }
}

/** What a job pays per hour, in points, when it takes as long as its client thinks. */
export const perHour = (job: Pick<jobs.Job, 'rewardPoints' | 'minutes'>): number =>
  jobs.hourlyPoints(job.rewardPoints, job.minutes)

/** A category with its sign, in the language of the turn. */
export function categoryName(turn: Pick<Turn, 'copy'>, category: jobs.CategoryId): string {
  const names = jobs.categoryNames[category]
  return `${names.emoji} ${names[turn.copy.format.language]}`
}

/** One after the other: a transaction is one connection, and takes one statement at a time. */
export async function inOrder<Item, Result>(
  items: readonly Item[],
  run: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const [index, item] of items.entries()) results.push(await run(item, index))
  return results
}
