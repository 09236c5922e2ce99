import { Buffer } from 'node:buffer'

import { badRequest } from './refusal.ts'

export interface Upload {
  readonly name: string
  readonly mimeType: string
  readonly bytes: Uint8Array
}

export interface FormParts {
  readonly fields: ReadonlyMap<string, string>
  readonly uploads: ReadonlyMap<string, Upload>
}

const lineBreak = Buffer.from('\r\n')
const headersEnd = Buffer.from('\r\n\r\n')

/**
 * Reads a multipart/form-data body. Written by hand because grammY writes `filename=` without quotes and headers in
 * lower case without a space, which Telegram's reader takes and the platform's strict `formData()` refuses.
 * Refuses a body that does not end with its boundary.
 */
export function readMultipart(body: Uint8Array, contentType: string): FormParts {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(contentType)
  const name = (boundary?.[1] ?? boundary?.[2])?.trim()
  if (name === undefined || name === '') throw badRequest("can't find boundary of the multipart request")
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const mark = Buffer.from(`--${name}`)
  const fields = new Map<string, string>()
  const uploads = new Map<string, Upload>()
  let at = bytes.indexOf(mark)
  if (at !== 0 && bytes.subarray(at - 2, at).compare(lineBreak) !== 0) throw badRequest('boundary not found')
  for (;;) {
    const afterMark = at + mark.length
    if (bytes.subarray(afterMark, afterMark + 2).toString('latin1') === '--') return { fields, uploads }
    const next = bytes.indexOf(Buffer.concat([lineBreak, mark]), afterMark)
    if (next === -1) throw badRequest('unexpected end of the multipart request')
    readPart(bytes.subarray(afterMark + lineBreak.length, next), fields, uploads)
    at = next + lineBreak.length
  }
}

function readPart(part: Buffer, fields: Map<string, string>, uploads: Map<string, Upload>): void {
  const split = part.indexOf(headersEnd)
  if (split === -1) throw badRequest("can't find the end of the headers of a multipart field")
  const headers = part.subarray(0, split).toString('utf8')
  const content = part.subarray(split + headersEnd.length)
  const disposition = /content-disposition:\s*form-data([^\r\n]*)/i.exec(headers)?.[1] ?? ''
  const name = attribute(disposition, 'name')
  if (name === undefined) throw badRequest('a multipart field has no name')
  const fileName = attribute(disposition, 'filename')
  if (fileName === undefined) {
    fields.set(name, content.toString('utf8'))
    return
  }
  const mimeType = /content-type:\s*([^\r\n;]+)/i.exec(headers)?.[1]?.trim() ?? 'application/octet-stream'
  uploads.set(name, { name: fileName, mimeType, bytes: new Uint8Array(content) })
}

function attribute(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\r\\n]*))`, 'i').exec(disposition)
  return (found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2])?.trim()
}
