import * as members from '../../core/members/index.ts'
import { LANGUAGES } from '../../core/shared/language.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { workLanguagesOf } from '../screens/settings.ts'

/** In which languages a member takes jobs. */
export const workLanguages = flow('work-languages', { title: (copy) => copy.account.settings.workLanguages })
  .page(async (_, { member, copy }) => {
    const words = copy.account.settings
    return {
      languages: field.choices({
        label: words.workLanguages,
        ask: words.workLanguagesAsk,
        options: LANGUAGES.map((value) => ({ value, label: words.languageNames[value] })),
        preset: workLanguagesOf(member),
      }),
    }
  })
  .submit(async ({ languages }, { tx, member, copy }) => {
    await members.setWorkLanguages(tx, member, languages)
    return { note: copy.account.settings.workLanguagesChanged, show: { do: 'settings', args: [] } }
  })
