/**
 * A German tax id (Steuer-Identifikationsnummer, § 139b AO): 11 digits, the first one not zero, of the first ten exactly one
 * stands two or three times, the last one is a check digit by ISO 7064 MOD 11,10. (Numbers for tests begin with zero.)
 */
export function isGermanTaxId(number: string): boolean {
  if (!/^[1-9][0-9]{10}$/.test(number)) return false
  const times = new Map<string, number>()
  for (const digit of number.slice(0, 10)) times.set(digit, (times.get(digit) ?? 0) + 1)
  const often = [...times.values()].filter((count) => count > 1)
  const [most = 0] = often
  return often.length === 1 && most <= 3 && checkDigit(number.slice(0, 10)) === number.at(-1)
}

/** ISO 7064 MOD 11,10. */
function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - product) % 10)
}

/**
 * An Austrian tax number (Abgabenkontonummer): the office's two digits and seven of the account, the last one a check digit:
 * every second digit is doubled as Luhn does it, and all of them sum to a multiple of ten.
 */
export function isAustrianTaxNumber(number: string): boolean {
  if (!/^[0-9]{9}$/.test(number)) return false
  const sum = [...number].reduce((total, digit, index) => {
    const doubled = Number(digit) * 2
    return total + (index % 2 === 0 ? Number(digit) : doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** The shapes of VAT ids where the digits can be checked or counted; elsewhere 2 to 12 letters and digits (VIES). */
export function isVatId(id: string): boolean {
  const [, country = '', rest = ''] =
    /^(AT|BE|BG|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK)([0-9A-Z+*]{2,12})$/.exec(id) ??
    []
  if (country === '') return false
  if (country === 'DE') return /^[1-9][0-9]{8}$/.test(rest) && checkDigit(rest.slice(0, 8)) === rest.at(-1)
  return country === 'AT' ? /^U[0-9]{8}$/.test(rest) : true
}
