import fc from 'fast-check'

/** Chooses one of what there is. */
export const pick = fc.nat({ max: 1_000 })
export const wrong = fc.integer({ min: 0, max: 7 }).map((dice) => dice === 0)
export const person = fc.nat({ max: 2 })
/** One more than those who post jobs. */
export const taker = fc.nat({ max: 3 })
