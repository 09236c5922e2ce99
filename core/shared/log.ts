import { pino } from 'pino'
import type { DestinationStream, LogFn, Logger, LoggerOptions } from 'pino'
import type { LogLevel } from './config-schema.ts'

/** A structured log: `log.info({ jobId }, 'job posted')`. One JSON object a line. */
export type Log = Logger

/** What a log needs. Lines go to stdout unless a destination is given. */
export interface LogOptions {
  readonly level: LogLevel
  readonly destination?: DestinationStream
}

const MASK = '•••'

/** Field names whose value is never written, at the top of a line or one step below. */
const PRIVATE_FIELDS = [
  'token',
  'secret',
  'password',
  'authorization',
  'cookie',
  'headers',
  'iban',
  'birthDate',
  'voucherCode',
  'update',
  'ctx',
  'payload',
  'parameters',
]

/**
 * What must not stand in any line, wherever it came from: a bot token (it is part of every Telegram URL, so it turns up in
 * error messages and stacks), and the password inside a database address. Applied to the finished line, so that no field,
 * message or stack goes round it.
 */
const UNCLEAN: readonly (readonly [RegExp, string])[] = [
  [/\bbot\d+:[\w-]+/gi, `bot${MASK}`],
  [/\b\d{5,}:[\w-]{30,}/g, MASK],
  [/(\bpostgres(?:ql)?:\/\/[^:@/\s"\\]*):[^\s"\\]*@/gi, `$1:${MASK}@`],
]

/** `text` without bot tokens and database passwords. */
export function cleanText(text: string): string {
  return UNCLEAN.reduce((cleaned, [found, replacement]) => cleaned.replace(found, replacement), text)
}

/** Fields of an error that are safe to write. Everything else (a query, its parameters, a request) is left out. */
const ERROR_FIELDS = ['code', 'severity', 'constraint_name', 'table_name', 'routine', 'error_code', 'method', 'status']

function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : { type: typeof error }
  const described: Record<string, unknown> = { type: error.name, message: describeMessage(error) }
  for (const field of ERROR_FIELDS) {
    const value: unknown = Reflect.get(error, field)
    if (typeof value === 'string' || typeof value === 'number') described[field] = value
  }
  described['stack'] = framesOf(error)
  if (error.cause !== undefined && depth < 4) described['cause'] = describeError(error.cause, depth + 1)
  if (error instanceof AggregateError && depth < 4)
    described['errors'] = error.errors.slice(0, 5).map((each) => describeError(each, depth + 1))
  return described
}

/** Drizzle appends a statement's parameters to its message, and PostgreSQL quotes a value that it cannot read. */
function describeMessage(error: Error): string {
  const withoutParameters = error.message.replace(/\nparams:[\s\S]*$/, '').slice(0, 1000)
  const sqlState: unknown = Reflect.get(error, 'code')
  const quotesValue = typeof sqlState === 'string' && /^22/.test(sqlState)
  return quotesValue ? withoutParameters.replace(/"[^"]*"/g, MASK) : withoutParameters
}

/** Only the frames: the head of a stack repeats the message, parameters and all. */
function framesOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return lines.slice(0, 20).join('\n')
}

/** An error logged without a sentence lends the line its message, which pino would take as it is. */
function withCleanMessage(this: Logger, args: Parameters<LogFn>, write: LogFn): void {
  const [first, sentence] = args
  const error = first instanceof Error ? first : errorIn(first)
  if (error instanceof Error && sentence === undefined) write.call(this, { err: error }, describeMessage(error))
  else write.apply(this, args)
}

function errorIn(fields: unknown): unknown {
  return typeof fields === 'object' && fields !== null ? Reflect.get(fields, 'err') : undefined
}

/** Makes the log of the program. Private fields are masked, errors are reduced to what is safe, every line is cleaned. */
export function createLogger(options: LogOptions): Log {
  const settings: LoggerOptions = {
    level: options.level,
    base: {},
    redact: { paths: PRIVATE_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: MASK },
    serializers: { err: describeError, error: describeError, cause: describeError, reason: describeError },
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: cleanText, logMethod: withCleanMessage },
    timestamp: pino.stdTimeFunctions.isoTime,
  }
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination)
}
