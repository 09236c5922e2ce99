/** What a one-time link can lead to. Whoever adds a page adds its name here. */
export const FORM_KINDS = [
  'guardian',
  'guardian-revoke',
  'address',
  'bank-account',
  'tax',
  'tax-year',
  'statement',
  'payout-file',
  'export',
] as const
export type FormKind = (typeof FORM_KINDS)[number]

/** A page behind a one-time link, as long as it can be opened. */
export interface Form {
  readonly id: string
  /** Names the page in an address without opening it. */
  readonly publicId: string
  readonly kind: FormKind
  readonly memberId: string
  /** What it is about within its kind; empty for the member. */
  readonly subject: string
  readonly expiresAt: Date
}

/** How long a link opens, in minutes. */
export const FORM_MINUTES = 30
/** Pages on which nothing is typed and from which much is taken away. */
const TAKEN_AWAY: readonly FormKind[] = ['export', 'payout-file', 'tax-year']
/** How long a page may be sent in after its link has opened it, in minutes: long forms take some looking up. */
export const pageMinutes = (kind: FormKind): number => (TAKEN_AWAY.includes(kind) ? FORM_MINUTES : 120)
