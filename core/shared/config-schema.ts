import { electronicFormatIBAN, isSEPACountry, isValidIBAN } from 'ibantools'
import { z } from 'zod'
import { secret } from './secret.ts'
import type { VaultKey } from './vault.ts'

/** pino's levels, from the most to the least talkative. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** A person who runs the marketplace, by the id that the chat network gave this person. */
export interface Operator {
  readonly platform: 'telegram' | 'discord'
  readonly externalId: string
}

/** What counts as on for a key that is a switch. Case does not count. */
export const SWITCH_ON: readonly string[] = ['on', 'true', '1', 'yes']
const SWITCH_OFF = ['off', 'false', '0', 'no']

function pattern(shape: RegExp, expected: string) {
  return z.string().regex(shape, { error: expected })
}

/** An id of somebody else's. */
const name = (expected: string) => pattern(/^[\w-]{1,60}$/, expected)

/** Words that must not be seen, without spaces. */
const secretWords = (expected: string) => pattern(/^[\x21-\x7e]{1,200}$/, expected).transform(secret)

function wholeNumber(from: number, to: number) {
  const expected = `expected a whole number from ${from} to ${to}`
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: expected, abort: true })
    .transform(Number)
    .refine((number) => number >= from && number <= to, { error: expected })
}

/** Whether `text` is a plain http or https address: no query, no fragment, no user. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const bare = url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return bare && (url.protocol === 'https:' || url.protocol === 'http:')
}

function webAddress(expected: string) {
  return z
    .string()
    .refine(isWebAddress, { error: expected })
    .transform((text) => text.replace(/\/+$/, ''))
}

const OPERATOR = /^(telegram|discord):([1-9]\d{0,19})$/

const operators = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .transform((parts) => [...new Set(parts.filter((part) => part !== ''))])
  .refine((parts) => parts.every((part) => OPERATOR.test(part)), {
    error: 'expected a comma-separated list such as "telegram:12345,discord:67890"',
  })
  .transform((parts) => parts.flatMap(toOperator))
  .default([])

function toOperator(part: string): Operator[] {
  const [, platform, externalId] = OPERATOR.exec(part) ?? []
  if (externalId === undefined) return []
  return [{ platform: platform === 'discord' ? 'discord' : 'telegram', externalId }]
}

const FEE_EXPECTED = 'expected a percentage from 0 to 100 with at most two decimals, such as 10 or 7.5'

const feePercent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, { error: FEE_EXPECTED, abort: true })
  .transform(toBasisPoints)
  .refine((basisPoints) => basisPoints <= 10_000, { error: FEE_EXPECTED })
  .default(1000)

function toBasisPoints(percent: string): number {
  const [whole = '0', decimals = ''] = percent.split('.')
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'))
}

const KEYS_EXPECTED =
  'expected NAME:KEY, or several with commas, newest first: NAME of letters and digits, KEY 32 bytes in base64 (openssl rand -base64 32)'

const vaultKeys = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every((part) => /^[A-Za-z0-9]{1,20}:[A-Za-z0-9+/]{43}=$/.test(part)), {
    error: KEYS_EXPECTED,
  })
  .refine((parts) => new Set(parts.map((part) => part.split(':')[0])).size === parts.length, { error: KEYS_EXPECTED })
  .transform((parts) => parts.map(toVaultKey))
  .optional()

function toVaultKey(part: string): VaultKey {
  const [id = '', key = ''] = part.split(':')
  return { id, key: secret(key) }
}

/** An account that takes SEPA transfers, without spaces. */
const iban = z
  .string()
  .transform((text) => electronicFormatIBAN(text) ?? '')
  .refine((text) => isValidIBAN(text) && isSEPACountry(text.slice(0, 2)), {
    error: 'expected an IBAN of a SEPA country, such as DE02 1203 0000 0000 2020 51; one of its characters is wrong',
  })

const HOURS_EXPECTED = 'expected two whole hours of a day with a hyphen, the earlier one first, such as 8-18'

