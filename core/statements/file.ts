import { Unzip, UnzipInflate } from 'fflate'
import { refuse } from '../shared/refusal.ts'
import { readCamt } from './camt.ts'
import { readCsv } from './csv.ts'
import { STATEMENT_LIMITS, type ReadStatement } from './statement.ts'

/** All files of an archive together, unpacked. */
const MOST_UNPACKED = 4 * STATEMENT_LIMITS.bytes
const MOST_FILES = 40
const MOST_ENTRIES = 200
/** So much of an archive is unpacked at once: a thousand times as much can come out of it. */
const STEP = 4_096
/** How pictures begin, as they are taken of papers and screens: JPEG, PNG, GIF, WebP, HEIC and AVIF. */
const PICTURE = /^(?:\xff\xd8\xff|\x89PNG|GIF8|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif))/s
/** What windows-1252 has where Latin-1 has control characters, from 0x80 on; Node has got the euro sign wrong here. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Reads a bank's file: camt.053 or camt.052, alone or several in a ZIP, or a CSV of a known bank. Refuses
 * `statement.unreadable` with the reason for everything else, and for what is made to do harm.
 */
export function readFile(bytes: Uint8Array): readonly ReadStatement[] {
  if (bytes.byteLength > STATEMENT_LIMITS.bytes) refuse('statement.unreadable', { why: 'size' })
  const statements = isZip(bytes) ? unpacked(bytes).flatMap(readOne) : readOne(bytes)
  const count = statements.reduce((sum, { entries }) => sum + entries.length, 0)
  if (count === 0) refuse('statement.unreadable', { why: 'empty' })
  if (count > STATEMENT_LIMITS.entries) refuse('statement.unreadable', { why: 'too-many' })
  return statements
}

function readOne(bytes: Uint8Array): readonly ReadStatement[] {
  const words = decoded(bytes)
  return words.trimStart().startsWith('<') ? readCamt(words) : [readCsv(words)]
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/**
 * The XML files of an archive, read through from its beginning, so that each byte of it is unpacked once and counted as it
 * comes out: what it claims of itself, and in its list at the end, is not believed.
 */
function unpacked(bytes: Uint8Array): readonly Uint8Array[] {
  const files: { readonly pieces: Uint8Array[]; done: boolean }[] = []
  let [total, entries] = [0, 0]
  const unzip = new Unzip((file) => {
    entries += 1
    if (entries > MOST_ENTRIES) throw new RangeError('too many files')
    if (!/\.xml$/i.test(file.name)) return
    const read = { pieces: new Array<Uint8Array>(), done: false }
    files.push(read)
    file.ondata = (error, piece, final) => {
      if (error !== null) throw error
      total += piece.length
      if (total > MOST_UNPACKED || files.length > MOST_FILES) throw new RangeError('too large')
      read.pieces.push(piece)
      read.done ||= final
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += STEP) unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch {
    // Too large, or a broken archive: the library throws what it likes.
    return refuse('statement.unreadable', { why: 'zip' })
  }
  if (files.length === 0 || files.some(({ done }) => !done)) return refuse('statement.unreadable', { why: 'zip' })
  return files.map(({ pieces }) => Buffer.concat(pieces))
}

/** The words of a file in the encoding that it says or shows; never with a character guessed. */
function decoded(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const said = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(start)?.[1]?.toLowerCase()
  if (PICTURE.test(start)) return refuse('statement.unreadable', { why: 'picture' })
  if (bytes.includes(0)) return refuse('statement.unreadable', { why: 'encoding' })
  if (said !== undefined && ['iso-8859-1', 'iso-8859-15', 'windows-1252'].includes(said)) return windows1252(bytes)
  if (said !== undefined && said !== 'utf-8' && said !== 'us-ascii') refuse('statement.unreadable', { why: 'encoding' })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Spreadsheets and banks still write the Windows code page. XML has to say so.
    if (start.trimStart().startsWith('<')) return refuse('statement.unreadable', { why: 'encoding' })
    return windows1252(bytes)
  }
}

function windows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80] ?? letter)
}
