import * as members from '../../core/members/index.ts'
import * as payouts from '../../core/payouts/index.ts'
import type { BankAccount } from '../../core/shared/config.ts'
import { accountWords } from './account-words.ts'
import { inOtherLanguage, type FormPage, type Visit } from './forms.ts'
import type { Input, Page } from './page.ts'

type Typed = Readonly<Record<string, string>>
/** Below which question a problem is shown. */
const PLACES = { iban: 'iban', country: 'iban', own: 'iban', holder: 'holder', letters: 'holder' } as const

/**
 * The form for the account to which somebody is paid. What was entered before is never shown in full. `bank` is our own
 * account.
 */
export const accountPage = (bank: BankAccount | undefined): FormPage => ({
  show: (visit) => formPage(visit, {}),
  async submit(visit, { values }) {
    const { tx, member, vault, key, language } = visit
    const typed = { iban: values['iban'] ?? '', holder: values['holder'] ?? '', ours: bank?.iban }
    const read = payouts.readAccount(typed)
    if ('problem' in read) return { is: 'again', page: await formPage(visit, values, read.problems) }
    const owner = values['owner'] === 'guardian' ? 'guardian' : 'member'
    const { masked } = await payouts.setAccount(tx, member, { key, vault, ...typed, owner })
    const words = accountWords[language]
    const former = (await payouts.goingElsewhere(tx, member)).map((one) =>
      words.elsewhere(payouts.endToEndOf(one), one.masked),
    )
    const lines = [words.saved(masked), ...former, ...(former.length === 0 ? [] : [words.cancel]), words.wait]
    return { is: 'done', page: { language, title: words.done, lines } }
  },
})

async function formPage(visit: Visit, typed: Typed, problems: readonly payouts.AccountProblem[] = []): Promise<Page> {
  const { tx, member, language } = visit
  const words = accountWords[language]
  const present = await payouts.accountOf(tx, member)
  const input = (
    name: 'iban' | 'holder',
    more: Pick<Input, 'label' | 'hint' | 'maxLength' | 'autocomplete'>,
  ): Input => {
    const problem = problems.find((one) => PLACES[one] === name)
    const isEmpty = (typed[name] ?? '').trim() === ''
    const error =
      problem === 'iban' && isEmpty ? words.noIban : problem === undefined ? undefined : words.problems[problem]
    return { name, kind: 'text', ...more, value: typed[name] ?? '', ...(error === undefined ? {} : { error }) }
  }
  const owner: Input = {
    name: 'owner',
    label: words.owner,
    kind: 'choice',
    options: payouts.ACCOUNT_OWNERS.map((value) => ({ value, label: words.owners[value] })),
    value: typed['owner'] ?? 'member',
  }
  return {
    language,
    other: inOtherLanguage(language),
    title: words.title,
    lines: [words.intro, ...(present === undefined ? [] : [words.present(present.masked)])],
    inputs: [
      // The longest IBAN has 34 characters (ISO 13616), and people write blanks between them.
      input('iban', { label: words.iban, hint: words.ibanHint, maxLength: 60 }),
      input('holder', { label: words.holder, hint: words.holderHint, maxLength: 140, autocomplete: 'name' }),
      ...(members.isMinor(tx, member) ? [owner] : []),
    ],
    submit: words.save,
  }
}
