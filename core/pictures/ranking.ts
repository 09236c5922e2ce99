import { fitted, frame, png, WIDTH } from './picture.ts'

/** Names with their amounts, the largest first; every word is drawn as it is. */
export interface Ranking {
  readonly title: string
  readonly subtitle: string
  readonly parts: readonly {
    readonly title: string
    readonly rows: readonly { readonly label: string; readonly value: number; readonly words: string }[]
    /** Below the rows: how many there are besides, or that there is nothing. */
    readonly note?: string
  }[]
  readonly footer: string
}

const LEFT = 60
const RIGHT = 30
const ROW = 66
const PART = 76
const NOTE = 40
const HEAD = 130
const FOOT = 60
const BAR = '#f2b8a2'
const COLOURS = { dark: '#1d1b1a', accent: '#c63d16', text: '#4a4441', line: '#8a5a48' } as const

/** Bars lying below their names as a PNG of 1000 pixels, as high as it has rows. Amounts are written, not only drawn. */
export async function rankingPicture({ title, subtitle, parts, footer }: Ranking): Promise<Uint8Array> {
  let y = HEAD
  const body: string[] = []
  for (const part of parts) {
    body.push(fitted(part.title, { x: LEFT, y: y + 46, size: 28, width: 860, bold: true, colour: COLOURS.accent }))
    y += PART
    const most = Math.max(1, ...part.rows.map(({ value }) => value))
    for (const { label, value, words } of part.rows) {
      const room = WIDTH - LEFT - RIGHT
      body.push(
        `<rect x="${LEFT}" y="${y + 32}" width="${Math.max(2, (Math.max(0, value) / most) * room)}" height="16" rx="3" fill="${BAR}"/>`,
        fitted(label, { x: LEFT, y: y + 22, size: 22, width: 600, colour: COLOURS.dark }),
        fitted(words, {
          x: WIDTH - RIGHT,
          y: y + 22,
          size: 22,
          width: 260,
          bold: true,
          end: true,
          colour: COLOURS.dark,
        }),
      )
      y += ROW
    }
    if (part.note !== undefined) {
      body.push(fitted(part.note, { x: LEFT, y: y + 20, size: 20, width: 910, colour: COLOURS.text }))
      y += NOTE
    }
  }
  const height = y + FOOT
  return png(
    frame(
      height,
      `${fitted(title, { x: LEFT, y: 66, size: 40, width: 860, bold: true, colour: COLOURS.dark })}
      ${fitted(subtitle, { x: LEFT, y: 106, size: 24, width: 860, colour: COLOURS.line })}
      ${body.join('')}
      ${fitted(footer, { x: LEFT, y: height - 26, size: 20, width: 910, colour: COLOURS.text })}`,
    ),
    WIDTH,
  )
}
