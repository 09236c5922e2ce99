/** JSON that a test looks into; whatever is not there is undefined. */
export type Fields = Readonly<Record<string, unknown>>

export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

/** The value at the end of a path. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => fields(found)[key], value)
}

export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path)
  return Array.isArray(found) ? found : []
}

/** Every component of a message, those in containers and rows as well. */
export function componentsIn(message: unknown): readonly Fields[] {
  return listAt(message, 'components').flatMap((one) => [fields(one), ...componentsIn(one)])
}
