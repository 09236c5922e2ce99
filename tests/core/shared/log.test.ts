import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, test } from 'vitest'
import { createLogger } from '../../../core/shared/log.ts'
import type { Log } from '../../../core/shared/log.ts'
import { secret } from '../../../core/shared/secret.ts'

const TOKEN = '1234567890:AAH-canary_canary_canary_canary_ca1'

function written(write: (log: Log) => void): string {
  const lines: string[] = []
  write(createLogger({ level: 'trace', destination: { write: (line) => lines.push(line) } }))
  return lines.join('')
}

describe('a line of the log', () => {
  test('is one JSON object with the level in words, the time and the fields', () => {
    const line = written((log) => log.info({ jobId: 'j1' }, 'job posted'))
    expect(JSON.parse(line)).toEqual({ level: 'info', time: expect.any(String), jobId: 'j1', msg: 'job posted' })
  })

  test('is not written below the level', () => {
    const lines: string[] = []
    createLogger({ level: 'warn', destination: { write: (line) => lines.push(line) } }).info('quiet')
    expect(lines).toEqual([])
  })

  const address = `https://api.telegram.org/bot${TOKEN}/sendMessage`
  const database = 'postgres://klickwork:canary@db:5432/klickwork'

  test.each<[string, (log: Log) => void]>([
    ['in its sentence', (log) => log.info(`GET ${address} ${database}`)],
    ['in a sentence with places', (log) => log.info('GET %s', address)],
    ['in a field', (log) => log.info({ address, database })],
    ['deep in a field', (log) => log.info({ a: { b: [{ c: address }, database] } })],
    ['in the name of a field', (log) => log.info({ [address]: 1 })],
    ['in what a child always writes', (log) => log.child({ address, database }).info('x')],
    ['in an error', (log) => log.error(new Error(`failed: ${address} ${database}`))],
    ['in an error among fields', (log) => log.error({ err: new Error(address) }, 'x')],
    ['in an error among fields without a sentence', (log) => log.error({ err: new Error(address) })],
    ['in the cause of an error', (log) => log.error(new Error('x', { cause: new Error(database) }))],
    ['in many errors', (log) => log.error(new AggregateError([new Error(address)], 'x'))],
    [
      'in fields of an error',
      (log) => log.error(Object.assign(new Error('x'), { url: address, headers: { a: TOKEN } })),
    ],
    ['bare', (log) => log.info({ x: TOKEN })],
    ['in a secret', (log) => log.info({ x: secret(TOKEN), y: String(secret(TOKEN)) })],
    ['in a private field', (log) => log.info({ token: 'canary', account: { iban: 'canary', birthDate: 'canary' } })],
    ['in headers', (log) => log.info({ request: { headers: { cookie: 'canary' } } })],
  ])('shows no token and no password that stands %s', (_where, write) => {
    const text = written(write)
    expect(text).not.toContain('canary')
    expect(() => JSON.parse(text)).not.toThrow()
  })

  test('keeps what helps to find an error, and leaves out the statement and what people wrote', () => {
    const refused = Object.assign(new Error('duplicate key value violates unique constraint "member_name"'), {
      code: '23505',
      constraint_name: 'member_name',
      detail: 'Key (name)=(canary) already exists.',
      parameters: ['canary'],
    })
    const error = new DrizzleQueryError('insert into member values ($1)', ['canary'], refused)
    for (const text of [written((log) => log.error(error)), written((log) => log.error({ err: error }, 'x'))]) {
      expect(text).not.toContain('canary')
      expect(JSON.parse(text).err.cause).toMatchObject({ code: '23505', constraint_name: 'member_name' })
      expect(JSON.parse(text).err.stack).toContain('log.test.ts')
    }
  })

  test('leaves out a value that PostgreSQL could not read', () => {
    const error = Object.assign(new Error('invalid input syntax for type integer: "canary"'), { code: '22P02' })
    expect(written((log) => log.error(error))).not.toContain('canary')
  })
})
