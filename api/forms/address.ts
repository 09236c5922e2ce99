import type { Language } from '../../core/shared/language.ts'
import * as shop from '../../core/shop/index.ts'
import { addressWords } from './address-words.ts'
import { inOtherLanguage, type FormPage, type Visit } from './forms.ts'
import type { Input, Page } from './page.ts'

/** What the browser may offer to fill in (HTML, autofill field names). */
const AUTOCOMPLETE: Readonly<Record<shop.AddressField, string>> = {
  name: 'shipping name',
  street: 'shipping address-line1',
  extra: 'shipping address-line2',
  postcode: 'shipping postal-code',
  city: 'shipping address-level2',
  country: 'shipping country',
}

/**
 * The form for the address of an order of goods, which is what the link is about. `country` names a country of ISO 3166-1 in
 * a language.
 */
export function addressPage(options: { readonly country: (code: string, language: Language) => string }): FormPage {
  return {
    show: async (visit) => formPage(visit, options.country, {}, []),
    async submit(visit, { values }) {
      const { tx, member, vault, key, form, language } = visit
      const { shipsTo } = await shop.awaitingAddress(tx, member, form.subject)
      const { address, wrong } = shop.readAddress(values, shipsTo)
      if (wrong.length > 0) return { is: 'again', page: await formPage(visit, options.country, values, wrong) }
      await shop.giveAddress(tx, member, vault, { key, order: form.subject, address })
      const words = addressWords[language]
      return { is: 'done', page: { language, title: words.done, lines: [words.thanks, words.back] } }
    },
  }
}

async function formPage(
  { tx, member, form, language }: Visit,
  country: (code: string, language: Language) => string,
  values: Readonly<Record<string, string>>,
  wrong: readonly shop.AddressField[],
): Promise<Page> {
  const { order, shipsTo } = await shop.awaitingAddress(tx, member, form.subject)
  const { title } = await shop.offerById(tx, order.offerId)
  const words = addressWords[language]
  const inputs = shop.ADDRESS_FIELDS.map((name): Input => {
    const hint = words.hints[name]
    return {
      name,
      label: words.labels[name],
      kind: name === 'country' ? 'choice' : 'text',
      maxLength: shop.ADDRESS_LIMITS[name].max,
      autocomplete: AUTOCOMPLETE[name],
      value: values[name] ?? '',
      ...(name === 'extra' ? { optional: true } : {}),
      ...(name === 'country'
        ? { options: shipsTo.map((code) => ({ value: code, label: country(code, language) })) }
        : {}),
      ...(hint === undefined ? {} : { hint }),
      ...(wrong.includes(name) ? { error: words.wrong[name] } : {}),
    }
  })
  return {
    language,
    other: inOtherLanguage(language),
    title: words.title,
    lines: [words.intro(order.quantity === 1 ? title : `${order.quantity} × ${title}`), words.privacy],
    ...(wrong.length === 0 ? {} : { problem: words.problem }),
    inputs,
    submit: words.submit,
  }
}
