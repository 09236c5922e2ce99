import type { Hint } from './page-feed.ts'
import type { SentFile, StandIn, StoredFile } from './telegram/types.ts'

/** Bot API: a bot downloads at most 20 MB, so a bigger file would only lead to a refusal later. */
export const MAXIMUM_FILE_BYTES = 20 * 1024 * 1024
/** Bot API: a photo is at most 10 MB. */
const MAXIMUM_PHOTO_BYTES = 10 * 1024 * 1024
/** Bot API: a caption has at most 1024 characters. */
const MAXIMUM_CAPTION = 1024

/** Types that a browser shows as a picture and that cannot carry a script. */
const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

interface RefusedFile {
  readonly status: 400 | 413
  readonly refused: Hint
}

/** Reads the fields `file`, `as` (photo or document) and `caption` of an upload, or says why it cannot be sent. */
export async function fileToSend(form: FormData): Promise<SentFile | RefusedFile> {
  const file = form.get('file')
  const caption = form.get('caption') ?? ''
  const as = form.get('as')
  if (!(file instanceof File) || typeof caption !== 'string' || (as !== 'photo' && as !== 'document')) {
    return {
      status: 400,
      refused: { de: 'Da war keine Datei dabei.', en: 'There was no file in it.' },
    }
  }
  if (file.size === 0) {
    return { status: 400, refused: { de: 'Die Datei ist leer.', en: 'The file is empty.' } }
  }
  if (file.size > MAXIMUM_FILE_BYTES) {
    return {
      status: 413,
      refused: {
        de: 'Die Datei ist zu groß. Höchstens 20 MB sind möglich.',
        en: 'The file is too big. At most 20 MB are possible.',
      },
    }
  }
  if (as === 'photo' && (file.size > MAXIMUM_PHOTO_BYTES || !PICTURE_TYPES.includes(file.type))) {
    return {
      status: 400,
      refused: {
        de: 'Als Bild gehen PNG, JPEG, WebP und GIF bis 10 MB. Alles andere geht als Datei.',
        en: 'Pictures are PNG, JPEG, WebP or GIF up to 10 MB. Anything else goes as a file.',
      },
    }
  }
  if (caption.length > MAXIMUM_CAPTION) {
    return {
      status: 400,
      refused: {
        de: 'Der Text zu einer Datei hat höchstens 1.024 Zeichen.',
        en: 'The text with a file has at most 1,024 characters.',
      },
    }
  }
  return {
    as,
    name: plainName(file.name),
    mimeType: plainType(file.type),
    bytes: new Uint8Array(await file.arrayBuffer()),
    ...(caption.trim() === '' ? {} : { caption: caption.trim() }),
  }
}

/**
 * A file of one person's chat. Pictures may be shown; everything else is only ever downloaded, so that a page or a
 * script that a worker handed in never runs at the sandbox's own address.
 */
export function fileToDownload(standIn: StandIn, personId: number, fileId: string): Response {
  const isInChat = standIn.history(personId).some((message) => message.file?.fileId === fileId)
  return downloadOf(isInChat ? standIn.file(fileId) : undefined)
}

/** A kept file as an answer: 404 with a sentence when it is not there. */
export function downloadOf(file: StoredFile | undefined): Response {
  if (file === undefined) {
    const refused: Hint = { de: 'Diese Datei ist nicht mehr da.', en: 'This file is not there any more.' }
    return Response.json({ refused }, { status: 404 })
  }
  const isPicture = PICTURE_TYPES.includes(file.mimeType)
  const name = encodeURIComponent(plainName(file.name)).replaceAll("'", '%27')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': isPicture ? file.mimeType : 'application/octet-stream',
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'cache-control': 'private, max-age=3600',
    },
  })
}

/** The last part of a name, without what cannot be seen; at most 128 characters. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()
  return plain === '' ? 'file' : plain.slice(0, 128)
}

/** The type that a browser claims, if it has the form of one. */
export function plainType(type: string): string {
  return /^[a-z]+\/[a-z0-9.+-]{1,100}$/.test(type) ? type : 'application/octet-stream'
}
