import * as members from '../../core/members/index.ts'
import type { Language } from '../../core/shared/language.ts'
import * as tax from '../../core/tax/index.ts'
import type { TaxField, TaxProblem, TypedTaxData } from '../../core/tax/index.ts'
import { inOtherLanguage, type FormPage, type Visit } from './forms.ts'
import type { Input, Page } from './page.ts'
import { taxWords } from './tax-words.ts'

type CountryName = (code: string, language: Language) => string
type Problems = Readonly<Partial<Record<TaxField, TaxProblem>>>

/** Where most of our members live comes first. */
const FIRST: readonly string[] = ['DE', 'AT', 'CH']
/** What the browser may offer to fill in (HTML, autofill field names). */
const AUTOCOMPLETE: Readonly<Partial<Record<TaxField, string>>> = {
  firstName: 'given-name',
  lastName: 'family-name',
  street: 'street-address',
  postcode: 'postal-code',
  city: 'address-level2',
  country: 'country',
  birthDate: 'bday',
}
/** As people write them, with blanks between the digits. */
const LENGTHS: Readonly<Partial<Record<TaxField, number>>> = {
  firstName: tax.TAX_LIMITS.name.max,
  lastName: tax.TAX_LIMITS.name.max,
  street: tax.TAX_LIMITS.street.max,
  postcode: tax.TAX_LIMITS.postcode.max,
  city: tax.TAX_LIMITS.city.max,
  birthCity: tax.TAX_LIMITS.city.max,
}
const MOST = 40

/**
 * The form for the tax data of whoever is to be paid. What was entered before is never shown again. `country` names a country
 * of ISO 3166-1 in a language.
 */
export function taxPage(options: { readonly country: CountryName }): FormPage {
  return {
    show: (visit) => formPage(visit, options.country, {}, {}),
    async submit(visit, { values }) {
      const { tx, member, vault, key, language } = visit
      const read = tax.readTaxData(values, tax.about(tx, member))
      if ('problems' in read)
        return { is: 'again', page: await formPage(visit, options.country, values, read.problems) }
      await tax.enter(tx, member, { key, vault, typed: values })
      const words = taxWords[language]
      return { is: 'done', page: { language, title: words.done, lines: [words.saved, words.own] } }
    },
  }
}

async function formPage(visit: Visit, name: CountryName, typed: TypedTaxData, problems: Problems): Promise<Page> {
  const { tx, member, language } = visit
  const words = taxWords[language]
  const present = await tax.recordOf(tx, member)
  const isMinor = members.isMinor(tx, member)
  const choices = choicesIn(language, name)
  const isAsked = (field: TaxField): boolean => {
    if (field === 'birthDateSure') return problems.birthDate === 'other-date' || typed.birthDateSure !== undefined
    return isMinor || field !== 'filledBy'
  }
  const inputs = tax.TAX_FIELDS.filter(isAsked).map((field): Input => {
    const hint = words.hints[field]
    const problem = problems[field]
    const options = choices[field]
    const autocomplete = AUTOCOMPLETE[field]
    return {
      name: field,
      label: words.labels[field],
      kind: field === 'birthDateSure' ? 'tick' : options === undefined ? 'text' : 'choice',
      maxLength: LENGTHS[field] ?? MOST,
      value: typed[field] ?? '',
      ...(autocomplete === undefined ? {} : { autocomplete }),
      ...(options === undefined ? {} : { options }),
      ...(hint === undefined ? {} : { hint }),
      ...(problem === undefined ? {} : { error: words.problems[problem] }),
    }
  })
  return {
    language,
    other: inOtherLanguage(language),
    title: words.title,
    lines: [
      words.intro,
      words.privacy,
      ...(isMinor ? [words.guardian] : []),
      ...(present === undefined ? [] : [words.present]),
    ],
    ...(Object.keys(problems).length === 0 ? {} : { problem: words.problem }),
    inputs,
    submit: words.submit,
  }
}

/** The questions that are answered by choosing. */
function choicesIn(
  language: Language,
  name: CountryName,
): Readonly<Partial<Record<TaxField, NonNullable<Input['options']>>>> {
  const words = taxWords[language]
  const named = (codes: readonly string[]) => {
    const rest = codes
      .filter((code) => !FIRST.includes(code))
      .map((code) => ({ value: code, label: name(code, language) }))
      .toSorted((one, other) => one.label.localeCompare(other.label, language))
    const first = FIRST.filter((code) => codes.includes(code)).map((code) => ({
      value: code,
      label: name(code, language),
    }))
    return [{ value: '', label: words.choose }, ...first, ...rest]
  }
  const [all, union] = [named(tax.COUNTRIES), named(tax.EU)]
  return {
    country: all,
    birthCountry: all,
    taxCountry1: union,
    taxCountry2: union,
    taxCountry3: union,
    filledBy: tax.FILLED_BY.map((value) => ({ value, label: words.filledBy[value] })),
  }
}
