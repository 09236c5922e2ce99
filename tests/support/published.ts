import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { z } from 'zod'
import type { SentBody, World } from './actor.ts'
import { asSchema, problemsOf, type Schema } from './json-schema.ts'
import { problemsOfCall } from './open-api.ts'

// The package has no types for this entry, so that it is read as something unknown.
const discord: unknown = await import(import.meta.resolve('discord-api-spec/zod'))

/** Lie beside the repository; not on every computer. The test `published.test.ts` reports it when they are missing. */
export const botApi = specification('telegram-methods-10.3.schema.json')
export const discordApi = specification('discord-openapi.json')

function specification(name: string): Schema | undefined {
  // Worktrees lie one folder deeper than the main checkout.
  const places = ['../../../shared/specs/', '../../../../shared/specs/'].map(
    (up) => new URL(up + name, import.meta.url),
  )
  const found = places.find((place) => existsSync(place))
  if (found === undefined) return undefined
  const read: unknown = JSON.parse(readFileSync(found, 'utf8'))
  return asSchema(read)
}

/** What our calls send, by the names that Discord's OpenAPI document gives to the bodies. */
const CALLBACKS = [
  'ApplicationCommandAutocompleteCallbackRequest',
  'CreateMessageInteractionCallbackRequest',
  'ModalInteractionCallbackRequest',
  'PongInteractionCallbackRequest',
  'UpdateMessageInteractionCallbackRequest',
]
const BODIES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^POST \/channels\/:\w+\/messages$/, ['MessageCreateRequest']],
  [/^PATCH \/channels\/:\w+\/messages\/:\w+$/, ['MessageEditRequestPartial']],
  [/^POST \/interactions\/:\w+\/:\w+\/callback$/, CALLBACKS],
  [/^POST \/http-door$/, CALLBACKS],
  [/^PATCH \/webhooks\/:\w+\/:\w+\/messages\/(?:@original|:\w+)$/, ['IncomingWebhookUpdateRequestPartial']],
  [/^POST \/webhooks\/:\w+\/:\w+$/, ['IncomingWebhookRequestPartial', 'IncomingWebhookUpdateRequestPartial']],
  [/^POST \/channels\/:\w+\/threads$/, ['CreateForumThreadRequest']],
  [/^PATCH \/channels\/:\w+$/, ['UpdateThreadRequestPartial', 'UpdateGuildChannelRequestPartial']],
  [/^POST \/users\/@me\/channels$/, ['CreatePrivateChannelRequest']],
]

/** Everything that the bot has sent is what the published specifications of both platforms say. */
export function expectPublished(world: World): void {
  const bodies = world.discordBodies().map((sent) => ({ ...sent, body: withWholePermissions(sent.body) }))
  const found = bodies.flatMap(({ method, route, body }) => discordProblems(`${method} ${route}`, body))
  expect(found).toEqual([])
  if (discordApi !== undefined) expect(bodies.flatMap((sent) => openApiProblems(discordApi, sent))).toEqual([])
  if (botApi === undefined) return
  const sent = world.standIn.calls().filter(({ ok }) => ok)
  expect(sent.flatMap(({ method, payload }) => telegramProblems(botApi, method, payload))).toEqual([])
}

/** Discord's guide wants permissions as a string, its document as a whole number; the server takes both. */
function withWholePermissions(body: unknown): unknown {
  if (!Array.isArray(body)) return body
  return body.map((one: unknown) => {
    const command = asSchema(one)
    const permissions = command['default_member_permissions']
    return permissions === undefined ? one : { ...command, default_member_permissions: Number(permissions) }
  })
}

/** What Discord's own document finds wrong with what we sent. */
export function openApiProblems(document: Schema, { path, body, ...sent }: SentBody): readonly string[] {
  // The answer of a request by the HTTP door is what the callback would have been.
  const callback = '/interactions/1/token/callback'
  const below = path === '/http-door' ? callback : path.replace(/^\/api\/v10(?=\/)/, '')
  return problemsOfCall(document, { ...sent, path: below, body: withWholePermissions(body) })
}

function discordProblems(call: string, body: unknown): readonly string[] {
  if (call.startsWith('GET ') || call.startsWith('DELETE ')) return []
  if (/^PUT \/applications\/:\w+\/commands$/.test(call)) {
    if (!Array.isArray(body)) return [`${call}: no list`]
    return body.flatMap((one) => problemsIn(call, ['ApplicationCommandUpdateRequest'], one))
  }
  const schemas = BODIES.find(([route]) => route.test(call))?.[1]
  return schemas === undefined ? [`${call} is not known to this check`] : problemsIn(call, schemas, body)
}

function problemsIn(call: string, names: readonly string[], body: unknown): readonly string[] {
  const found = names.map((name) => {
    const schema: unknown = Reflect.get(Object(discord), `${name}Schema`)
    if (!(schema instanceof z.core.$ZodType)) throw new Error(`The specification has no ${name}.`)
    const read = z.core.safeParse(schema, body)
    return read.success
      ? []
      : read.error.issues.map(({ path, message }) => `${call} (${name}) ${path.join('.')} ${message}`)
  })
  return found.some((problems) => problems.length === 0) ? [] : found.flat()
}

export function telegramProblems(schema: Schema, method: string, payload: Schema): readonly string[] {
  // A method without parameters is not described.
  if (Object.keys(payload).length === 0) return []
  return problemsOf(
    { root: schema },
    { $ref: `#/definitions/AllMethods/properties/${method}` },
    unpacked(payload),
    method,
  )
}

/** Beside an uploaded file, lists, objects and yes or no travel as JSON in a field of the form. */
function unpacked(payload: Schema): Schema {
  const { caption_entities: entities, protect_content: isProtected } = payload
  return {
    ...payload,
    ...(typeof entities === 'string' ? { caption_entities: JSON.parse(entities) } : {}),
    ...(isProtected === 'true' ? { protect_content: true } : {}),
  }
}
