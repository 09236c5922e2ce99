import { createHash } from 'node:crypto'
import { readReference } from '../deposits/index.ts'
import type { ReadEntry } from './statement.ts'

/**
 * Every reference in what a payer and the banks have made of it: lower case, O for 0, blanks and hyphens anywhere, broken
 * over two lines. Only with a right check character.
 */
export function referencesIn(entry: Pick<ReadEntry, 'searched'>): readonly string[] {
  const found = entry.searched.flatMap((words) => {
    const letters = words.toUpperCase().replace(/[^0-9A-Z]/g, '')
    return [...letters.matchAll(/KW(?=([0-9A-Z]{8}))/g)].map(([, code = '']) => readReference(code))
  })
  return [...new Set(found.filter((one) => one !== undefined))]
}

/** A name as it is compared: banks write it in capitals, with or without umlauts. */
export const comparedName = (name: string): string =>
  name
    .toUpperCase()
    .replaceAll('Ä', 'AE')
    .replaceAll('Ö', 'OE')
    .replaceAll('Ü', 'UE')
    .normalize('NFD')
    .replace(/[^0-9A-Z]/g, '')

/**
 * What makes an entry the same one in another file, where the bank gave no number: its day, amount, account and
 * reference, and the how-manieth of its kind it is within the file. In the order of the entries.
 */
export function contentHashes(entries: readonly ReadEntry[]): readonly string[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const [reference = comparedName(entry.words)] = referencesIn(entry)
    const kind = [entry.bookedOn, entry.points, entry.iban, reference].join('|')
    const running = (seen.get(kind) ?? 0) + 1
    seen.set(kind, running)
    return createHash('sha256').update(`${kind}|${running}`).digest('hex')
  })
}
