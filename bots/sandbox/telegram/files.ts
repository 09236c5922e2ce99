import { type Arguments, textOf } from './arguments.ts'
import { imageSize } from './image-size.ts'
import type { Upload } from './multipart.ts'
import { badRequest } from './refusal.ts'
import type { FileRecord, Json, World } from './world.ts'

const maximumPhotoBytes = 10 * 1024 * 1024
const maximumUploadBytes = 50 * 1024 * 1024
const maximumDownloadBytes = 20 * 1024 * 1024

/** A photo is also offered as a thumbnail of at most this width and height, under its own id, as in the real server. */
const thumbnailPixels = 320
const thumbnailSuffix = '-thumbnail'

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}

/** Keeps a file. `claimedSize` in bytes is what the bot is told instead of the real length. */
export function keepFile(world: World, as: 'photo' | 'document', upload: Upload, claimedSize?: number): FileRecord {
  world.counters.file += 1
  const number = world.counters.file
  const unique = `AQAD${String(number).padStart(8, '0')}`
  const prefix = as === 'photo' ? 'AgACAgIAAxkBAAE' : 'BQACAgIAAxkBAAE'
  // Telegram turns every photo into a JPEG; the bytes stay as they are here, so the type says what they are.
  const fromName = /\.([a-z0-9]{1,8})$/i.exec(upload.name)?.[1]?.toLowerCase()
  const extension = extensions[upload.mimeType] ?? fromName ?? 'bin'
  const record: FileRecord = {
    fileId: `${prefix}${String(number).padStart(24, '0')}`,
    uniqueId: unique,
    as,
    name: upload.name,
    mimeType: upload.mimeType,
    bytes: upload.bytes,
    size: claimedSize ?? upload.bytes.length,
    path: `${as === 'photo' ? 'photos' : 'documents'}/file_${number}.${extension}`,
    ...(imageSize(upload.bytes) ?? { width: 1280, height: 960 }),
  }
  world.files.set(record.fileId, record)
  return record
}

export function findFile(world: World, fileId: string): FileRecord | undefined {
  return world.files.get(fileId.endsWith(thumbnailSuffix) ? fileId.slice(0, -thumbnailSuffix.length) : fileId)
}

/**
 * The file that a parameter names: an upload, `attach://NAME` or an id that the server gave out. Refuses with the real
 * texts what is missing, empty, too big, no picture, or of the other kind.
 */
export function fileOf(
  world: World,
  input: Arguments,
  as: 'photo' | 'document',
  value: string,
  field: string,
): FileRecord {
  const attached = value.startsWith('attach://') ? input.uploads.get(value.slice('attach://'.length)) : undefined
  const upload = attached ?? (value === '' ? input.uploads.get(field) : undefined)
  if (upload !== undefined) return keepFile(world, as, checkedUpload(as, upload))
  if (value === '' || value.startsWith('attach://')) throw badRequest(`there is no ${as} in the request`)
  // The stand-in fetches nothing from the net, like the real server when the address does not answer.
  if (/^https?:\/\//i.test(value)) throw badRequest('failed to get HTTP URL content')
  const known = findFile(world, value)
  if (known === undefined) {
    throw badRequest("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
  }
  if (known.as !== as) {
    const names = { photo: 'Photo', document: 'Document' }
    throw badRequest(`can't use file of type ${names[known.as]} as ${names[as]}`)
  }
  return known
}

function checkedUpload(as: 'photo' | 'document', upload: Upload): Upload {
  const size = upload.bytes.length
  if (size === 0) throw badRequest('file must be non-empty')
  if (size > maximumUploadBytes) throw badRequest(`file of size ${size} bytes is too big for a document`)
  if (as === 'document') return { ...upload, mimeType: betterType(upload) }
  if (size > maximumPhotoBytes) {
    throw badRequest(
      `file of size ${size} bytes is too big for a photo; the maximum size is ${maximumPhotoBytes} bytes`,
    )
  }
  const pixels = imageSize(upload.bytes)
  if (pixels === undefined) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = pixels
  const isThin = Math.max(width, height) > 20 * Math.min(width, height)
  if (width + height > 10_000 || isThin) throw badRequest('PHOTO_INVALID_DIMENSIONS')
  return { ...upload, mimeType: betterType(upload) }
}

/** grammY calls every upload `application/octet-stream`; the real server then goes by the name. */
function betterType(upload: Upload): string {
  if (upload.mimeType !== 'application/octet-stream') return upload.mimeType
  const extension = /\.([a-z0-9]{1,8})$/i.exec(upload.name)?.[1]?.toLowerCase()
  if (extension === 'jpeg') return 'image/jpeg'
  return Object.entries(extensions).find(([, known]) => known === extension)?.[0] ?? upload.mimeType
}

/** The `photo` list of a message, the smallest first. */
export function photoSizes(file: FileRecord): readonly Json[] {
  const scale = Math.min(1, thumbnailPixels / Math.max(file.width, file.height))
  const thumbnail = {
    file_id: `${file.fileId}${thumbnailSuffix}`,
    file_unique_id: `${file.uniqueId}t`,
    file_size: Math.min(file.size, 20_000),
    width: Math.max(1, Math.round(file.width * scale)),
    height: Math.max(1, Math.round(file.height * scale)),
  }
  const full = { ...fileFields(file), width: file.width, height: file.height }
  return scale < 1 ? [thumbnail, full] : [full]
}

export function documentFields(file: FileRecord): Json {
  return { file_name: file.name, mime_type: file.mimeType, ...fileFields(file) }
}

function fileFields(file: FileRecord): Json {
  return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size }
}

/** `getFile`: refuses unknown ids and files over 20 MB, the limit of downloads by bots. */
export function getFile(world: World, input: Arguments): Json {
  const fileId = textOf(input, 'file_id')
  if (fileId === '') throw badRequest('file_id not specified')
  const file = findFile(world, fileId)
  if (file === undefined) throw badRequest('invalid file_id')
  const isThumbnail = fileId !== file.fileId
  if (!isThumbnail && file.size > maximumDownloadBytes) throw badRequest('file is too big')
  const fields = isThumbnail ? photoSizes(file)[0] : fileFields(file)
  return {
    file_id: fileId,
    file_unique_id: fields?.['file_unique_id'],
    file_size: fields?.['file_size'],
    file_path: file.path,
  }
}

export function fileByPath(world: World, path: string): FileRecord | undefined {
  return [...world.files.values()].find((file) => file.path === path)
}