/** From one hour of the day to another, from 0 to 24. */
function hours(fallback: { readonly from: number; readonly until: number }) {
  return z
    .string()
    .regex(/^\d{1,2}\s*-\s*\d{1,2}$/, { error: HOURS_EXPECTED, abort: true })
    .transform((text) => text.split('-').map(Number))
    .transform(([from = 0, until = 0]) => ({ from, until }))
    .refine(({ from, until }) => from < until && until <= 24, { error: HOURS_EXPECTED })
    .default(fallback)
}

const VALUES_EXPECTED =
  'expected whole euros from 1 to 1000 with commas, each with its price in points where that is not 100 an euro, such as 10,25:2600'

/** `10,25:2600`: vouchers for 10 euros at 1000 points and for 25 euros at 2600. */
const rewardValues = z
  .string()
  .transform((text) => text.split(',').map((part) => /^([1-9]\d{0,3})(?::([1-9]\d{1,5}))?$/.exec(part.trim()) ?? []))
  .transform((parts) =>
    parts.map(([, euros = '0', points]) => ({
      faceCents: Number(euros) * 100,
      points: points === undefined ? Number(euros) * 100 : Number(points),
    })),
  )
  .refine(
    (values) =>
      values.every(
        ({ faceCents, points }) => faceCents >= 100 && faceCents <= 100_000 && points >= 10 && points <= 100_000,
      ) && new Set(values.map(({ faceCents }) => faceCents)).size === values.length,
    { error: VALUES_EXPECTED },
  )
  .default([1_000, 2_500, 5_000].map((cents) => ({ faceCents: cents, points: cents })))

const onOrOff = z
  .string()
  .transform((text) => text.toLowerCase())
  .refine((text) => SWITCH_ON.includes(text) || SWITCH_OFF.includes(text), { error: 'expected "on" or "off"' })
  .transform((text) => SWITCH_ON.includes(text))

