import { fileURLToPath } from 'node:url'
import { renderAsync } from '@resvg/resvg-js'

const font = (name: string): string => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))

/** The fonts that come along: without any, resvg silently draws no text at all. */
const FONT = {
  loadSystemFonts: false,
  fontFiles: [font('DejaVuSans'), font('DejaVuSans-Bold')],
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
