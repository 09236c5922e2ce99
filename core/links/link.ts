import { createHash } from 'node:crypto'
import type { Platform } from '../members/index.ts'
import { machine } from '../shared/machine.ts'

export { readCode, writeCode } from '../shared/written-code.ts'

/**
 * A link joins the accounts that one person has on two platforms. `open`: a code was made. `asked`: it was typed on the
 * other platform by a member, who is asked whether both accounts are theirs. `agreed`: now whoever made it confirms.
 */
export const LINK_STATUSES = ['open', 'asked', 'agreed', 'confirmed', 'declined', 'lapsed'] as const
export type LinkStatus = (typeof LINK_STATUSES)[number]

export const linkVerbs = machine<LinkStatus>()({
  ask: { from: ['open'], to: 'asked' },
  /** Somebody who has not joined has nothing to lose, and is not asked. */
  askNewcomer: { from: ['open'], to: 'agreed' },
  agree: { from: ['asked'], to: 'agreed' },
  confirm: { from: ['agreed'], to: 'confirmed' },
  decline: { from: ['asked', 'agreed'], to: 'declined' },
  lapse: { from: ['open', 'asked', 'agreed'], to: 'lapsed' },
})

/** product.md section 2: a code lives for ten minutes. What it began is to be confirmed within an hour. */
export const CODE_MINUTES = 10
export const CONFIRM_MINUTES = 60
/** Wrong codes of one member within an hour; with 128 bits to guess, this only spares the log. */
export const WRONG_CODES_AN_HOUR = 5

export interface Link {
  readonly id: string
  readonly publicId: string
  readonly status: LinkStatus
  readonly makerId: string
  readonly makerPlatform: Platform
  readonly takerId: string | null
  readonly takerPlatform: Platform | null
  readonly expiresAt: Date
  readonly takenAt: Date | null
}

/** What is kept of a code: nobody who reads the database can use it. `letters` as `readCode` gives them. */
export const hashOfCode = (letters: string): string => createHash('sha256').update(`link-code:${letters}`).digest('hex')
