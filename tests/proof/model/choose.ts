import { at } from './oracle.ts'

/** One of `items`; three picks of four prefer those that fit, so that stories get far, the fourth takes any. */
export function choose<Item>(items: readonly Item[], pick: number, fits: (item: Item) => boolean): number | undefined {
  const all = [...items.keys()]
  const fitting = all.filter((index) => fits(at(items, index)))
  const from = pick % 4 !== 3 && fitting.length > 0 ? fitting : all
  return from.length === 0 ? undefined : from[pick % from.length]
}

/** The rightful person, or the next one. */
export const other = (person: number, wrong: boolean): number => (wrong ? (person + 1) % 4 : person)
