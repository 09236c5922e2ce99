import type { BankAccount } from '../shared/config.ts'

/** What the sandbox shows where nobody has an account: money sent there would go nowhere. */
export const PLAY_BANK: BankAccount = { holder: 'Klickwork Spielbank', iban: 'DE02120300000000202051' }

const UMLAUTS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
}
/** EPC069-12, section 2.2: the beneficiary's name. */
const MOST_NAME = 70

/** Letters as every bank's program takes them: umlauts and accents folded, everything else of SEPA's set kept. */
function folded(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[^ -~]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/&/g, '+')
    .replace(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

/**
 * The words of a GiroCode (EPC069-12, version 002, UTF-8): a banking app that reads them fills in the whole transfer.
 * `points` is the amount in euro cents; without it the client types one. The reference stands in the text that people
 * read, because some banks drop a structured one that is no ISO 11649 reference.
 */
export function giroCode(
  account: BankAccount,
  transfer: { readonly reference: string; readonly points?: number },
): string {
  const { reference, points } = transfer
  const amount = points === undefined ? '' : `EUR${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')}`
  const name = folded(account.holder).slice(0, MOST_NAME)
  return ['BCD', '002', '1', 'SCT', '', name, account.iban, amount, '', '', reference].join('\n')
}
