import { existsSync } from 'node:fs'
import type { z } from 'zod'
import { CONFIG_KEYS, isWebAddress, schema, SWITCH_ON } from './config-schema.ts'
import type { LogLevel, Operator, Parsed } from './config-schema.ts'
import type { Secret } from './secret.ts'
import type { VaultKey } from './vault.ts'

/** The operator's own account, as the bank has it on record. */
export interface BankAccount {
  readonly holder: string
  /** Without spaces. */
  readonly iban: string
}

/** From one hour of the day to another, on the clock of the member's wall: at `until` it is over. */
export interface Hours {
  readonly from: number
  readonly until: number
}

/** What minors may take, by age in whole years. */
export interface AgeLimits {
  /** At 14: the longest job, by its client's estimate, in minutes. */
  readonly minutesAt14: number
  readonly hoursAt14: Hours
  /** From 15 to 17. */
  readonly hoursFrom15: Hours
}

interface TelegramBase {
  readonly token: Secret
  /** Root of the Bot API without a slash at the end. */
  readonly apiRoot: string
}

/** How updates come in. A webhook cannot be had without its secret and a public address. */
export type TelegramConfig =
  | (TelegramBase & { readonly mode: 'polling' })
  | (TelegramBase & { readonly mode: 'webhook'; readonly webhookSecret: Secret; readonly publicUrl: string })

interface DiscordBase {
  readonly token: Secret
  readonly applicationId: string
  /** Root of the REST interface without a version and without a slash at the end. */
  readonly apiRoot: string
}

/** How interactions come in. The HTTP door cannot be had without the key that verifies them (64 hex digits). */
export type DiscordConfig =
  | (DiscordBase & { readonly mode: 'gateway' })
  | (DiscordBase & { readonly mode: 'http'; readonly publicKey: string })

/** Rewards that the house buys for each order from Tremendous. */
export interface RewardsConfig {
  readonly key: Secret
  /** Root of the API without a slash at the end. */
  readonly apiRoot: string
  /** What pays there: an id, or `balance`. */
  readonly fundingSource: string
  /** What their recipient may choose from; one of the two at least. */
  readonly campaign: string | undefined
  readonly products: readonly string[]
  /** What stands on the shelf: worth in euro cents, price in points. */
  readonly title: string
  readonly values: readonly { readonly faceCents: number; readonly points: number }[]
}

/** Payments by card. Without both secrets there are none. */
export interface StripeConfig {
  readonly key: Secret
  readonly webhookSecret: Secret
  /** Root of the API without a slash at the end. */
  readonly apiBase: string
  /** False in Stripe's test world. */
  readonly live: boolean
}

/** Everything that a person who runs Klickwork can set. */
export interface Config {
  readonly production: boolean
  /** Absent: the embedded server is used. A secret, because it carries a password. */
  readonly databaseUrl: Secret | undefined
  readonly dataDir: string
  readonly port: number
  /** Public address of this program without a slash at the end. */
  readonly publicUrl: string | undefined
  readonly logLevel: LogLevel
  readonly telegram: TelegramConfig | undefined
  readonly discord: DiscordConfig | undefined
  readonly operators: readonly Operator[]
  /** Who is responsible, line by line. Absent: the program says that it is missing. */
  readonly imprint: readonly string[] | undefined
  /** The fee in hundredths of a percent: 10 % is 1000. Whole, so that no float touches money. */
  readonly feeBasisPoints: number
  readonly minimumAge: number
  /** Which jobs an operator looks at before they go live: a client's first so many, and for how many days it may take. */
  readonly checks: { readonly firstJobs: number; readonly days: number }
  /** How many assignments of one worker may run at once: core/jobs keeps it in the database. */
  readonly runningJobs: number
  /** What minors may take, and when: core/consents keeps it in the database. */
  readonly ageLimits: AgeLimits
  /** What codes, addresses and bank accounts are sealed with, the newest first. Absent: kept in the data folder. */
  readonly vaultKeys: readonly VaultKey[] | undefined
  /** Where clients pay in. Absent: they are told to ask the operator. */
  readonly bank: BankAccount | undefined
  /** Absent: nobody can pay by card. */
  readonly stripe: StripeConfig | undefined
  /** The smallest payout, in points, and whether one operator alone may approve what he has built. */
  readonly payouts: { readonly minimumPoints: number; readonly singleOperator: boolean }
  /** Where rewards are bought, and which. Absent: none are. */
  readonly rewards: RewardsConfig | undefined
  readonly sandbox: boolean
}

