import type { ButtonMove, Ref } from './card.ts'

const LETTERS = {
  answer: 'a',
  toggle: 't',
  done: 'd',
  keep: 'k',
  skip: 's',
  edit: 'e',
  options: 'o',
  change: 'c',
  summary: 'm',
  back: 'b',
  confirm: 'y',
  cancel: 'x',
} as const satisfies Record<ButtonMove['do'], string>

export const INTENT_NAME = /^[a-z][a-z0-9.-]{0,39}$/
const DIALOG_ID = /^[A-Za-z0-9_-]{1,32}$/
export const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,8})$/
export const KEY = /^[a-z-]{1,16}$/
export const VALUE = /^[A-Za-z0-9._-]{1,24}$/

/** The parts by which a button names its dialog: its id and its revision. */
export const writeRef = ({ id, revision }: Ref): readonly string[] => [id, String(revision)]

/** Reads the first two parts; undefined for anything that `writeRef` does not write. */
export function readRef([id, revision]: readonly string[]): Ref | undefined {
  if (id === undefined || revision === undefined) return undefined
  return DIALOG_ID.test(id) && WHOLE_NUMBER.test(revision) ? { id, revision: Number(revision) } : undefined
}

/** The parts of a move for a platform's button, none with a colon: `LETTER`, `LETTER, KEY` or `LETTER, KEY, VALUE`. */
export function writeMove(move: ButtonMove): readonly string[] {
  return [
    LETTERS[move.do],
    ...('key' in move ? [move.key] : []),
    ...('value' in move ? [move.value] : []),
    ...('page' in move ? [String(move.page)] : []),
  ]
}

/** Reads such parts; undefined for anything that `writeMove` does not write: forged, damaged, or of an older version. */
export function readMove([letter, key, value, ...surplus]: readonly string[]): ButtonMove | undefined {
  if (letter === undefined || surplus.length > 0) return undefined
  return key === undefined ? bareMove(letter) : keyedMove(letter, key, value)
}

function bareMove(letter: string): ButtonMove | undefined {
  for (const move of ['change', 'summary', 'back', 'confirm', 'cancel'] as const) {
    if (LETTERS[move] === letter) return { do: move }
  }
  return undefined
}

function keyedMove(letter: string, key: string, value: string | undefined): ButtonMove | undefined {
  if (!KEY.test(key)) return undefined
  if (value === undefined) {
    for (const move of ['done', 'keep', 'skip', 'edit'] as const) if (LETTERS[move] === letter) return { do: move, key }
    return undefined
  }
  if (letter === LETTERS.options) {
    return WHOLE_NUMBER.test(value) ? { do: 'options', key, page: Number(value) } : undefined
  }
  if (!VALUE.test(value)) return undefined
  if (letter === LETTERS.answer) return { do: 'answer', key, value }
  return letter === LETTERS.toggle ? { do: 'toggle', key, value } : undefined
}