/** Every key with what is expected of it. `.env.example` names the same keys, which a test compares. */
export const schema = z.object({
  NODE_ENV: z.string().default('development'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), {
      error: 'expected an address such as postgres://user:password@host:5432/database',
    })
    .transform(secret)
    .optional(),
  DATA_DIR: z.string().default('.data'),
  PORT: wholeNumber(0, 65_535).default(3000),
  PUBLIC_URL: webAddress('expected an address such as https://klickwork.example').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `expected one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  TELEGRAM_BOT_TOKEN: pattern(
    /^\d+:[A-Za-z0-9_-]+$/,
    "expected the token that @BotFather gave you: digits, a colon, and letters, digits, '_' or '-'",
  )
    .transform(secret)
    .optional(),
  TELEGRAM_API_ROOT: webAddress('expected an address such as https://api.telegram.org').default(
    'https://api.telegram.org',
  ),
  TELEGRAM_MODE: z.enum(['polling', 'webhook'], { error: 'expected "polling" or "webhook"' }).default('polling'),
  /** Bot API, setWebhook: secret_token is 1 to 256 characters of A-Z, a-z, 0-9, _ and -. */
  TELEGRAM_WEBHOOK_SECRET: pattern(
    /^[A-Za-z0-9_-]{1,256}$/,
    "expected 1 to 256 letters (A to Z, a to z), digits, '_' or '-'",
  )
    .transform(secret)
    .optional(),
  DISCORD_TOKEN: pattern(/^[\w.-]+$/, "expected the bot token from Discord's developer portal")
    .transform(secret)
    .optional(),
  DISCORD_APPLICATION_ID: pattern(/^\d{1,20}$/, "expected the application's id: digits only").optional(),
  DISCORD_PUBLIC_KEY: pattern(/^[0-9a-f]{64}$/i, "expected the application's public key: 64 hex digits").optional(),
  DISCORD_API_ROOT: webAddress('expected an address such as https://discord.com/api').default(
    'https://discord.com/api',
  ),
  DISCORD_MODE: z.enum(['gateway', 'http'], { error: 'expected "gateway" or "http"' }).default('gateway'),
  OPERATORS: operators,
  /** Lines with a line break, or with \n, between them. */
  IMPRINT: z
    .string()
    .transform((text) =>
      text
        .split(/\r?\n|\\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .refine((lines) => lines.join('\n').length <= 1_500 && lines.every((line) => !/\p{Cc}/u.test(line)), {
      error: 'expected name, address and contact, lines with \\n between them, at most 1500 characters',
    })
    .optional(),
  FEE_PERCENT: feePercent,
  /** Product, section 2: nobody under 14 works here, so a configuration may only be stricter. */
  MIN_AGE: wholeNumber(14, 99).default(14),
  /** Product, section 9: a client's first three jobs. In the sandbox none, so that one sees a job go live at once. */
  CHECK_FIRST_JOBS: wholeNumber(0, 100).optional(),
  CHECK_DAYS: wholeNumber(1, 30).default(7),
  /** Product, section 4: so many assignments of one worker run at once. */
  RUNNING_JOBS: wholeNumber(1, 100).default(8),
  /** Product, section 2: what minors may take. */
  FOURTEEN_MINUTES: wholeNumber(1, 1440).default(120),
  FOURTEEN_HOURS: hours({ from: 8, until: 18 }),
  MINOR_HOURS: hours({ from: 6, until: 20 }),
  VOUCHER_KEYS: vaultKeys,
  /** EPC069-12: the beneficiary's name has at most 70 characters. */
  BANK_HOLDER: pattern(/^[^\p{Cc}]{1,70}$/u, "expected the account holder's name, at most 70 characters").optional(),
  BANK_IBAN: iban.optional(),
  /** Restricted keys (rk_) are enough: checkout sessions, refunds and disputes. */
  STRIPE_SECRET_KEY: pattern(
    /^(sk|rk)_(test|live)_[A-Za-z0-9_]+$/,
    'expected a secret or restricted key from the Stripe dashboard: sk_test_, sk_live_, rk_test_ or rk_live_ and letters',
  )
    .transform(secret)
    .optional(),
  STRIPE_WEBHOOK_SECRET: pattern(/^whsec_\S+$/, "expected the endpoint's signing secret: it begins with whsec_")
    .transform(secret)
    .optional(),
  STRIPE_API_BASE: webAddress('expected an address such as https://api.stripe.com').default('https://api.stripe.com'),
  /** In whole euros (product.md section 5: from 10 EUR). */
  PAYOUT_MINIMUM: wholeNumber(1, 100).default(10),
  PAYOUT_SINGLE_OPERATOR: onOrOff.optional(),
  TREMENDOUS_KEY: secretWords('expected the API key from Tremendous').optional(),
  TREMENDOUS_API_ROOT: webAddress('expected an address such as https://testflight.tremendous.com').default(
    'https://api.tremendous.com',
  ),
  TREMENDOUS_FUNDING_SOURCE: name('expected the id of a funding source, or "balance"').default('balance'),
  TREMENDOUS_CAMPAIGN: name('expected the id of a campaign').optional(),
  TREMENDOUS_PRODUCTS: pattern(/^[\w-]{1,60}(\s*,\s*[\w-]{1,60}){0,99}$/, 'expected ids of products with commas')
    .transform((text) => text.split(',').map((part) => part.trim()))
    .optional(),
  TREMENDOUS_VALUES: rewardValues,
  TREMENDOUS_TITLE: pattern(/^[^\p{Cc}]{3,80}$/u, 'expected 3 to 80 characters').default('Wunschgutschein · gift card'),
  SANDBOX: onOrOff.optional(),
})

export type Parsed = z.infer<typeof schema>

/** The names of all keys, in the order in which the schema lists them. */
export const CONFIG_KEYS: readonly string[] = Object.keys(schema.shape)
