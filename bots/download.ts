import { Outage } from '../core/db/outage.ts'
import { refuse } from '../core/shared/refusal.ts'

/**
 * The bytes of a file that a platform hands over, at most `mostMegabytes`. Refuses `file.unknown` for a status that means that
 * it is `gone`, and `file.too_large` on the way; throws an Outage for every other answer without a file.
 */
export async function bytesOf(
  answer: Response,
  from: { readonly platform: string; readonly gone: readonly number[]; readonly mostMegabytes: number },
): Promise<Uint8Array> {
  if (from.gone.includes(answer.status)) {
    await answer.body?.cancel()
    refuse('file.unknown', {})
  }
  if (!answer.ok || answer.body === null) {
    await answer.body?.cancel()
    throw new Outage(`${from.platform} did not hand over a file (${answer.status})`)
  }
  const parts: Uint8Array[] = []
  let length = 0
  // Leaving the loop by a throw cancels the download: what is too large is not read to its end.
  for await (const chunk of answer.body) {
    length += chunk.byteLength
    if (length > from.mostMegabytes * 1024 * 1024) refuse('file.too_large', { megabytes: from.mostMegabytes })
    parts.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of parts) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}
