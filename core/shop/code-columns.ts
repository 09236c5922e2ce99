/** What a line of a list may say, in the order in which it is said without a first line of headings. */
export const CODE_COLUMNS = ['code', 'pin', 'value', 'until', 'cost', 'note'] as const
export type CodeColumn = (typeof CODE_COLUMNS)[number]

/** How spreadsheets and the shops that make codes call them, in small letters without anything between. */
const NAMES: Readonly<Record<CodeColumn, readonly string[]>> = {
  code: [
    ...['code', 'codes', 'vouchercode', 'vouchercodes', 'voucher', 'vouchers', 'coupon', 'coupons', 'couponcode'],
    ...['couponcodes', 'giftcode', 'giftcardcode', 'giftcard', 'promocode', 'discountcode', 'number', 'vouchernumber'],
    ...['gutscheincode', 'gutscheincodes', 'gutschein', 'gutscheine', 'gutscheinnummer', 'gutscheinnr', 'rabattcode'],
    ...['aktionscode', 'kartennummer', 'nummer', 'seriennummer', 'serialnumber', 'codenummer', 'codenr'],
  ],
  pin: ['pin', 'pins', 'pincode', 'geheimzahl', 'geheimnummer', 'prüfziffer'],
  value: ['value', 'wert', 'betrag', 'amount', 'facevalue', 'gutscheinwert', 'nennwert', 'werteur', 'valueeur'],
  until: [
    ...['validuntil', 'valid', 'validto', 'expires', 'expiry', 'expirydate', 'expirationdate', 'expireson', 'until'],
    ...['gültigbis', 'gueltigbis', 'gültig', 'gueltig', 'ablaufdatum', 'ablauf', 'verfällt', 'verfallsdatum', 'bis'],
  ],
  cost: ['cost', 'costs', 'purchaseprice', 'price', 'kosten', 'einkaufspreis', 'einkauf', 'preis'],
  note: ['note', 'notes', 'comment', 'comments', 'remark', 'notiz', 'notizen', 'bemerkung', 'kommentar', 'hinweis'],
}
const COLUMN_OF = new Map(CODE_COLUMNS.flatMap((column) => NAMES[column].map((name) => [name, column] as const)))

/**
 * The columns that a first line of headings names, undefined where it says nothing that is known; undefined for a line that
 * is no heading, and when none of them is the code.
 */
export function columnsOf(cells: readonly string[]): readonly (CodeColumn | undefined)[] | undefined {
  // What has a digit is a code: `CODE-0001` is no heading.
  const named = cells.map((cell) =>
    /\p{N}/u.test(cell)
      ? undefined
      : COLUMN_OF.get(
          cell
            .normalize('NFC')
            .toLowerCase()
            .replaceAll(/[^\p{L}]/gu, ''),
        ),
  )
  const isHeading =
    named[0] === 'code' || cells.every((cell, index) => cell.trim() === '' || named[index] !== undefined)
  if (!isHeading || !named.includes('code')) return undefined
  // Of two that mean the same the first counts.
  return named.map((column, index) => (named.indexOf(column) === index ? column : undefined))
}
