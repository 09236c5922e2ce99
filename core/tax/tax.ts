/** The member states of the European Union (ISO 3166-1): they issue the numbers that are reported. */
export const EU: readonly string[] =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

/** Where somebody can live or be born: ISO 3166-1, and Kosovo, which the OECD's list of countries has besides. */
export const COUNTRIES: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
  'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
  'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
  'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
  'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
  'VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')

/** Characters. */
export const TAX_LIMITS = {
  name: { min: 1, max: 80 },
  street: { min: 3, max: 80 },
  postcode: { min: 3, max: 10 },
  city: { min: 2, max: 60 },
  /** Of a tax number: the shortest that a member state gives has 7, the longest 16 letters and digits. */
  taxNumber: { min: 6, max: 20 },
  /** So many tax numbers of several countries; nobody needs more. */
  taxIds: 3,
} as const

export const FILLED_BY = ['member', 'guardian'] as const
export type FilledBy = (typeof FILLED_BY)[number]

/** A tax number and the state that has given it. */
export interface TaxId {
  readonly country: string
  readonly number: string
}

/** What is reported about a seller (PStTG § 14(2), DAC7 Annex V). In clear for the report alone: never shown in a chat. */
export interface TaxData {
  readonly firstName: string
  readonly lastName: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly country: string
  /** With none of them the place of birth has to be there. */
  readonly taxIds: readonly TaxId[]
  readonly birthPlace: { readonly city: string; readonly country: string } | null
  /** A calendar day, `2008-12-24`. */
  readonly birthDate: string
  readonly vatId: string | null
  /** Who has filled it in: of a minor it may be a guardian. */
  readonly filledBy: FilledBy
}

/** That somebody's data are there, which is all that a chat shows. */
export interface TaxRecord {
  readonly id: string
  readonly memberId: string
  readonly enteredAt: Date
}
