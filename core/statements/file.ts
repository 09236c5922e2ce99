import { unzipSync } from 'fflate'
import { refuse } from '../shared/refusal.ts'
import { readCamt } from './camt.ts'
import { readCsv } from './csv.ts'
import { STATEMENT_LIMITS, type ReadStatement } from './statement.ts'

/** All files of an archive together, unpacked. */
const MOST_UNPACKED = 4 * STATEMENT_LIMITS.bytes
const MOST_FILES = 40
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

/** The XML files of an archive. What it claims to unpack to is summed up before a single byte is unpacked. */
function unpacked(bytes: Uint8Array): readonly Uint8Array[] {
  let total = 0
  let count = 0
  const bad = (): never => refuse('statement.unreadable', { why: 'zip' })
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/\.xml$/i.test(name)) return false
        total += originalSize
        count += 1
        return total <= MOST_UNPACKED && count <= MOST_FILES
      },
    })
    if (count > 0 && total <= MOST_UNPACKED && count <= MOST_FILES) return Object.values(files)
  } catch {
    // A broken archive: the library throws what it likes.
    return bad()
  }
  return bad()
}

/** The words of a file in the encoding that it says or shows; never with a character guessed. */
function decoded(bytes: Uint8Array): string {
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const said = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(start)?.[1]?.toLowerCase()
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
