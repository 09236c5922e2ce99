import { previewPicture, type Preview } from '../../core/pictures/index.ts'

/** Preview pictures that are kept: drawing one takes as long as a hundred pages. */
const KEPT = 200
/** Drawn at once; the rest of the machine is for the chats. */
const AT_ONCE = 2
/** How many more may wait for their turn. */
const WAITING = 8

/** Too many pictures are wanted at once. */
export class Busy extends Error {
  override readonly name = 'Busy'
}

type Draw = (preview: Preview) => Promise<Uint8Array>

/**
 * Draws each picture once, as long as it is among the last that were asked for; two who ask at once wait for the same. Two
 * are drawn at a time; throws `Busy` when more than a few wait already.
 */
export function keptPictures(draw: Draw = previewPicture): (key: string, preview: Preview) => Promise<Uint8Array> {
  const kept = new Map<string, Promise<Uint8Array>>()
  const drawOne = fewAtOnce(draw)
  return (key, preview) => {
    const known = kept.get(key) ?? drawOne(preview)
    kept.delete(key)
    kept.set(key, known)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    known.catch(() => kept.delete(key))
    return known
  }
}

function fewAtOnce(draw: Draw): Draw {
  const waiting: (() => void)[] = []
  let drawing = 0
  return async (preview) => {
    if (drawing >= AT_ONCE) {
      if (waiting.length >= WAITING) throw new Busy('too many pictures at once')
      // Whoever ends hands the place over.
      await new Promise<void>((resolve) => void waiting.push(resolve))
    } else drawing += 1
    try {
      return await draw(preview)
    } finally {
      const next = waiting.shift()
      if (next === undefined) drawing -= 1
      else next()
    }
  }
}
