import type { SentFile } from '../dialog/incoming.ts'
import { filled, list, part, wholeNumber, words } from './json.ts'
import type { Json } from './json.ts'

/** What a kind of file is called and is, when its sender's app does not say. */
const KINDS = [
  { field: 'document', name: 'file', mimeType: 'application/octet-stream' },
  { field: 'video', name: 'video.mp4', mimeType: 'video/mp4' },
  { field: 'animation', name: 'animation.mp4', mimeType: 'video/mp4' },
  { field: 'audio', name: 'audio.mp3', mimeType: 'audio/mpeg' },
  { field: 'voice', name: 'voice.ogg', mimeType: 'audio/ogg' },
  { field: 'video_note', name: 'video.mp4', mimeType: 'video/mp4' },
] as const

const PICTURES = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** The file of a message: a picture in its largest size, a document, or any other recording. */
export function sentFileOf(message: Json): SentFile | undefined {
  const photo = largest(list(message, 'photo'))
  if (photo !== undefined) return fileOf(photo, 'photo.jpg', 'image/jpeg', true)
  for (const { field, name, mimeType } of KINDS) {
    const file = fileOf(part(message, field), name, mimeType, false)
    if (file !== undefined) return file
  }
  return undefined
}

function fileOf(file: Json | undefined, name: string, mimeType: string, photo: boolean): SentFile | undefined {
  const reference = words(file, 'file_id')
  if (!filled(reference)) return undefined
  const ownName = words(file, 'file_name')
  const type = words(file, 'mime_type')?.toLowerCase()
  const size = wholeNumber(file, 'file_size')
  return {
    reference,
    name: filled(ownName) ? ownName : name,
    mimeType: filled(type) ? type : mimeType,
    ...(size === undefined || size < 0 ? {} : { size }),
    picture: photo || (type !== undefined && PICTURES.has(type)),
  }
}

function largest(sizes: readonly Json[]): Json | undefined {
  const area = (size: Json): number => (wholeNumber(size, 'width') ?? 0) * (wholeNumber(size, 'height') ?? 0)
  return sizes
    .filter((size) => filled(words(size, 'file_id')))
    .reduce<Json | undefined>((best, size) => (best === undefined || area(size) > area(best) ? size : best), undefined)
}