/** One thing that is wrong with the configuration. `expected` never repeats the value: it may be a secret. */
export interface ConfigProblem {
  readonly key: string
  readonly expected: string
}

/** A configuration that cannot be used, with all its problems at once. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly ConfigProblem[]
  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map((problem) => `${problem.key}: ${problem.expected}`).join('\n'))
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the configuration from `env`. Spaces around a value do not count, and an empty value is an absent one.
 * Throws a `ConfigError` that names every problem, never only the first.
 */
export function parseConfig(env: Environment): Config {
  const present: Environment = Object.fromEntries(
    CONFIG_KEYS.map((key) => [key, env[key]?.trim()] as const).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  )
  const parsed = schema.safeParse(present)
  const problems = [...(parsed.success ? [] : ownProblems(parsed.error)), ...problemsBetween(present)]
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems)
  return assemble(parsed.data)
}

/**
 * Reads the configuration from the environment of this process, and from `.env` where there is one. The only place in
 * the program that may.
 */
export function readConfig(): Config {
  // What stands in the environment already wins over the file.
  if (existsSync('.env')) process.loadEnvFile('.env')
  return parseConfig(process.env)
}

/** The problems of a bad configuration as lines for a person, one problem a line. */
export function explainProblems(error: ConfigError): string {
  const count = error.problems.length === 1 ? 'one problem' : `${error.problems.length} problems`
  const lines = error.problems.map((problem) => `  ${problem.key}: ${problem.expected}`)
  return [`Klickwork cannot start. The configuration has ${count} (see .env.example):`, ...lines].join('\n')
}

function ownProblems(error: z.ZodError): ConfigProblem[] {
  return error.issues.map((issue) => ({ key: issue.path.map(String).join('.'), expected: issue.message }))
}

