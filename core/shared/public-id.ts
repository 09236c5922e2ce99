/** The shape of what `public_id()` makes; anything else is asked of no table (U+0000 would even be an error there). */
const PUBLIC_ID = /^[0-9a-z]{10}$/

/** True when something may be the id by which people know a thing. */
export const isPublicId = (words: string): boolean => PUBLIC_ID.test(words)
