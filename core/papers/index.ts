import PDFDocument from 'pdfkit'
import type { Language } from '../shared/language.ts'
import { drawable, FONT_FILES } from '../shared/font.ts'

/** A column of a table; `share` is its part of the width, all together 1. */
export interface Column {
  readonly label: string
  readonly share: number
  /** Numbers stand below each other at their ends. */
  readonly end?: boolean
}

export interface Table {
  readonly title: string
  readonly columns: readonly Column[]
  /** As many cells as there are columns; words that are too long for theirs are cut. */
  readonly rows: readonly (readonly string[])[]
  readonly note?: string
}

/** A paper with tables. Every word is drawn as it is: nothing in a PDF runs. */
export interface Paper {
  readonly language: Language
  readonly title: string
  readonly lines: readonly string[]
  readonly tables: readonly Table[]
  /** Stands at the foot of each page. */
  readonly footer: string
  /** `page 2 of 3` */
  readonly pageOf: (page: number, pages: number) => string
  /** What the file says of when it was made: the same paper is the same bytes. */
  readonly madeAt: Date
}

/** Lets others have their turn: a thousand rows take a second. */
export type Pause = () => Promise<void>

type Document = InstanceType<typeof PDFDocument>

const MARGIN = 42
/** Room at the foot of a page, for two lines. */
const FOOT = 26
const SIZE = { title: 20, line: 10, heading: 13, cell: 8.5, foot: 7.5 } as const
const ROW = 15
const GAP = 6
const COLOURS = { brand: '#e4502b', accent: '#c63d16', dark: '#1d1b1a', text: '#4a4441', soft: '#fbeee7' } as const
/** So many rows are drawn before others get their turn. */
const AT_ONCE = 20

/** Makes a PDF in A4: headings of tables are repeated on each page, pages are numbered. */
export async function paper(paper: Paper, pause: Pause): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: paper.language,
    displayTitle: true,
    font: FONT_FILES.plain,
    info: { Title: drawable(paper.title), Creator: 'Klickwork', Producer: 'Klickwork', CreationDate: paper.madeAt },
  })
  const chunks: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  let y = head(doc, paper)
  for (const table of paper.tables) y = await drawTable(doc, table, y, pause)
  feet(doc, paper)
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

const widthOf = (doc: Document): number => doc.page.width - 2 * MARGIN
const bottomOf = (doc: Document): number => doc.page.height - MARGIN - FOOT

function head(doc: Document, { title, lines }: Paper): number {
  doc.rect(0, 0, doc.page.width, 8).fill(COLOURS.brand)
  write(doc, title, { x: MARGIN, y: MARGIN, width: widthOf(doc), size: SIZE.title, bold: true })
  let y = MARGIN + 32
  for (const line of lines) {
    write(doc, line, { x: MARGIN, y, width: widthOf(doc), size: SIZE.line, colour: COLOURS.text })
    y += 16
  }
  return y + 8
}

async function drawTable(
  doc: Document,
  { title, columns, rows, note }: Table,
  from: number,
  pause: Pause,
): Promise<number> {
  let y = from
  const nextPage = (): void => {
    doc.addPage()
    y = MARGIN
  }
  // A heading never stands alone at the foot of a page.
  if (y + 24 + 3 * ROW > bottomOf(doc)) nextPage()
  write(doc, title, { x: MARGIN, y, width: widthOf(doc), size: SIZE.heading, bold: true, colour: COLOURS.accent })
  y += 24
  const headings = (): void => {
    doc.rect(MARGIN, y - 3, widthOf(doc), ROW + 1).fill(COLOURS.soft)
    cells(
      doc,
      columns,
      columns.map(({ label }) => label),
      y,
      true,
    )
    y += ROW + 4
  }
  headings()
  for (const [index, row] of rows.entries()) {
    if (y + ROW > bottomOf(doc)) {
      nextPage()
      headings()
    }
    cells(doc, columns, row, y, false)
    y += ROW
    if (index % AT_ONCE === AT_ONCE - 1) await pause()
  }
  if (note !== undefined) {
    write(doc, note, { x: MARGIN, y: y + 2, width: widthOf(doc), size: SIZE.cell, colour: COLOURS.text })
    y += ROW
  }
  return y + 14
}

function cells(doc: Document, columns: readonly Column[], row: readonly string[], y: number, bold: boolean): void {
  let x = MARGIN
  columns.forEach(({ share, end }, index) => {
    const width = share * widthOf(doc)
    write(doc, row[index] ?? '', { x, y, width: width - GAP, size: SIZE.cell, bold, ...(end === true ? { end } : {}) })
    x += width
  })
}

/** The feet come last: only then is it known how many pages there are. */
function feet(doc: Document, { footer, pageOf }: Paper): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page)
    // What is written into the margin would begin a page of its own.
    doc.page.margins.bottom = 0
    const y = doc.page.height - MARGIN - 8
    const width = widthOf(doc)
    const foot = { y, size: SIZE.foot, colour: COLOURS.text }
    write(doc, footer, { ...foot, x: MARGIN, width: width * 0.8 })
    write(doc, pageOf(page - start + 1, count), { ...foot, x: MARGIN + width * 0.8, width: width * 0.2, end: true })
  }
}

function write(
  doc: Document,
  words: string,
  at: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly size: number
    readonly bold?: boolean
    readonly colour?: string
    readonly end?: boolean
  },
): void {
  doc
    .font(FONT_FILES[at.bold === true ? 'bold' : 'plain'])
    .fontSize(at.size)
    .fillColor(at.colour ?? COLOURS.dark)
  const letters = [...drawable(words)]
  const { line, width } = fitting(letters, lettersOf(doc, at), at.width)
  if (line !== '') doc.text(line, at.end === true ? at.x + at.width - width : at.x, at.y, { lineBreak: false })
}

/** How wide letters are, by style: shaping whole words only to measure them would take most of the time. */
const widths = new Map<string, Map<string, number>>()

function lettersOf(
  doc: Document,
  style: { readonly size: number; readonly bold?: boolean },
): (letter: string) => number {
  const key = `${style.size} ${style.bold === true}`
  const known = widths.get(key) ?? new Map<string, number>()
  widths.set(key, known)
  return (letter) => {
    const width = known.get(letter) ?? doc.widthOfString(letter)
    known.set(letter, width)
    return width
  }
}

/** As many letters as fit, with an ellipsis when some are missing, and how wide they are. */
function fitting(
  letters: readonly string[],
  widthIs: (letter: string) => number,
  most: number,
): { readonly line: string; readonly width: number } {
  const width = letters.reduce((sum, letter) => sum + widthIs(letter), 0)
  if (width <= most) return { line: letters.join(''), width }
  let used = widthIs('…')
  const kept = letters.findIndex((letter) => (used += widthIs(letter)) > most)
  return { line: `${letters.slice(0, kept).join('').trimEnd()}…`, width: most }
}
