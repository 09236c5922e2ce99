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
  // Words can hold anything: a handful is enough to find ours.
  return [...new Set(found.filter((one) => one !== undefined))].slice(0, 10)
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

/** What a payer wrote, as it is compared: without what a bank puts where nobody wrote anything. */
export const comparedWords = (words: string): string =>
  comparedName(words.replace(/\b(NONREF|NOTPROVIDED|NOTAVAILABLE)\b/gi, ''))
