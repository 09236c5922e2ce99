/** A code that no list knows has four signs and is no word of a person. */
const CODE = /^[A-Z]{2}[A-Z0-9]{2}$/

/** What a bank's code means, or what is said of one that we do not know; an operator's words are said as they are. */
export function reasonIn(known: Readonly<Record<string, string>>, other: (code: string) => string) {
  return (reason: string): string =>
    Object.hasOwn(known, reason) ? (known[reason] ?? reason) : CODE.test(reason) ? other(reason) : reason
}
