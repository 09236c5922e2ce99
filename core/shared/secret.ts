import { inspect } from 'node:util'

const MASK = '•••'

/**
 * A value that must not be seen: a token, a password, a webhook's secret. It prints as `•••` wherever it is turned into
 * text (template, JSON, `console.log`, a debugger's inspection); only `reveal()` gives the value.
 */
export interface Secret {
  readonly reveal: () => string
  readonly toString: () => string
  readonly toJSON: () => string
}

/** Wraps `value` so that it cannot be printed by mistake. */
export function secret(value: string): Secret {
  const mask = () => MASK
  return Object.freeze({ reveal: () => value, toString: mask, toJSON: mask, [inspect.custom]: mask })
}
