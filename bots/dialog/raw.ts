/** One answer as it was given. `open`: shown again, or a list still being collected; it prefills but does not count. */
export interface RawAnswer {
  readonly value: string | readonly string[]
  readonly open?: true
}

/** All answers of a dialog by key, as they are stored. */
export type Raw = Readonly<Record<string, RawAnswer>>

export const valuesOf = (answer: RawAnswer): readonly string[] =>
  typeof answer.value === 'string' ? [answer.value] : answer.value

/** What a person can type at once on either platform is shorter; this is the ceiling against floods. */
const MAX_STORED_LENGTH = 8_000

/** The answer given, no longer open. U+0000 and lone surrogates go: a jsonb column holds neither. */
export function withAnswer(raw: Raw, key: string, value: string | readonly string[]): Raw {
  return { ...raw, [key]: { value: typeof value === 'string' ? storable(value) : value.map(storable) } }
}

/** The answer kept, but asked for again. */
export function withOpen(raw: Raw, key: string, value: string | readonly string[]): Raw {
  return { ...raw, [key]: { value, open: true } }
}

function storable(words: string): string {
  return words.slice(0, MAX_STORED_LENGTH).toWellFormed().replaceAll('\u0000', '')
}
