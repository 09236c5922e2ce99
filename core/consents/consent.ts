import { z } from 'zod'
import type { Language } from '../shared/language.ts'

/** What a guardian agrees to, each by itself: jobs, payouts, swapping points in the shop (product.md section 2). */
export const SCOPES = ['jobs', 'payout', 'shop'] as const
export type Scope = (typeof SCOPES)[number]

/** Who agrees: a parent, or somebody else who has custody. */
export const RELATIONS = ['parent', 'guardian'] as const
export type Relation = (typeof RELATIONS)[number]

/** Why what was agreed to is over: withdrawn by a guardian, agreed to anew, or settled when two accounts became one. */
export const END_REASONS = ['withdrawn', 'renewed', 'merged'] as const
export type EndReason = (typeof END_REASONS)[number]

/** The version of the text that guardians agree to (api/forms/guardian-words.ts); kept with each consent. */
export const CONSENT_VERSION = '2026-11'

/** Characters that a guardian may type. */
export const CONSENT_LIMITS = { name: { min: 3, max: 80 }, contact: { min: 6, max: 120 } } as const

/** Who agreed. Never shown to others than operators, never logged. */
export interface Guardian {
  readonly name: string
  readonly relation: Relation
  /** An e-mail address or a telephone number. */
  readonly contact: string
}

export interface Consent {
  readonly id: string
  readonly publicId: string
  readonly memberId: string
  readonly relation: Relation
  readonly textVersion: string
  readonly textLanguage: Language
  readonly givenAt: Date
}

const email = z.email()

/** An e-mail address, or a telephone number of 6 to 15 digits (ITU-T E.164) as people write it. */
export function isContact(words: string): boolean {
  if (email.safeParse(words).success) return true
  const digits = words.replace(/\D/g, '').length
  return /^\+?[\d\s()/.-]+$/.test(words) && digits >= 6 && digits <= 15
}
