import { GrammyError } from 'grammy'
import type { Api } from 'grammy'
import { Outage } from '../../core/db/outage.ts'
import { Refusal, refuse } from '../../core/shared/refusal.ts'
import type { SentFile } from '../dialog/incoming.ts'
import { bytesOf } from '../download.ts'
import { reasonOf } from './failure.ts'

/** Bot API, getFile: bots can download files of up to 20 MB. */
const MEGABYTES = 20
export const MAX_DOWNLOAD_BYTES = MEGABYTES * 1024 * 1024
const GONE = [404, 410]
const TIMEOUT_MILLISECONDS = 25_000

export interface Source {
  readonly api: Api
  readonly apiRoot: string
  readonly token: string
}

/**
 * The bytes of a file that a person sent. Its address carries the bot's token: it is neither logged nor handed on, and
 * no error holds it. Refuses `file.too_large` (before the download when the size is told, else on the way) and
 * `file.unknown`; throws an Outage when Telegram is away, slow or busy.
 */
export async function download(source: Source, file: SentFile): Promise<Uint8Array> {
  if ((file.size ?? 0) > MAX_DOWNLOAD_BYTES) refuse('file.too_large', { megabytes: MEGABYTES })
  const path = await pathOf(source.api, file.reference)
  const url = `${source.apiRoot}/file/bot${source.token}/${path.split('/').map(encodeURIComponent).join('/')}`
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS), redirect: 'error' })
    return await bytesOf(answer, { platform: 'Telegram', gone: GONE, mostMegabytes: MEGABYTES })
  } catch (error) {
    if (error instanceof Refusal || error instanceof Outage) throw error
    throw new Outage(`Telegram did not hand over a file (${error instanceof Error ? error.name : 'unknown'})`)
  }
}

async function pathOf(api: Api, reference: string): Promise<string> {
  try {
    const { file_path: path, file_size: size } = await api.getFile(reference)
    if ((size ?? 0) > MAX_DOWNLOAD_BYTES) refuse('file.too_large', { megabytes: MEGABYTES })
    return path ?? refuse('file.unknown', {})
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof GrammyError && error.error_code === 400) {
      if (/file is too big/i.test(error.description)) refuse('file.too_large', { megabytes: MEGABYTES })
      refuse('file.unknown', {})
    }
    throw new Outage(`Telegram did not name a file (${reasonOf(error)})`)
  }
}
