/** A file of ours: copied from the platform, never a link to it. */
export interface StoredFile {
  readonly id: string
  readonly publicId: string
  readonly ownerId: string
  readonly name: string
  readonly mimeType: string
  readonly bytes: number
  readonly storageKey: string
}

/** Where the bytes lie: a folder, or a bucket. Keys are made by us: letters, digits, `/` and `-`. */
export interface Storage {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Throws when there is no such key. */
  get(key: string): Promise<Uint8Array>
  /** Nothing happens when there is no such key. */
  remove(key: string): Promise<void>
}

/** At most 20 MB each (product.md section 4), which is also what a Telegram bot may download. */
export const FILE_MAX_BYTES = 20 * 1024 * 1024

/** What workers may hand in. Nothing that runs when it is opened: no programs, no pages, no drawings with scripts. */
export const ALLOWED_TYPES: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/x-m4a': 'm4a',
}

/** Words without any markup that a program would follow; recognised by being text and by their ending. */
export const TEXT_TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  srt: 'application/x-subrip',
  json: 'application/json',
}

export const PICTURE_TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']
