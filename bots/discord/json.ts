/** Anything that JSON can hold: what comes in over the network is not what its types promise. */
export type Json = NonNullable<unknown> | null

/** The value of an object's own field, or undefined when there is none. Never looks into prototypes. */
export function part(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let found: Json | undefined = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    const inner: unknown = Reflect.get(found, key)
    found = inner ?? undefined
  }
  return found
}

/** A string, well-formed and without U+0000: PostgreSQL's jsonb takes neither lone surrogates nor that. */
export function words(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = part(value, ...path)
  return typeof found === 'string' ? found.toWellFormed().replaceAll('\0', '') : undefined
}

export function wholeNumber(value: Json | undefined, ...path: readonly string[]): number | undefined {
  const found = part(value, ...path)
  // Minus zero is JSON too, and nobody means it.
  return typeof found === 'number' && Number.isSafeInteger(found) ? found + 0 : undefined
}

export function list(value: Json | undefined, ...path: readonly string[]): readonly Json[] {
  const found = part(value, ...path)
  return Array.isArray(found) ? found : []
}

/** A snowflake: a whole number of up to 64 bits, as text. */
export function snowflake(value: Json | undefined, ...path: readonly string[]): string | undefined {
  const found = words(value, ...path)
  return found !== undefined && /^\d{1,20}$/.test(found) ? found : undefined
}
