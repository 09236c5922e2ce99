import { ComponentType } from 'discord-api-types/v10'
import type { Ref } from '../dialog/card.ts'
import type { Act, SentFile } from '../dialog/incoming.ts'
import { readBox } from './custom-id.ts'
import { list, part, snowflake, wholeNumber, words } from './json.ts'
import type { Json } from './json.ts'
import { MAX_MODAL_COMPONENTS, MAX_UPLOADS } from './limits.ts'

const KEY = /^[a-z-]{1,16}$/
const PICTURES: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

/** What somebody filled into a form of ours: an answer for each of its fields, and the files. Pure, throws for no JSON. */
export function readForm(ref: Ref, data: Json | undefined): Act {
  const values: [string, string | readonly string[]][] = []
  const files: [string, readonly SentFile[]][] = []
  for (const field of fieldsIn(data)) {
    const id = words(field, 'custom_id')
    const box = wholeNumber(field, 'type') === ComponentType.Checkbox ? readBox(id ?? '') : undefined
    const key = box?.key ?? id
    if (key === undefined || !KEY.test(key)) continue
    if (box !== undefined) values.push([key, part(field, 'value') === true ? [box.value] : []])
    else if (wholeNumber(field, 'type') === ComponentType.FileUpload) files.push([key, uploadsIn(field, data)])
    else values.push([key, valueOf(field)])
  }
  return {
    is: 'answers',
    ref,
    values: Object.fromEntries(values),
    ...(files.length === 0 ? {} : { files: Object.fromEntries(files) }),
  }
}

/** A field stands in a label, or, in modals of the older kind, in a row. */
function fieldsIn(data: Json | undefined): readonly Json[] {
  return list(data, 'components')
    .slice(0, MAX_MODAL_COMPONENTS)
    .flatMap((outer) => {
      const inner = part(outer, 'component')
      return inner === undefined ? list(outer, 'components').slice(0, 1) : [inner]
    })
}

/** Text and radio groups have one value, which is null when nothing was chosen; everything else has a list. */
function valueOf(field: Json): string | readonly string[] {
  if (!Array.isArray(part(field, 'values'))) return words(field, 'value') ?? ''
  return list(field, 'values').flatMap((value) => (typeof value === 'string' ? [value.toWellFormed()] : []))
}

function uploadsIn(field: Json, data: Json | undefined): readonly SentFile[] {
  return list(field, 'values')
    .slice(0, MAX_UPLOADS)
    .flatMap((id) => (typeof id === 'string' ? [fileOf(part(data, 'resolved', 'attachments', id))] : []))
    .filter((file) => file !== undefined)
}

function fileOf(attachment: Json | undefined): SentFile | undefined {
  const reference = words(attachment, 'url')
  if (snowflake(attachment, 'id') === undefined || reference === undefined || !URL.canParse(reference)) return undefined
  const mimeType = (words(attachment, 'content_type') ?? 'application/octet-stream').split(';')[0]?.toLowerCase() ?? ''
  const size = wholeNumber(attachment, 'size')
  return {
    reference,
    name: words(attachment, 'filename') ?? 'file',
    mimeType,
    ...(size === undefined || size < 0 ? {} : { size }),
    picture: PICTURES.has(mimeType),
  }
}
