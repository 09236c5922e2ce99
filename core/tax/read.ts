import * as members from '../members/index.ts'
import { charactersIn, cleanLine } from '../shared/clean.ts'
import { isPostcode } from '../shared/postcode.ts'
import { readTypedDay } from '../shared/time.ts'
import { isAustrianTaxNumber, isGermanTaxId, isVatId } from './numbers.ts'
import { COUNTRIES, EU, FILLED_BY, TAX_LIMITS, type TaxData, type TaxId } from './tax.ts'

/** The questions of the form, from top to bottom. */
export const TAX_FIELDS = [
  'firstName',
  'lastName',
  'street',
  'postcode',
  'city',
  'country',
  'birthDate',
  'birthDateSure',
  'taxCountry1',
  'taxNumber1',
  'taxCountry2',
  'taxNumber2',
  'taxCountry3',
  'taxNumber3',
  'birthCity',
  'birthCountry',
  'vatId',
  'filledBy',
] as const
export type TaxField = (typeof TAX_FIELDS)[number]

/**
 * What is wrong with an answer. `signs`: emoji or angle brackets. `age`: another age than the one that somebody joined with;
 * `other-date`: another date of the same age, which `birthDateSure` (yes) confirms.
 */
export type TaxProblem =
  | 'signs'
  | 'name'
  | 'street'
  | 'no-postcode'
  | 'postcode'
  | 'city'
  | 'country'
  | 'birth-date'
  | 'age'
  | 'other-date'
  | 'tax-country'
  | 'tax-number'
  | 'tax-de'
  | 'tax-at'
  | 'tax-twice'
  | 'id-or-place'
  | 'birth-place'
  | 'vat'

export type TypedTaxData = Readonly<Partial<Record<TaxField, string>>>
type Problems = Readonly<Partial<Record<TaxField, TaxProblem>>>

/** Whose data they are: the birth date that they joined with, and today there (`2026-11-27`). */
interface About {
  readonly birthDate: string
  readonly today: string
}

/**
 * Reads what was typed, or says at each question what is wrong. The birth date has to be one of the same age band (14, 15 to
 * 17, from 18 on) as the one that the member joined with: the bands decide what a member may do. Another date of the same
 * band is asked for once more.
 */
export function readTaxData(
  typed: TypedTaxData,
  about: About,
): { readonly data: TaxData } | { readonly problems: Problems } {
  const line = (field: TaxField): string => cleanLine(typed[field] ?? '', 200)
  const birthDate = readTypedDay(line('birthDate'))
  const ids = SLOTS.map((slot) => readTaxId(line(`taxCountry${slot}`), line(`taxNumber${slot}`)))
  const taxIds = ids.flatMap((one) => (one !== undefined && 'number' in one ? [one] : []))
  const place = { city: line('birthCity'), country: line('birthCountry') }
  const vatId = bare(line('vatId'))
  const data: TaxData = {
    firstName: line('firstName'),
    lastName: line('lastName'),
    street: line('street'),
    postcode: line('postcode'),
    city: line('city'),
    country: line('country'),
    taxIds,
    birthPlace: place.city === '' && place.country === '' ? null : place,
    birthDate: birthDate ?? '',
    vatId: vatId === '' ? null : vatId,
    filledBy: FILLED_BY.find((one) => one === typed.filledBy) ?? 'member',
  }
  const problems: Problems = {
    ...addressProblems(data),
    ...birthDateProblem(birthDate, about, line('birthDateSure') === 'yes'),
    ...signProblems(data),
    ...taxIdProblems(ids, data.birthPlace !== null),
    ...(data.birthPlace === null ? {} : placeProblem(data.birthPlace)),
    ...(vatId === '' || isVatId(vatId) ? {} : { vatId: 'vat' }),
  }
  return Object.keys(problems).length === 0 ? { data } : { problems }
}

const SLOTS = [1, 2, 3] as const

const fits = (words: string, { min, max }: { readonly min: number; readonly max: number }): boolean =>
  charactersIn(words) >= min && charactersIn(words) <= max && /[\p{L}\p{N}]/u.test(words)

