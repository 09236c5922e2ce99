import { firstCharacters } from '../../core/shared/clean.ts'
import { link, type Text } from '../dialog/text.ts'

/** So much of an address is shown; all of it is behind the link. The host stands in front, so nobody is misled. */
const SHOWN_OF_ADDRESS = 60

/** A web address of a person that was checked when it came in. Ten of 500 characters have to fit into one message. */
export function webLink(url: string): Text {
  const shown = firstCharacters(url, SHOWN_OF_ADDRESS)
  return link(url, shown === url ? url : `${shown}…`)
}

/** Words in pieces of at most `most` UTF-16 units, cut between lines or words where that is possible. */
export function inPieces(words: string, most: number): readonly string[] {
  const pieces: string[] = []
  let rest = words
  while (rest.length > most) {
    const cut = cutIn(rest.slice(0, most))
    pieces.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return [...pieces, rest].filter((piece) => piece !== '')
}

/** Behind the last line or word of the final quarter; else before the last letter, so that none is cut in two. */
function cutIn(window: string): number {
  for (const space of ['\n', ' ']) {
    const at = window.lastIndexOf(space)
    if (at > (window.length * 3) / 4) return at
  }
  const last = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(window)].at(-1)
  return last === undefined || last.index === 0 ? window.length : last.index
}
