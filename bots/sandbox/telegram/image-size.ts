export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Width and height in pixels from the head of a PNG, JPEG, GIF or WebP; `undefined` for anything else. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = Buffer.from(bytes.subarray(0, 30)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n') && view.byteLength >= 24) {
    return { width: view.getUint32(16), height: view.getUint32(20) }
  }
  if (/^GIF8[79]a/.test(head) && view.byteLength >= 10) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  }
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' && view.byteLength >= 30)
    return webpSize(view, head.slice(12, 16))
  return head.startsWith('\xff\xd8') ? jpegSize(view) : undefined
}

function webpSize(view: DataView, chunk: string): ImageSize | undefined {
  if (chunk === 'VP8X') {
    return { width: 1 + (view.getUint32(24, true) & 0xffffff), height: 1 + (view.getUint32(26, true) >>> 8) }
  }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

function jpegSize(view: DataView): ImageSize | undefined {
  let at = 2
  while (at + 9 < view.byteLength) {
    const marker = view.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    if (marker < 0xff00) return undefined
    at += 2 + view.getUint16(at + 2)
  }
  return undefined
}
