import * as consents from '../../core/consents/index.ts'
import { RELATIONS, SCOPES, type Guardian, type Scope } from '../../core/consents/index.ts'
import * as guardians from '../../core/guardians/index.ts'
import * as members from '../../core/members/index.ts'
import { cleanLine } from '../../core/shared/clean.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import { inOtherLanguage, type FormPage, type Sent, type Visit } from './forms.ts'
import { guardianWords } from './guardian-words.ts'
import type { Input, Page } from './page.ts'

/** What a form said, as it was typed; who they are not is left out. */
interface Said {
  readonly guardian: Guardian | undefined
  readonly scopes: readonly Scope[]
  readonly sure: boolean
}

/** The form on which a guardian reads what it is about and agrees. `explain` says why the core refuses. */
export function guardianPage(explain: (refusal: Refusal, visit: Visit) => string): FormPage {
  return {
    async show(visit) {
      return isMinor(visit) ? emptyPage(visit) : grownPage(visit, explain)
    },
    async submit(visit, sent) {
      if (!isMinor(visit)) return { is: 'again', page: grownPage(visit, explain) }
      const { guardian, scopes, sure } = read(sent)
      const field = guardian === undefined ? firstWrong(sent, scopes) : guardians.badField(guardian, scopes)
      if (guardian === undefined || field !== undefined || !sure) {
        const wrong = field === undefined ? undefined : new Refusal('consent.bad_field', { field })
        const words = wrong === undefined ? guardianWords[visit.language].notSure : explain(wrong, visit)
        return { is: 'again', page: await filledPage(visit, sent, { field: field ?? 'sure', words }) }
      }
      const { key, language } = visit
      const code = await guardians.agree(visit.tx, visit.vault, visit.member, { ...guardian, key, scopes, language })
      return { is: 'done', page: donePage(visit, scopes, code) }
    },
  }
}

const isMinor = ({ tx, member }: Visit): boolean => members.isMinor(tx, member)

/** A link may wait until the birthday. */
function grownPage(visit: Visit, explain: (refusal: Refusal, visit: Visit) => string): Page {
  const { language, member } = visit
  const lines = [explain(new Refusal('guardian.not_needed', {}), visit)]
  return { language, title: guardianWords[language].title(member.name), lines }
}

function read({ values }: Sent): Said {
  const relation = RELATIONS.find((one) => one === values['relation'])
  const name = cleanLine(values['name'] ?? '')
  const contact = cleanLine(values['contact'] ?? '')
  return {
    guardian: relation === undefined ? undefined : { name, contact, relation },
    scopes: SCOPES.filter((scope) => values[scope] === 'yes'),
    sure: values['sure'] === 'yes',
  }
}

/** Without a relation: the name stands above it, so it comes first. */
function firstWrong({ values }: Sent, scopes: readonly Scope[]): 'name' | 'relation' {
  const [name, contact] = [cleanLine(values['name'] ?? ''), cleanLine(values['contact'] ?? '')]
  return guardians.badField({ name, contact, relation: 'parent' }, scopes) === 'name' ? 'name' : 'relation'
}

async function emptyPage(visit: Visit): Promise<Page> {
  const { language, member, webLink } = visit
  const words = guardianWords[language]
  const limits = await consents.ageLimits(visit.tx)
  return {
    language,
    other: inOtherLanguage(language),
    title: words.title(member.name),
    lines: [words.intro(member.name)],
    sections: words.sections({ limits, version: consents.CONSENT_VERSION, address: webLink('/guardian') }),
    inputs: inputsIn(visit),
    submit: words.send,
  }
}

function inputsIn({ language }: Visit): readonly Input[] {
  const words = guardianWords[language]
  const { name, contact } = consents.CONSENT_LIMITS
  return [
    {
      name: 'name',
      label: words.name,
      hint: words.nameHint,
      kind: 'text',
      maxLength: name.max,
      autocomplete: 'name',
    },
    {
      name: 'relation',
      label: words.relation,
      kind: 'choice',
      options: [
        { value: '', label: words.choose },
        ...RELATIONS.map((value) => ({ value, label: words.relations[value] })),
      ],
    },
    { name: 'contact', label: words.contact, hint: words.contactHint, kind: 'text', maxLength: contact.max },
    ...SCOPES.map((scope) => ({ name: scope, ...words.scopes[scope], kind: 'tick' as const })),
    { name: 'sure', label: words.sure, kind: 'tick' },
  ]
}

/** The form once more with what was typed, and with what is wrong beside its question. */
async function filledPage(
  visit: Visit,
  { values }: Sent,
  problem: { readonly field: string; readonly words: string },
): Promise<Page> {
  const page = await emptyPage(visit)
  const at = problem.field === 'scopes' ? 'jobs' : problem.field
  const inputs = page.inputs?.map((input) => ({
    ...input,
    value: values[input.name] ?? '',
    ...(input.name === at ? { error: problem.words } : {}),
  }))
  return { ...page, problem: problem.words, ...(inputs === undefined ? {} : { inputs }) }
}

function donePage({ language, member, webLink }: Visit, scopes: readonly Scope[], code: string): Page {
  const words = guardianWords[language]
  const labels = scopes.map((scope) => `✓ ${words.scopes[scope].label}`)
  return {
    language,
    title: words.thanks,
    lines: [words.agreed(member.name, consents.CONSENT_VERSION), ...labels, words.told(member.name)],
    code: { label: words.code, words: code },
    sections: [words.how(webLink('/guardian'), member.publicId)],
  }
}
