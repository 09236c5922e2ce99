import { fileURLToPath } from 'node:url'

const file = (name: string): string => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))

/** The font that comes along, for pictures and papers: a computer without fonts draws the same. */
export const FONT_FILES = { plain: file('DejaVuSans'), bold: file('DejaVuSans-Bold') } as const

/** Emoji, their modifiers and joiners, which the font does not have: a box tells nobody anything. */
const UNDRAWN = /[\u{1f000}-\u{1ffff}\u{e0000}-\u{e007f}]|\p{Variation_Selector}|\p{Join_Control}|(?!\s)\p{Cc}/gu

/** Words as the font can draw them, on one line. */
export const drawable = (words: string): string => words.toWellFormed().replace(UNDRAWN, '').replace(/\s+/g, ' ').trim()
