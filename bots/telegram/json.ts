/** Anything that JSON can hold: what comes in over the network is not what its types promise. */
export type Json = NonNullable<unknown> | null

/** The value of an object's own field, or undefined when there is none. Never looks into prototypes. */
export function part(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  const found: unknown = Reflect.get(value, key)
  return found ?? undefined
}

/** A string, well-formed and without U+0000. */
export function words(value: Json | undefined, key: string): string | undefined {
  const found = part(value, key)
  return typeof found === 'string' ? found.toWellFormed().replaceAll('\0', '') : undefined
}

/** A whole number as a string: ids of Telegram have up to 52 bits, and belong to no arithmetic. */
export function idOf(value: Json | undefined, key: string): string | undefined {
  const found = wholeNumber(value, key)
  return found === undefined ? undefined : String(found)
}

export function wholeNumber(value: Json | undefined, key: string): number | undefined {
  const found = part(value, key)
  // Minus zero is JSON too, and no id.
  return typeof found === 'number' && Number.isSafeInteger(found) ? found + 0 : undefined
}

export function flag(value: Json | undefined, key: string): boolean {
  return part(value, key) === true
}

export function list(value: Json | undefined, key: string): readonly Json[] {
  const found = part(value, key)
  return Array.isArray(found) ? found : []
}

export function filled(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== ''
}
