import { toBuffer } from 'qrcode'

/** A QR code as a PNG with its quiet zone: error correction M, as EPC069-12 asks for. */
export async function qrPicture(words: string): Promise<Uint8Array> {
  return toBuffer(words, { errorCorrectionLevel: 'M', margin: 4, scale: 8 })
}
