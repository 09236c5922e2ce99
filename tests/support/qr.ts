import jsqr from 'jsqr'
import { PNG } from 'pngjs'

/** What an app would read from a picture of a QR code, and the code's version; undefined when there is none. */
export function scanned(png: Uint8Array): { readonly words: string; readonly version: number } | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(png))
  const found = jsqr.default(new Uint8ClampedArray(data), width, height)
  return found === null ? undefined : { words: found.data, version: found.version }
}
