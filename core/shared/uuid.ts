/** True when these words are a uuid as the database writes it: what strangers wrote may be anything. */
export function isUuid(words: string | null): words is string {
  return words !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(words)
}