/** What one key demands of another. Judged by presence alone, so that it is found even when other values are bad. */
function problemsBetween(env: Environment): ConfigProblem[] {
  const problems: ConfigProblem[] = []
  const demand = (key: string, why: string) => {
    if (env[key] === undefined) problems.push({ key, expected: `expected a value, because ${why}` })
  }
  if (env['TELEGRAM_MODE'] === 'webhook') {
    const why = 'TELEGRAM_MODE is "webhook"'
    for (const key of ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL']) demand(key, why)
    const address = env['PUBLIC_URL']
    if (address !== undefined && isWebAddress(address) && !isSafeAddress(address))
      problems.push({ key: 'PUBLIC_URL', expected: `expected an https:// address, because ${why}` })
  }
  if (env['DISCORD_TOKEN'] !== undefined) demand('DISCORD_APPLICATION_ID', 'DISCORD_TOKEN is set')
  if (env['DISCORD_MODE'] === 'http')
    for (const key of ['DISCORD_TOKEN', 'DISCORD_PUBLIC_KEY']) demand(key, 'DISCORD_MODE is "http"')
  if (env['BANK_IBAN'] !== undefined) demand('BANK_HOLDER', 'BANK_IBAN is set')
  if (env['BANK_HOLDER'] !== undefined) demand('BANK_IBAN', 'BANK_HOLDER is set')
  if (env['TREMENDOUS_KEY'] !== undefined && env['TREMENDOUS_PRODUCTS'] === undefined)
    demand(
      'TREMENDOUS_CAMPAIGN',
      'TREMENDOUS_KEY is set, and neither it nor TREMENDOUS_PRODUCTS says what to choose from',
    )
  if (env['STRIPE_SECRET_KEY'] !== undefined) demand('STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY is set')
  if (env['STRIPE_WEBHOOK_SECRET'] !== undefined) demand('STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET is set')
  return [...problems, ...problemsOfSandbox(env)]
}

function problemsOfSandbox(env: Environment): ConfigProblem[] {
  const production = env['NODE_ENV'] === 'production'
  const hasToken = env['TELEGRAM_BOT_TOKEN'] !== undefined || env['DISCORD_TOKEN'] !== undefined
  const on = SWITCH_ON.includes(env['SANDBOX']?.toLowerCase() ?? '')
  if (on && hasToken) {
    const why = 'its page can act as anybody, and a token is set'
    return [{ key: 'SANDBOX', expected: `expected "off" or nothing, because ${why}` }]
  }
  if (on && production) {
    const why = 'its page can act as anybody, and NODE_ENV is "production"'
    return [{ key: 'SANDBOX', expected: `expected "off" or nothing, because ${why}` }]
  }
  if (production && !hasToken) {
    const why = 'NODE_ENV is "production", the sandbox is off, and so nobody could reach Klickwork'
    return [{ key: 'TELEGRAM_BOT_TOKEN', expected: `expected a token here or in DISCORD_TOKEN, because ${why}` }]
  }
  return []
}

/** Telegram delivers to https only. Plain http is for a Bot API server on the same machine. */
function isSafeAddress(address: string): boolean {
  const url = new URL(address)
  return url.protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}

function assemble(parsed: Parsed): Config {
  const production = parsed.NODE_ENV === 'production'
  const telegram = telegramOf(parsed)
  const discord = discordOf(parsed)
  const sandbox = parsed.SANDBOX ?? (telegram === undefined && discord === undefined && !production)
  return {
    production,
    databaseUrl: parsed.DATABASE_URL,
    dataDir: parsed.DATA_DIR,
    port: parsed.PORT,
    publicUrl: parsed.PUBLIC_URL,
    logLevel: parsed.LOG_LEVEL,
    telegram,
    discord,
    operators: parsed.OPERATORS,
    imprint: parsed.IMPRINT,
    feeBasisPoints: parsed.FEE_PERCENT,
    minimumAge: parsed.MIN_AGE,
    checks: { firstJobs: parsed.CHECK_FIRST_JOBS ?? (sandbox ? 0 : 3), days: parsed.CHECK_DAYS },
    runningJobs: parsed.RUNNING_JOBS,
    ageLimits: {
      minutesAt14: parsed.FOURTEEN_MINUTES,
      hoursAt14: parsed.FOURTEEN_HOURS,
      hoursFrom15: parsed.MINOR_HOURS,
    },
    vaultKeys: parsed.VOUCHER_KEYS,
    bank: bankOf(parsed),
    stripe: stripeOf(parsed),
    payouts: {
      minimumPoints: parsed.PAYOUT_MINIMUM * 100,
      singleOperator: parsed.PAYOUT_SINGLE_OPERATOR ?? false,
    },
    rewards: rewardsOf(parsed),
    sandbox,
  }
}

function bankOf({ BANK_HOLDER: holder, BANK_IBAN: iban }: Parsed): BankAccount | undefined {
  return holder === undefined || iban === undefined ? undefined : { holder, iban }
}

function rewardsOf(parsed: Parsed): RewardsConfig | undefined {
  const { TREMENDOUS_KEY: key } = parsed
  if (key === undefined) return undefined
  return {
    key,
    apiRoot: parsed.TREMENDOUS_API_ROOT,
    fundingSource: parsed.TREMENDOUS_FUNDING_SOURCE,
    campaign: parsed.TREMENDOUS_CAMPAIGN,
    products: parsed.TREMENDOUS_PRODUCTS ?? [],
    title: parsed.TREMENDOUS_TITLE,
    values: parsed.TREMENDOUS_VALUES,
  }
}

function stripeOf(parsed: Parsed): StripeConfig | undefined {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: apiBase } = parsed
  if (key === undefined || webhookSecret === undefined) return undefined
  return { key, webhookSecret, apiBase, live: /^.._live_/.test(key.reveal()) }
}

function telegramOf(parsed: Parsed): TelegramConfig | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = parsed
  const { TELEGRAM_WEBHOOK_SECRET: webhookSecret, PUBLIC_URL: publicUrl } = parsed
  if (token === undefined) return undefined
  if (parsed.TELEGRAM_MODE === 'polling' || webhookSecret === undefined || publicUrl === undefined)
    return { mode: 'polling', token, apiRoot }
  return { mode: 'webhook', token, apiRoot, webhookSecret, publicUrl }
}

function discordOf(parsed: Parsed): DiscordConfig | undefined {
  const { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: applicationId, DISCORD_PUBLIC_KEY: publicKey } = parsed
  if (token === undefined || applicationId === undefined) return undefined
  const base = { token, applicationId, apiRoot: parsed.DISCORD_API_ROOT }
  if (parsed.DISCORD_MODE === 'http' && publicKey !== undefined) return { ...base, mode: 'http', publicKey }
  return { ...base, mode: 'gateway' }
}
