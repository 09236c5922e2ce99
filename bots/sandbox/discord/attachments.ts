import { createHmac, timingSafeEqual } from 'node:crypto'

import { invalidForm } from './form.ts'
import type { AttachmentForm } from './message-shapes.ts'
import { refused } from './refusal.ts'
import { newId } from './snowflake.ts'
import type { SentAttachment, StoredAttachment } from './types.ts'
import type { AttachmentRecord, Json, World } from './world.ts'

/** Discord, "Uploading Files": 10 MiB a file without boosts. */
export const maximumFileBytes = 10 * 1024 * 1024

/** Discord gives links to attachments about a day (reference, "Signed Attachment CDN URLs"). */
const linkSeconds = 24 * 60 * 60

export type Uploads = ReadonlyMap<string, StoredAttachment>

/** Letters that Discord leaves in a file's name; others become an underscore. */
function safeName(name: string): string {
  const kept = name.normalize('NFC').replaceAll(/[^\p{L}\p{N}._-]+/gu, '_')
  return kept === '' ? 'unknown' : kept.slice(-200)
}

/** Keeps a file that the bot uploaded. Throws 413 with 40005 over 10 MiB. */
function keepUpload(
  world: World,
  channelId: string,
  upload: StoredAttachment,
  form?: AttachmentForm,
): AttachmentRecord {
  if (upload.bytes.length > maximumFileBytes) throw refused.tooLarge()
  const kept = {
    id: newId(world),
    channelId,
    name: safeName(form?.filename ?? upload.name),
    mimeType: upload.mimeType,
    bytes: upload.bytes,
    size: upload.bytes.length,
    isEphemeral: false,
    ...(typeof form?.description === 'string' && { description: form.description }),
  }
  world.attachments.set(kept.id, kept)
  return kept
}

/** Keeps a file that a person hands in with a command or a modal. Throws over the 10 MiB that Discord's app lets through. */
export function keepSent(world: World, channelId: string, sent: SentAttachment): AttachmentRecord {
  if (sent.bytes.length > maximumFileBytes) throw new Error('Discord lets nobody upload a file over 10 MiB here.')
  const kept = {
    id: newId(world),
    channelId,
    name: safeName(sent.name),
    mimeType: sent.mimeType,
    bytes: sent.bytes,
    size: sent.claimedSize ?? sent.bytes.length,
    isEphemeral: true,
  }
  world.attachments.set(kept.id, kept)
  return kept
}

/**
 * The attachments of a message after this request: those of `before` that the form names (all, when it names none at
 * all), and the new files. Throws a 50035 for an id that is neither.
 */
export function attach(
  world: World,
  channelId: string,
  forms: readonly AttachmentForm[] | undefined,
  uploads: Uploads,
  before: readonly string[],
  under: readonly PropertyKey[],
): readonly AttachmentRecord[] {
  const files = [...uploads].flatMap(([field, upload]) => {
    const index = /^files\[(\d{1,2})\]$/.exec(field)?.[1]
    if (index !== undefined) return [{ index, upload }]
    const message = 'A file has to be named files[n].'
    throw invalidForm([{ path: [...under, field], code: 'UNKNOWN_FIELD', message }])
  })
  for (const [at, form] of (forms ?? []).entries()) {
    const isKnown = before.includes(String(form.id)) || files.some(({ index }) => index === String(form.id))
    if (isKnown) continue
    const path = [...under, 'attachments', at, 'id']
    throw invalidForm([{ path, code: 'ATTACHMENT_NOT_FOUND', message: 'Attachment data not found' }])
  }
  const kept = forms === undefined ? before : before.filter((id) => forms.some((form) => String(form.id) === id))
  if (kept.length + files.length > 10) {
    const path = [...under, 'attachments']
    throw invalidForm([{ path, code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 10 or fewer in length.' }])
  }
  const added = files.map(({ index, upload }) => {
    return keepUpload(
      world,
      channelId,
      upload,
      forms?.find((form) => String(form.id) === index),
    )
  })
  return [...kept.flatMap((id) => world.attachments.get(id) ?? []), ...added]
}

function signature(world: World, path: string, expires: string, issued: string): string {
  return createHmac('sha256', world.token).update(`${path}?ex=${expires}&is=${issued}`).digest('hex')
}

/** The link to a file: signed and good for a day of the sandbox clock. */
export function linkTo(world: World, file: AttachmentRecord): string {
  const folder = file.isEphemeral ? `/ephemeral-attachments/${world.applicationId}` : `/attachments/${file.channelId}`
  const path = `${folder}/${file.id}/${encodeURIComponent(file.name)}`
  const now = Math.floor(world.now() / 1000)
  const issued = now.toString(16)
  const expires = (now + linkSeconds).toString(16)
  return `${world.origin}${path}?ex=${expires}&is=${issued}&hm=${signature(world, path, expires, issued)}&`
}

/** The file behind a link; nothing when the link is forged or has expired. */
export function fileBehind(world: World, url: URL): AttachmentRecord | undefined {
  const id = /^\/(?:ephemeral-)?attachments\/\d+\/(\d+)\/[^/]+$/.exec(url.pathname)?.[1]
  const file = id === undefined ? undefined : world.attachments.get(id)
  const expires = url.searchParams.get('ex') ?? ''
  const given = Buffer.from(url.searchParams.get('hm') ?? '')
  const right = Buffer.from(signature(world, url.pathname, expires, url.searchParams.get('is') ?? ''))
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  return Number.parseInt(expires, 16) * 1000 > world.now() ? file : undefined
}

/** An attachment as the API shows it. */
export function attachmentJson(world: World, file: AttachmentRecord): Json {
  const url = linkTo(world, file)
  return {
    id: file.id,
    filename: file.name,
    size: file.size,
    url,
    proxy_url: url,
    content_type: file.mimeType,
    ...(file.description !== undefined && { description: file.description }),
    ...(file.isEphemeral && { ephemeral: true }),
  }
}
