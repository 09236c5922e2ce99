import { xmlText } from '../shared/xml.ts'
import { inLines, png } from './picture.ts'

/** What a preview card says; every word is drawn as it is. */
export interface Preview {
  readonly title: string
  /** The line above the title: a category. */
  readonly kicker: string
  /** What stands out: the reward. */
  readonly headline: string
  /** A line below: time, slots. */
  readonly detail: string
}

/** The size that social networks show without cutting (1.91 to 1). */
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const

/** The picture that a social network shows beside a link to a job or a category, as a PNG. */
export async function previewPicture(preview: Preview): Promise<Uint8Array> {
  const { width, height } = PREVIEW_SIZE
  const titleLines = inLines(preview.title, 30, 3)
    .map((line, index) => `<tspan x="80" dy="${index === 0 ? 0 : 74}">${xmlText(line)}</tspan>`)
    .join('')
  return png(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="DejaVu Sans">
      <rect width="${width}" height="${height}" fill="#fff6f1"/>
      <rect width="${width}" height="18" fill="#e4502b"/>
      <text x="80" y="120" font-size="34" fill="#8a5a48">${xmlText(inLines(preview.kicker, 50, 1)[0] ?? '')}</text>
      <text x="80" y="210" font-size="62" font-weight="bold" fill="#1d1b1a">${titleLines}</text>
      <text x="80" y="490" font-size="76" font-weight="bold" fill="#c63d16">${xmlText(preview.headline)}</text>
      <text x="80" y="560" font-size="34" fill="#4a4441">${xmlText(inLines(preview.detail, 58, 1)[0] ?? '')}</text>
      <text x="${width - 80}" y="120" font-size="36" font-weight="bold" text-anchor="end" fill="#1d1b1a">Klickwork</text>
    </svg>`,
    width,
  )
}
