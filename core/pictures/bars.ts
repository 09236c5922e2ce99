import { xmlText } from '../shared/xml.ts'
import { inLines, png } from './picture.ts'

/** Bars in groups, one group for each label below; every word is drawn as it is. */
export interface Bars {
  readonly title: string
  /** What the bars of a group mean, in their order; at most three. */
  readonly series: readonly string[]
  readonly groups: readonly { readonly label: string; readonly values: readonly number[] }[]
}

const SIZE = { width: 1000, height: 560 } as const
const FRAME = { left: 70, right: 30, top: 130, bottom: 70 } as const
const COLOURS = ['#f2b8a2', '#c63d16', '#4a4441'] as const

/** A chart as a PNG that can be read on a phone: groups of bars with their numbers on top. */
export async function barPicture(bars: Bars): Promise<Uint8Array> {
  const { width, height } = SIZE
  const highest = Math.max(1, ...bars.groups.flatMap(({ values }) => values))
  const bottom = height - FRAME.bottom
  const room = bottom - FRAME.top
  const groupWidth = (width - FRAME.left - FRAME.right) / Math.max(1, bars.groups.length)
  const barWidth = (groupWidth * 0.8) / Math.max(1, bars.series.length)
  const drawn = bars.groups.map(({ label, values }, group) => {
    const left = FRAME.left + group * groupWidth + groupWidth * 0.1
    const rects = values.map((value, index) => {
      const [x, tall] = [left + index * barWidth, (value / highest) * room]
      return `<rect x="${x}" y="${bottom - tall}" width="${barWidth - 3}" height="${tall}" fill="${COLOURS[index] ?? COLOURS[0]}"/>
        <text x="${x + barWidth / 2}" y="${bottom - tall - 8}" font-size="18" text-anchor="middle" fill="#4a4441">${value}</text>`
    })
    return `${rects.join('')}<text x="${left + groupWidth * 0.4}" y="${bottom + 34}" font-size="20" text-anchor="middle" fill="#4a4441">${xmlText(label)}</text>`
  })
  const legend = bars.series.map((name, index) => {
    const x = FRAME.left + index * 260
    return `<rect x="${x}" y="76" width="22" height="22" fill="${COLOURS[index] ?? COLOURS[0]}"/>
      <text x="${x + 32}" y="94" font-size="22" fill="#4a4441">${xmlText(name)}</text>`
  })
  return png(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans">
      <rect width="${width}" height="${height}" fill="#fff6f1"/>
      <text x="${FRAME.left}" y="52" font-size="32" font-weight="bold" fill="#1d1b1a">${xmlText(inLines(bars.title, 46, 1)[0] ?? '')}</text>
      ${legend.join('')}
      <line x1="${FRAME.left}" y1="${bottom}" x2="${width - FRAME.right}" y2="${bottom}" stroke="#8a5a48" stroke-width="2"/>
      ${drawn.join('')}
    </svg>`,
    width,
  )
}
