/** Postcodes of four and five digits; elsewhere letters, digits, spaces and hyphens. */
const POSTCODES: Readonly<Record<string, RegExp>> = {
  DE: /^[0-9]{5}$/,
  AT: /^[0-9]{4}$/,
  CH: /^[0-9]{4}$/,
  LI: /^[0-9]{4}$/,
}
const OTHER_POSTCODE = /^[A-Z0-9][A-Z0-9 -]{1,8}[A-Z0-9]$/i

/** True when a postcode can be one of this country (ISO 3166-1). */
export const isPostcode = (country: string, postcode: string): boolean =>
  (POSTCODES[country] ?? OTHER_POSTCODE).test(postcode)
