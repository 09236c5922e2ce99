import { createHash } from 'node:crypto'
import type { Card } from './card.ts'

/** The screens whose last message is kept up to date, when they are shown from their beginning. */
export const LIVING_SCREENS = ['work.list', 'jobs.mine'] as const
export type LivingScreen = (typeof LIVING_SCREENS)[number]

/** The living screen of this name, shown from its beginning. */
export function livingScreen(name: string, args: readonly string[]): LivingScreen | undefined {
  return args.length === 0 ? LIVING_SCREENS.find((known) => known === name) : undefined
}

/**
 * What a card says. The words that stand for a moment where a client knows no times are left out: they change by
 * themselves, and everybody else counts down anyway.
 */
export function hashOfCard(card: Card): string {
  const said = JSON.stringify(card, (_, part: unknown) => (isTime(part) ? { is: 'time', at: part.at } : part))
  return createHash('sha256').update(said).digest('base64url')
}

const isTime = (part: unknown): part is { readonly is: 'time'; readonly at: number } =>
  typeof part === 'object' && part !== null && 'is' in part && part.is === 'time' && 'at' in part
