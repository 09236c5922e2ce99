import { renderAsync } from '@resvg/resvg-js'
import { drawable, FONT_FILES } from '../shared/font.ts'
import { xmlText } from '../shared/xml.ts'

/** How wide the pictures for a chat are, in pixels. */
export const WIDTH = 1000
/** How wide letters of DejaVu Sans are, as parts of their size, rounded up; bold ones are a seventh wider. */
const LETTERS = [
  { letters: /[\s.,:;!|'ijl·-]/u, width: 0.42 },
  { letters: /[MWmw%@ÆŒ€…—]|[\u0530-\u1fff\u2300-\u{10ffff}]/u, width: 1.05 },
] as const
const USUAL_LETTER = 0.68
const BOLD = 8 / 7
/** The fonts that come along: without any, resvg silently draws no text at all. */
const FONT = {
  loadSystemFonts: false,
  fontFiles: Object.values(FONT_FILES),
  defaultFontFamily: 'DejaVu Sans',
}

/** Draws an SVG as a PNG of `width` pixels, off the event loop. */
export async function png(svg: string, width: number): Promise<Uint8Array> {
  const image = await renderAsync(svg, { fitTo: { mode: 'width', value: width }, font: FONT })
  return image.asPng()
}

/**
 * Breaks words into at most `most` lines of about `perLine` characters; what is left over is cut with an ellipsis. Words
 * longer than a line are broken.
 */
export function inLines(words: string, perLine: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  const pieces = words.split(/\s+/).flatMap((word) => {
    const letters = [...word]
    return Array.from({ length: Math.ceil(letters.length / perLine) }, (_, index) =>
      letters.slice(index * perLine, (index + 1) * perLine).join(''),
    )
  })
  for (const piece of pieces) {
    if (line !== '' && [...line].length + 1 + [...piece].length > perLine) {
      lines.push(line)
      line = piece
    } else line = line === '' ? piece : `${line} ${piece}`
  }
  if (line !== '') lines.push(line)
  if (lines.length <= most) return lines
  const last = [...(lines[most - 1] ?? '')]
  return [...lines.slice(0, most - 1), `${last.slice(0, perLine - 1).join('')}…`]
}

/** A picture of `WIDTH` on a light ground of its own, with the stripe that all of ours have. */
export const frame = (height: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="DejaVu Sans">
    <rect width="${WIDTH}" height="${height}" fill="#fff6f1"/><rect width="${WIDTH}" height="12" fill="#e4502b"/>${body}</svg>`

/** Words on one line that never leave their room: smaller when they are long, down to three fifths, and then cut. */
export function fitted(
  words: string,
  at: {
    readonly x: number
    readonly y: number
    readonly size: number
    readonly width: number
    readonly colour: string
    readonly bold?: boolean
    /** `x` is where the words end. */
    readonly end?: boolean
  },
): string {
  const isBold = at.bold === true
  const letters = [...drawable(words)]
  const room = at.width / (isBold ? BOLD : 1)
  const size = Math.max(at.size * 0.6, Math.min(at.size, room / Math.max(1, widthOf(letters))))
  const line = cut(letters, room / size)
  return `<text x="${at.x}" y="${at.y}" font-size="${size.toFixed(1)}" fill="${at.colour}"${isBold ? ' font-weight="bold"' : ''}${at.end === true ? ' text-anchor="end"' : ''}>${xmlText(line)}</text>`
}

const letterWidth = (letter: string): number =>
  LETTERS.find(({ letters }) => letters.test(letter))?.width ?? USUAL_LETTER

const widthOf = (letters: readonly string[]): number => letters.reduce((sum, letter) => sum + letterWidth(letter), 0)

/** All letters when they fit into so many times their size, else as many as do, with an ellipsis. */
function cut(letters: readonly string[], room: number): string {
  // A size that was chosen to fit is rounded.
  if (widthOf(letters) <= room + 0.01) return letters.join('')
  let width = letterWidth('…')
  const kept = letters.findIndex((letter) => (width += letterWidth(letter)) > room)
  return `${letters.slice(0, kept).join('').trimEnd()}…`
}