/** No part of a name or an address has an emoji or an angle bracket in it. */
function signProblems(data: TaxData): Problems {
  const fields = ['firstName', 'lastName', 'street', 'postcode', 'city'] as const
  const wrong = fields.filter((field) => /[<>]|\p{Extended_Pictographic}/u.test(data[field]))
  return Object.fromEntries(wrong.map((field) => [field, 'signs' as const]))
}

function addressProblems(data: TaxData): Problems {
  const isName = (name: string): boolean => fits(name, TAX_LIMITS.name) && /\p{L}/u.test(name)
  return {
    ...(isName(data.firstName) ? {} : { firstName: 'name' }),
    ...(isName(data.lastName) ? {} : { lastName: 'name' }),
    ...(fits(data.street, TAX_LIMITS.street) ? {} : { street: 'street' }),
    ...(fits(data.postcode, TAX_LIMITS.postcode) && isPostcode(data.country, data.postcode)
      ? {}
      : { postcode: data.postcode === '' ? 'no-postcode' : 'postcode' }),
    ...(fits(data.city, TAX_LIMITS.city) ? {} : { city: 'city' }),
    ...(COUNTRIES.includes(data.country) ? {} : { country: 'country' }),
  }
}

/** Nobody is older. */
const OLDEST = 120

function birthDateProblem(birthDate: string | undefined, about: About, isSure: boolean): Problems {
  if (birthDate === undefined || birthDate >= about.today || members.ageOn(birthDate, about.today) > OLDEST)
    return { birthDate: 'birth-date' }
  if (bandOf(birthDate, about.today) !== bandOf(about.birthDate, about.today)) return { birthDate: 'age' }
  return birthDate === about.birthDate || isSure ? {} : { birthDate: 'other-date' }
}

/** The bands of money-and-law.md 4.2. */
function bandOf(birthDate: string, today: string): 'under' | '14' | '15 to 17' | '18' {
  const age = members.ageOn(birthDate, today)
  if (age < 14) return 'under'
  return age < 15 ? '14' : age < members.FULL_AGE ? '15 to 17' : '18'
}

/** Letters and digits alone: people write numbers with blanks, dots and slashes. */
const bare = (words: string): string => words.toUpperCase().replace(/[\s./-]/g, '')

/** Undefined when there is none in this place. */
function readTaxId(country: string, words: string): TaxId | { readonly problem: TaxProblem } | undefined {
  const number = bare(words)
  // The country is chosen beforehand: alone it says nothing.
  if (number === '') return undefined
  if (!EU.includes(country)) return { problem: 'tax-country' }
  const { min, max } = TAX_LIMITS.taxNumber
  if (!new RegExp(`^[0-9A-Z]{${min},${max}}$`).test(number) || !/[0-9]/.test(number)) return { problem: 'tax-number' }
  if (country === 'DE' && !isGermanTaxId(number)) return { problem: 'tax-de' }
  if (country === 'AT' && !isAustrianTaxNumber(number)) return { problem: 'tax-at' }
  return { country, number }
}

function taxIdProblems(ids: readonly ReturnType<typeof readTaxId>[], hasPlace: boolean): Problems {
  const problems: Partial<Record<TaxField, TaxProblem>> = {}
  const seen = new Set<string>()
  for (const [index, id] of ids.entries()) {
    const slot = SLOTS[index]
    if (id === undefined || slot === undefined) continue
    if ('problem' in id) {
      const at: TaxField = id.problem === 'tax-country' ? `taxCountry${slot}` : `taxNumber${slot}`
      problems[at] = id.problem
    } else if (seen.has(id.country)) problems[`taxNumber${slot}`] = 'tax-twice'
    else seen.add(id.country)
  }
  if (ids.every((id) => id === undefined) && !hasPlace) problems.taxNumber1 = 'id-or-place'
  return problems
}

function placeProblem({ city, country }: { readonly city: string; readonly country: string }): Problems {
  return {
    ...(fits(city, TAX_LIMITS.city) ? {} : { birthCity: 'birth-place' }),
    ...(COUNTRIES.includes(country) ? {} : { birthCountry: 'birth-place' }),
  }
}
