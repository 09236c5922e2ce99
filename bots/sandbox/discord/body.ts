import type { Uploads } from './attachments.ts'
import { refused } from './refusal.ts'
import type { StoredAttachment } from './types.ts'

export interface Body {
  readonly body: unknown
  readonly uploads: Uploads
}

/**
 * Reads a JSON body, or a form with `payload_json` and `files[n]`. Throws 50109 for what is neither. An empty body is
 * `undefined`.
 */
export async function readBody(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Body> {
  if (bytes.length === 0) return { body: undefined, uploads: new Map() }
  if (/^application\/json\b/i.test(contentType))
    return { body: parse(new TextDecoder().decode(bytes)), uploads: new Map() }
  if (!/^multipart\/form-data\b/i.test(contentType)) throw refused.invalidJson()
  const form = await readForm(bytes, contentType)
  const uploads = new Map<string, StoredAttachment>()
  let body: unknown = {}
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      if (name !== 'payload_json') throw refused.invalidJson()
      body = parse(value)
    } else {
      const mimeType = value.type === '' ? 'application/octet-stream' : value.type
      uploads.set(name, { name: value.name, mimeType, bytes: new Uint8Array(await value.arrayBuffer()) })
    }
  }
  return { body, uploads }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) throw refused.invalidJson()
    throw error
  }
}

async function readForm(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
  } catch (error) {
    if (error instanceof TypeError) throw refused.invalidJson()
    throw error
  }
}
