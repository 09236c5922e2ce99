import { CATEGORIES, categoryNames } from '../../core/jobs/index.ts'
import { LANGUAGES } from '../../core/shared/language.ts'
import { copyFor } from '../copy/copy.ts'
import { POST_STATES, type Post } from '../boards/surface.ts'
import { failureOf } from './failure.ts'
import { list, part, snowflake, words, type Json } from './json.ts'
import { MAX_FORUM_TAGS, MAX_TAG_LENGTH } from './limits.ts'
import type { Network } from './network.ts'

/** The tags of forums: which of them say how a job stands, and what it is about. */
export interface ForumTags {
  /** The ids of the tags for this job, as far as the forum has them or we may make them. */
  readonly of: (forum: string, post: Post) => Promise<readonly string[]>
  /** The forum's tags are others by now. */
  readonly forget: (forum: string) => void
}

const MOST_REMEMBERED = 1000

export function createForumTags(network: Network): ForumTags {
  const known = new Map<string, ReadonlyMap<string, string>>()

  /** The ids of a forum's tags by their names in small letters; what is missing is made, once, if we may. */
  async function tagsOf(forum: string, post: Post): Promise<ReadonlyMap<string, string>> {
    const remembered = known.get(forum)
    if (remembered !== undefined) return remembered
    const present = list(await network.channel(forum), 'available_tags')
    const made = await completed(network, forum, present, post)
    const tags = new Map(
      made.flatMap((tag) => {
        const id = snowflake(tag, 'id')
        return id === undefined ? [] : [[(words(tag, 'name') ?? '').toLowerCase(), id] as const]
      }),
    )
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(forum, tags)
    return tags
  }

  return {
    async of(forum, post) {
      const tags = await tagsOf(forum, post)
      return [stateNames(post), categoryNamesOf(post)].flatMap((names) => {
        const id = names.map((name) => tags.get(name.toLowerCase())).find((one) => one !== undefined)
        return id === undefined ? [] : [id]
      })
    },
    forget: (forum) => void known.delete(forum),
  }
}

/** A tag may have been named by people, or by us in the board's former language. */
const stateNames = ({ state, language }: Post): readonly string[] =>
  [language, ...LANGUAGES].map((one) => copyFor(one).boards.card.tags[state])
const categoryNamesOf = ({ category, language }: Post): readonly string[] =>
  [language, ...LANGUAGES].map((one) => shortened(categoryNames[category][one]))

const shortened = (name: string): string => [...name].slice(0, MAX_TAG_LENGTH).join('').trim()

/** The states first: they are what a reader filters by. A forum has room for twenty. */
async function completed(
  network: Network,
  forum: string,
  present: readonly Json[],
  post: Post,
): Promise<readonly Json[]> {
  const names = present.map((tag) => (words(tag, 'name') ?? '').toLowerCase())
  const has = (wanted: readonly string[]): boolean => wanted.some((name) => names.includes(name.toLowerCase()))
  const wanted = [
    ...POST_STATES.map((state) => stateNames({ ...post, state })),
    ...CATEGORIES.map((category) => categoryNamesOf({ ...post, category })),
  ]
  const missing = wanted.filter((one) => !has(one)).map(([name = '']) => ({ name }))
  const room = MAX_FORUM_TAGS - present.length
  if (missing.length === 0 || room <= 0) return present
  const kept = present.map((tag) => ({
    id: snowflake(tag, 'id'),
    name: words(tag, 'name') ?? '',
    moderated: part(tag, 'moderated') === true,
    emoji_id: snowflake(tag, 'emoji_id') ?? null,
    emoji_name: words(tag, 'emoji_name') ?? null,
  }))
  try {
    const changed = await network.changeChannel(forum, { available_tags: [...kept, ...missing.slice(0, room)] })
    return list(changed, 'available_tags')
  } catch (error) {
    const { is } = failureOf(error)
    // We may not manage the forum: then it has the tags that it has.
    if (is === 'closed' || is === 'impossible') return present
    throw error
  }
}
