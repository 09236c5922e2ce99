import { at, componentsIn, fields, listAt, textAt, type Fields } from './json.ts'
import type { Opened, Seen, UnseenDiscord } from './server.ts'

/** How interactions are brought to the bot. */
export type Bring = (interaction: Fields, opened: Opened) => Promise<void>

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

export type Filled = string | readonly string[] | readonly Upload[]

/** A person at this Discord, who reads components as they were sent and answers with interactions made by hand. */
export interface Player {
  readonly id: string
  uses(name: string, subcommand?: string, options?: Readonly<Record<string, string>>): Promise<Opened>
  presses(label: string): Promise<Opened>
  picks(label: string): Promise<Opened>
  /** Fills in the form that was opened last; what is not named keeps what it came with. */
  fillsIn(values: Readonly<Record<string, Filled>>): Promise<Opened>
  proposals(name: string, subcommand: string, option: string, typed: string): Promise<readonly unknown[]>
  seen(): readonly Seen[]
  /** What the newest message says. */
  reads(): string
  /** An interaction as this person would cause it, with only the fields that are always there. */
  interaction(type: number, data: Fields, message?: Seen): { readonly payload: Fields; readonly opened: Opened }
}

const WAIT_MILLISECONDS = 8000

export function playerOn(discord: UnseenDiscord, id: string, place: 'dm' | 'guild', bring: Bring): Player {
  const isPrivate = place === 'dm'
  const seen = (): readonly Seen[] => discord.messages.filter(({ person }) => person === id)
  let form: Fields | undefined

  function interaction(type: number, data: Fields, message?: Seen) {
    const opened: Opened = {
      id: discord.snowflake(),
      token: `aW50ZXJhY3Rpb24.${discord.snowflake()}`,
      person: id,
      isPrivate,
      message: message?.id,
      answeredAt: undefined,
      openedAt: performance.now(),
      response: undefined,
      original: undefined,
      isExpired: false,
    }
    discord.interactions.set(opened.id, opened)
    const user = { id, username: `user${id.slice(-3)}`, discriminator: '0', avatar: null, global_name: null }
    const inPrivate = message?.isPrivate ?? isPrivate
    const payload = {
      id: opened.id,
      application_id: discord.applicationId,
      type,
      token: opened.token,
      version: 1,
      ...(inPrivate ? { user } : { guild_id: discord.guildId, member: { user, roles: [], permissions: '0' } }),
      data,
      ...(message === undefined ? {} : { message: { id: message.id, flags: message.isEphemeral ? 64 : 0 } }),
    }
    return { payload, opened }
  }

  async function act(type: number, data: Fields, message?: Seen): Promise<Opened> {
    const before = JSON.stringify(seen())
    const { payload, opened } = interaction(type, data, message)
    await bring(payload, opened)
    await until(
      () => {
        if (opened.response === undefined) return false
        const kind = opened.response['type']
        if (kind === 9) form = fields(opened.response['data'])
        if (kind === 8 || kind === 9) return true
        return JSON.stringify(seen()) !== before && seen().every(({ body }) => body['isThinking'] !== true)
      },
      `an answer to ${JSON.stringify(data)}`,
    )
    return opened
  }

  function newestWith(is: (component: Fields) => boolean, what: string) {
    for (const message of seen().toReversed()) {
      const found = componentsIn(message.body).find((one) => is(one))
      if (found !== undefined) return { message, found }
    }
    throw new Error(`there is no ${what} in:\n${JSON.stringify(seen().at(-1)?.body)}`)
  }

  return {
    id,
    seen,
    interaction,
    uses: (name, subcommand, options = {}) => act(2, used(name, subcommand, options)),
    presses(label) {
      const { message, found } = newestWith(
        (one) =>
          one['type'] === 2 &&
          one['disabled'] !== true &&
          textAt(one, 'label').toLowerCase().includes(label.toLowerCase()),
        `button ${label}`,
      )
      return act(3, { component_type: 2, custom_id: found['custom_id'] }, message)
    },
    picks(label) {
      const named = (option: unknown): boolean => textAt(option, 'label').includes(label)
      const isSelect = (one: Fields): boolean => one['type'] === 3 && listAt(one, 'options').some(named)
      const { message, found } = newestWith(isSelect, `select with ${label}`)
      const values = listAt(found, 'options')
        .filter(named)
        .map((option) => at(option, 'value'))
      return act(3, { component_type: 3, custom_id: found['custom_id'], values }, message)
    },
    fillsIn(values) {
      const sent = filled(discord, form ?? {}, values)
      form = undefined
      return act(5, sent, newestWith((one) => one['type'] === 2, 'button').message)
    },
    async proposals(name, subcommand, option, typed) {
      const data = {
        ...used(name, subcommand, {}),
        options: [{ type: 1, name: subcommand, options: [focused(option, typed)] }],
      }
      const opened = await act(4, data)
      return listAt(opened.response, 'data', 'choices')
    },
    reads: () =>
      componentsIn(seen().at(-1)?.body)
        .map((one) => textAt(one, 'content'))
        .join('\n'),
  }
}

const focused = (name: string, value: string): Fields => ({ type: 3, name, value, focused: true })

function used(name: string, subcommand: string | undefined, given: Readonly<Record<string, string>>): Fields {
  const options = Object.entries(given).map(([option, value]) => ({ type: 3, name: option, value }))
  const below = subcommand === undefined ? options : [{ type: 1, name: subcommand, options }]
  return { id: '1', name, type: 1, ...(below.length === 0 ? {} : { options: below }) }
}

function filled(discord: UnseenDiscord, form: Fields, values: Readonly<Record<string, Filled>>): Fields {
  const attachments: Record<string, Fields> = {}
  const components = listAt(form, 'components').map((outer) => {
    const field = fields(at(outer, 'component'))
    const label = textAt(outer, 'label')
    const entries = Object.entries(values)
    const [, given] =
      entries.find(([words]) => label.startsWith(words)) ?? entries.find(([words]) => label.includes(words)) ?? []
    return { type: 18, id: 1, component: { id: 2, ...answered(discord, field, given, attachments) } }
  })
  const resolved = Object.keys(attachments).length === 0 ? {} : { resolved: { attachments } }
  return { custom_id: form['custom_id'], components, ...resolved }
}

function answered(
  discord: UnseenDiscord,
  field: Fields,
  given: Filled | undefined,
  attachments: Record<string, Fields>,
): Fields {
  const shared = { type: field['type'], custom_id: field['custom_id'] }
  const usual = listAt(field, 'options').flatMap((one) => (at(one, 'default') === true ? [textAt(one, 'value')] : []))
  switch (field['type']) {
    case 4:
      return { ...shared, value: given ?? field['value'] ?? '' }
    case 21:
      return { ...shared, value: given ?? usual[0] ?? null }
    case 19: {
      const uploads = (Array.isArray(given) ? given : []).filter((one) => typeof one === 'object')
      const ids = uploads.map(({ name, bytes }: Upload) => {
        const id = discord.snowflake()
        discord.attachments.set(id, bytes)
        const url = `${discord.origin}/files/${id}`
        // Whether Discord knows the type of a file is not sure.
        attachments[id] = { id, filename: name, size: bytes.length, url, proxy_url: url }
        return id
      })
      return { ...shared, values: ids }
    }
    default:
      return { ...shared, values: given ?? usual }
  }
}

/** Waits until it is so; says what it waited for in vain. */
export async function until(condition: () => boolean, what = 'an answer'): Promise<void> {
  const end = performance.now() + WAIT_MILLISECONDS
  while (!condition()) {
    if (performance.now() > end) throw new Error(`${what} never came`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
