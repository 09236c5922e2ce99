import type { Topic } from '../notices/index.ts'
import type { Language } from '../shared/language.ts'

/** What has become of a member: `joining` until the first questions are answered. */
export const MEMBER_STATUSES = ['joining', 'active', 'suspended', 'deleted'] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

export const PLATFORMS = ['telegram', 'discord'] as const
export type Platform = (typeof PLATFORMS)[number]

export interface Member {
  readonly id: string
  readonly publicId: string
  readonly status: MemberStatus
  readonly name: string
  readonly language: Language
  /** A calendar day, `2008-12-24`; null until joined. Never shown to others, never logged. */
  readonly birthDate: string | null
  /** An IANA name, default Europe/Berlin. */
  readonly timeZone: string
  /** Quiet from this hour to that, in the member's zone; equal hours mean no quiet hours. */
  readonly quietFrom: number
  readonly quietTo: number
  readonly wantsWork: boolean
  readonly wantsPost: boolean
  readonly wantsShop: boolean
  /** The languages this member works in; empty: only the one that the bot speaks. */
  readonly workLanguages: readonly Language[]
  readonly joinedAt: Date | null
  readonly depositReference: string | null
  /** Where this member wants to be written to first; null: wherever it works. */
  readonly firstPlatform: Platform | null
  /** What this member does not want to hear. */
  readonly mutedTopics: readonly Topic[]
  /** The zone before the present one, in which a minor's hours count as well until `zoneSettlesAt`. */
  readonly formerZone: string | null
  readonly zoneSettlesAt: Date | null
}

/** A person's account on a chat platform, as an update names it. */
export interface Identity {
  readonly platform: Platform
  readonly externalId: string
  readonly name: string
  readonly locale?: string
  /** The private chat, where this person is written to. */
  readonly place: string
}

/** The version of the terms and the privacy text that a new member accepts. */
export const TERMS_VERSION = '2026-11'

/** Under this age a guardian must agree before the first claim (product.md section 2). */
export const FULL_AGE = 18

/**
 * A zone is not asked of a guardian, and a minor can change it: for a week the hours for work have to be kept in both, so
 * that nobody moves the night away by a setting (product.md section 2).
 */
export const ZONE_SETTLES_DAYS = 7

/** Until this has passed somebody who was too young is not asked again: a typing error can be mended the next day. */
export const AGE_REFUSAL_HOURS = 24

/** Whoever has not joined within this time is forgotten. */
export const NEWCOMER_DAYS = 14

/** Whole years between a birth date and a day, both `YYYY-MM-DD`; born on 29 February: a year older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The calendar day of a moment in a zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** The zones in which a minor's hours for work count at a moment: the present one, and the one before it for a week. */
export function hourZones(
  { timeZone, formerZone, zoneSettlesAt }: Pick<Member, 'timeZone' | 'formerZone' | 'zoneSettlesAt'>,
  at: Date,
): readonly [present: string] | readonly [present: string, former: string] {
  return formerZone !== null && zoneSettlesAt !== null && zoneSettlesAt > at ? [timeZone, formerZone] : [timeZone]
}

/** German for people whose client speaks German, English for everybody else. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('de') === true ? 'de' : 'en'
}

/** True for an IANA zone that this machine knows. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(zone)
  } catch {
    return false
  }
}
