import { Outage } from '../../core/db/outage.ts'
import { Refusal, refuse } from '../../core/shared/refusal.ts'
import type { SentFile } from '../dialog/incoming.ts'
import { bytesOf } from '../download.ts'

/** product.md section 4: at most 20 MB each, whatever Discord lets a person upload. */
const MEGABYTES = 20
export const MAX_DOWNLOAD_BYTES = MEGABYTES * 1024 * 1024
/** An address whose time is over is forbidden. */
const GONE = [403, 404, 410]
const TIMEOUT_MILLISECONDS = 25_000
/** Where Discord keeps attachments (docs, reference, signed attachment URLs). */
const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net'])

/**
 * The bytes of an attachment. Its address is signed and ends within a day, so it is fetched at once and never handed on.
 * With Discord's own interface only Discord's own hosts are asked. Refuses `file.too_large` and `file.unknown`; throws
 * an Outage when the host is away or slow.
 */
export async function download(apiRoot: string, file: SentFile): Promise<Uint8Array> {
  if ((file.size ?? 0) > MAX_DOWNLOAD_BYTES) refuse('file.too_large', { megabytes: MEGABYTES })
  if (!isDiscords(apiRoot, file.reference)) refuse('file.unknown', {})
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS)
    const answer = await fetch(file.reference, { signal, redirect: 'error' })
    return await bytesOf(answer, { platform: 'Discord', gone: GONE, mostMegabytes: MEGABYTES })
  } catch (error) {
    if (error instanceof Refusal || error instanceof Outage) throw error
    throw new Outage(`Discord did not hand over a file (${error instanceof Error ? error.name : 'unknown'})`)
  }
}

/** Another interface than Discord's own (a stand-in, a proxy) keeps its files where it likes. */
function isDiscords(apiRoot: string, address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  const own = new URL(apiRoot).hostname
  if (!/(?:^|\.)discord(?:app)?\.com$/.test(own)) return url.protocol === 'https:' || url.protocol === 'http:'
  return url.protocol === 'https:' && HOSTS.has(url.hostname)
}
