import { readCustomId } from './custom-id.ts'
import { isPublicId } from '../../core/shared/public-id.ts'
import { list, part, snowflake, words, type Json } from './json.ts'
import { MAX_COMPONENTS } from './limits.ts'

/** What a message of ours is about, as far as that can be reported. `id` is a public id. */
export interface Reported {
  readonly kind: 'job' | 'submission'
  readonly id: string
}

/**
 * What the message is about for which somebody chose *Report*: a submission if it shows one, or else a job. Undefined for
 * a message of anybody else, and for one about nothing or about several. Anybody can have made it up: whoever reports is
 * authorised later.
 */
export function reportedIn(interaction: Json): Reported | undefined {
  const ours = snowflake(interaction, 'application_id')
  const target = snowflake(interaction, 'data', 'target_id')
  const message = target === undefined ? undefined : part(interaction, 'data', 'resolved', 'messages', target)
  if (ours === undefined || message === undefined) return undefined
  if (snowflake(message, 'application_id') !== ours && snowflake(message, 'author', 'id') !== ours) return undefined
  const shown = customIdsIn(list(message, 'components')).flatMap((id) => aboutIn(id) ?? [])
  for (const kind of ['submission', 'job'] as const) {
    const ids = new Set(shown.flatMap((one) => (one.kind === kind ? [one.id] : [])))
    const [id, ...others] = ids
    if (id !== undefined) return others.length === 0 ? { kind, id } : undefined
  }
  return undefined
}

function aboutIn(customId: string): Reported | undefined {
  const marked = readCustomId(customId)
  if (marked?.is !== 'go') return undefined
  const [kind] = marked.intent.do.split('.')
  const [id = ''] = marked.intent.args
  return (kind === 'job' || kind === 'submission') && isPublicId(id) ? { kind, id } : undefined
}

/** Of buttons and selects, at any depth; of no more components than a message holds. */
function customIdsIn(components: readonly Json[]): readonly string[] {
  const open = [...components]
  const ids: string[] = []
  for (let count = 0; count < MAX_COMPONENTS; count += 1) {
    const component = open.shift()
    if (component === undefined) break
    const id = words(component, 'custom_id')
    if (id !== undefined) ids.push(id)
    open.push(...list(component, 'components'), ...[part(component, 'accessory') ?? []].flat())
  }
  return ids
}
