import { xmlText } from '../shared/xml.ts'
import { fitted, frame, png, WIDTH } from './picture.ts'

/** What came in and went out, step by step, for one account; every word is drawn as it is. */
export interface FlowChart {
  readonly title: string
  /** Balances and sums, at most four. */
  readonly figures: readonly { readonly label: string; readonly value: string }[]
  /** What bars upwards and downwards mean. */
  readonly incoming: string
  readonly outgoing: string
  /** At most 31; the labels of every second one are left out when there are more than twelve. */
  readonly steps: readonly { readonly label: string; readonly incoming: number; readonly outgoing: number }[]
}

export interface Flows {
  readonly title: string
  readonly subtitle: string
  readonly charts: readonly FlowChart[]
  readonly footer: string
  /** Writes a number beside the axis. */
  readonly write: (value: number) => string
}

const HEAD = 130
const CHART = { height: 520, top: 190, bottom: 56, left: 60, right: 30 } as const
const FOOT = 60
const COLOURS = {
  in: '#2f7d5b',
  out: '#c63d16',
  dark: '#1d1b1a',
  text: '#4a4441',
  line: '#8a5a48',
  soft: '#ecd5c9',
} as const

/**
 * Charts below each other as a PNG of 1000 pixels, for a phone, on a light ground of its own, so that it reads the same
 * in a dark chat: bars go up for what came in and down for what went out, so that nobody needs the colours.
 */
export async function flowPicture({ title, subtitle, charts, footer, write }: Flows): Promise<Uint8Array> {
  const height = HEAD + charts.length * CHART.height + FOOT
  const body = charts.map((chart, index) => drawn(chart, HEAD + index * CHART.height, write)).join('')
  return png(
    frame(
      height,
      `${fitted(title, { x: CHART.left, y: 66, size: 40, width: 860, bold: true, colour: COLOURS.dark })}
      ${fitted(subtitle, { x: CHART.left, y: 106, size: 24, width: 860, colour: COLOURS.line })}
      ${body}
      ${fitted(footer, { x: CHART.left, y: height - 26, size: 20, width: 910, colour: COLOURS.text })}`,
    ),
    WIDTH,
  )
}

function drawn(chart: FlowChart, top: number, write: Flows['write']): string {
  const column = (WIDTH - CHART.left - CHART.right) / 4
  const figures = chart.figures.map(({ label, value }, index) => {
    const x = CHART.left + index * column
    return (
      fitted(label, { x, y: top + 84, size: 19, width: column - 16, colour: COLOURS.text }) +
      fitted(value, { x, y: top + 118, size: 28, width: column - 16, bold: true, colour: COLOURS.dark })
    )
  })
  const legend = [
    { label: chart.incoming, colour: COLOURS.in },
    { label: chart.outgoing, colour: COLOURS.out },
  ].map(({ label, colour }, index) => {
    const x = CHART.left + index * 2 * column
    return `<rect x="${x}" y="${top + 142}" width="20" height="20" fill="${colour}"/>
      ${fitted(label, { x: x + 30, y: top + 160, size: 20, width: 2 * column - 50, colour: COLOURS.text })}`
  })
  return `<line x1="${CHART.left}" y1="${top + 6}" x2="${WIDTH - CHART.right}" y2="${top + 6}" stroke="${COLOURS.soft}" stroke-width="2"/>
    ${fitted(chart.title, { x: CHART.left, y: top + 46, size: 28, width: 860, bold: true, colour: COLOURS.out })}
    ${figures.join('')}${legend.join('')}${bars(chart, top, write)}`
}

/** The axis lies where both directions get the room that their highest bars need. */
function bars({ steps }: FlowChart, top: number, write: Flows['write']): string {
  const [from, to] = [top + CHART.top, top + CHART.height - CHART.bottom]
  const highest = Math.max(0, ...steps.map(({ incoming }) => incoming))
  const lowest = Math.max(0, ...steps.map(({ outgoing }) => outgoing))
  const scale = (to - from - 24) / Math.max(1, highest + lowest)
  const zero = from + 12 + highest * scale
  const width = (WIDTH - CHART.left - CHART.right) / Math.max(1, steps.length)
  const every = steps.length > 12 ? 2 : 1
  // What is there is seen, however little it is beside the rest.
  const tall = (value: number): number => (value === 0 ? 0 : Math.max(2, value * scale))
  const columns = steps.map(({ label, incoming, outgoing }, index) => {
    const x = CHART.left + index * width
    const shown = index % every === 0 ? label : ''
    return `<rect x="${x + width * 0.12}" y="${zero - tall(incoming)}" width="${width * 0.76}" height="${tall(incoming)}" fill="${COLOURS.in}"/>
      <rect x="${x + width * 0.12}" y="${zero}" width="${width * 0.76}" height="${tall(outgoing)}" fill="${COLOURS.out}"/>
      <text x="${x + width / 2}" y="${to + 38}" font-size="18" text-anchor="middle" fill="${COLOURS.text}">${xmlText(shown)}</text>`
  })
  // The words stand outside of the bars: above the highest and below the lowest.
  const edge = (value: number, y: number, words: number): string =>
    value === 0
      ? ''
      : `<line x1="${CHART.left}" y1="${y}" x2="${WIDTH - CHART.right}" y2="${y}" stroke="${COLOURS.soft}" stroke-width="1.5" stroke-dasharray="6 6"/>
        <text x="${WIDTH - CHART.right}" y="${words}" font-size="18" text-anchor="end" fill="${COLOURS.text}">${xmlText(write(value))}</text>`
  return `${edge(highest, zero - highest * scale, zero - highest * scale - 6)}${edge(lowest, zero + lowest * scale, zero + lowest * scale + 21)}${columns.join('')}
    <line x1="${CHART.left}" y1="${zero}" x2="${WIDTH - CHART.right}" y2="${zero}" stroke="${COLOURS.line}" stroke-width="2"/>`
}
