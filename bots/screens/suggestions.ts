import * as assignments from '../../core/assignments/index.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as jobs from '../../core/jobs/index.ts'
import type { Member } from '../../core/members/index.ts'
import * as shop from '../../core/shop/index.ts'
import type { Language } from '../../core/shared/language.ts'
import { formats } from '../copy/format.ts'

/** What can be proposed while somebody types. */
export type Suggested = 'job' | 'own-job' | 'work' | 'template' | 'own-offer'

export interface Suggestion {
  readonly name: string
  readonly value: string
}

/** Discord shows at most 25. */
const MOST = 25

/**
 * What to propose for the words typed so far, the newest or most urgent first. Each comes from one indexed page, in which
 * the words are looked for; nobody is promised anything: whatever is chosen is looked at again when it is used.
 */
export async function suggest(
  tx: Tx,
  member: Member | undefined,
  wanted: { readonly what: Suggested; readonly typed: string; readonly language: Language },
): Promise<readonly Suggestion[]> {
  const typed = wanted.typed.trim().slice(0, 100)
  if (wanted.what === 'template') return templates(typed, wanted.language)
  if (member === undefined || member.status !== 'active') return []
  switch (wanted.what) {
    case 'job':
      return openJobs(tx, member, wanted.language, typed)
    case 'own-job': {
      const { jobs: own } = await jobs.mine(tx, member, { limit: MOST })
      return named(own, typed)
    }
    case 'work':
      return work(tx, member, typed)
    case 'own-offer': {
      const { offers } = await shop.myOffers(tx, member, { limit: MOST })
      return named(offers, typed)
    }
  }
}

/** The index knows whole words; while the last one is still being typed, the newest jobs that contain it come first. */
async function openJobs(tx: Tx, member: Member, language: Language, typed: string): Promise<readonly Suggestion[]> {
  const { jobs: newest } = await jobs.find(tx, member, { limit: MOST })
  const begun = named(newest, typed)
  if (typed === '' || begun.length > 0) return begun.map(priced(newest, language))
  const { jobs: found } = await jobs.find(tx, member, { limit: MOST, words: typed })
  return named(found, '').map(priced(found, language))
}

async function work(tx: Tx, member: Member, typed: string): Promise<readonly Suggestion[]> {
  const { assignments: running } = await assignments.unfinished(tx, member, { limit: MOST })
  const open = running.filter(({ status }) => status === 'working' || status === 'revising')
  const titled = await Promise.all(
    open.map(async ({ publicId, jobId }) => ({ publicId, title: (await jobs.byId(tx, jobId)).title })),
  )
  return named(titled, typed)
}

function templates(typed: string, language: Language): readonly Suggestion[] {
  const all = jobs.CATEGORIES.flatMap((category) =>
    jobs.templatesOf(category).map(({ id, text }) => {
      const { emoji } = jobs.categoryNames[category]
      return { publicId: id, title: `${emoji} ${text[language].title}` }
    }),
  )
  return named(all, typed)
}

function named(
  list: readonly { readonly publicId: string; readonly title: string }[],
  typed: string,
): readonly Suggestion[] {
  const words = typed.toLocaleLowerCase()
  return list
    .filter(({ title }) => title.toLocaleLowerCase().includes(words))
    .slice(0, MOST)
    .map(({ publicId, title }) => ({ name: title, value: publicId }))
}

function priced(list: readonly jobs.Job[], language: Language): (suggestion: Suggestion) => Suggestion {
  const rewards = new Map(list.map(({ publicId, rewardPoints }) => [publicId, rewardPoints]))
  return ({ name, value }) => ({ value, name: `${formats[language].euros(rewards.get(value) ?? 0)} · ${name}` })
}
