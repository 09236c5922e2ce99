import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { CONFIG_KEYS } from '../../../core/shared/config-schema.ts'
import { ConfigError, explainProblems, parseConfig } from '../../../core/shared/config.ts'

const TOKEN = '123456:TEST-abc_DEF'

function problemsOf(env: Record<string, string>): ConfigError {
  try {
    parseConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('The configuration was accepted.')
}

function badKeys(env: Record<string, string>): string[] {
  return problemsOf(env).problems.map((problem) => problem.key)
}

describe('the configuration', () => {
  test('needs nothing: the sandbox is on and the database is embedded', () => {
    expect(parseConfig({})).toEqual({
      production: false,
      databaseUrl: undefined,
      dataDir: '.data',
      port: 3000,
      publicUrl: undefined,
      logLevel: 'info',
      telegram: undefined,
      discord: undefined,
      operators: [],
      feeBasisPoints: 1000,
      minimumAge: 14,
      checks: { firstJobs: 0, days: 7 },
      runningJobs: 8,
      ageLimits: { minutesAt14: 120, hoursAt14: { from: 8, until: 18 }, hoursFrom15: { from: 6, until: 20 } },
      vaultKeys: undefined,
      bank: undefined,
      payouts: { minimumPoints: 1_000, singleOperator: false },
      rewards: undefined,
      sandbox: true,
    })
  })

  test('takes an empty value, or one of spaces, for an absent one', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '  ', TELEGRAM_BOT_TOKEN: '', SANDBOX: '' })).toEqual(parseConfig({}))
  })

  test('does not mind spaces around a value', () => {
    expect(parseConfig({ PORT: ' 8080\r' }).port).toBe(8080)
  })

  test('with a Telegram token polls the real server, and the sandbox is off', () => {
    const config = parseConfig({ TELEGRAM_BOT_TOKEN: TOKEN })
    expect(config.telegram).toMatchObject({ mode: 'polling', apiRoot: 'https://api.telegram.org' })
    expect(config.telegram?.token.reveal()).toBe(TOKEN)
    expect(config.sandbox).toBe(false)
  })

  test('takes the account for deposits, without the spaces of its IBAN', () => {
    const env = { BANK_HOLDER: 'Klickwork GmbH', BANK_IBAN: 'de02 1203 0000 0000 2020 51' }
    expect(parseConfig(env).bank).toEqual({ holder: 'Klickwork GmbH', iban: 'DE02120300000000202051' })
    expect(badKeys({ ...env, BANK_IBAN: 'DE02 1203 0000 0000 2020 52' })).toEqual(['BANK_IBAN'])
    expect(badKeys({ ...env, BANK_IBAN: 'BR1500000000000010932840814P2' })).toEqual(['BANK_IBAN'])
    expect(badKeys({ BANK_IBAN: env.BANK_IBAN })).toEqual(['BANK_HOLDER'])
    expect(badKeys({ BANK_HOLDER: env.BANK_HOLDER })).toEqual(['BANK_IBAN'])
    expect(badKeys({ ...env, BANK_HOLDER: 'x'.repeat(71) })).toEqual(['BANK_HOLDER'])
  })

  test('sells rewards only with a key and something to choose from, and reads what they cost', () => {
    const env = { TREMENDOUS_KEY: 'PROD_x', TREMENDOUS_PRODUCTS: 'A1, B2', TREMENDOUS_VALUES: '10, 25:2600' }
    const { rewards } = parseConfig(env)
    expect(rewards).toMatchObject({
      apiRoot: 'https://api.tremendous.com',
      campaign: undefined,
      products: ['A1', 'B2'],
    })
    expect(rewards?.values).toEqual([
      { faceCents: 1_000, points: 1_000 },
      { faceCents: 2_500, points: 2_600 },
    ])
    expect(parseConfig({ ...env, TREMENDOUS_KEY: '' }).rewards).toBeUndefined()
    expect(badKeys({ TREMENDOUS_KEY: 'PROD_x' })).toEqual(['TREMENDOUS_CAMPAIGN'])
    for (const values of ['0', '1001', '10,10', '10;20', '10:9', '5:100001']) {
      expect([values, badKeys({ ...env, TREMENDOUS_VALUES: values })]).toEqual([values, ['TREMENDOUS_VALUES']])
    }
  })

  test('takes the lines of an imprint, as many as a message holds', () => {
    expect(parseConfig({ IMPRINT: 'Klara Muster\\n Weg 1 \\n\\nkm@example.org' }).imprint).toEqual([
      'Klara Muster',
      'Weg 1',
      'km@example.org',
    ])
    expect(parseConfig({ IMPRINT: 'x'.repeat(1_500) }).imprint).toHaveLength(1)
    for (const IMPRINT of ['x'.repeat(1_501), 'Klara\u0007Muster']) expect(badKeys({ IMPRINT })).toEqual(['IMPRINT'])
  })

  test('takes another Bot API server, without the slash at its end', () => {
    const config = parseConfig({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/' })
    expect(config.telegram?.apiRoot).toBe('http://127.0.0.1:8081')
  })

  test('for a webhook holds its secret and the public address', () => {
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'a_B-9' }
    const { telegram } = parseConfig({ ...env, PUBLIC_URL: 'https://klickwork.example/' })
    expect(telegram).toMatchObject({ mode: 'webhook', publicUrl: 'https://klickwork.example' })
    expect(telegram?.mode === 'webhook' && telegram.webhookSecret.reveal()).toBe('a_B-9')
  })

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000'])(
    'for a webhook accepts %s on this machine',
    (address) => {
      const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'x' }
      expect(parseConfig({ ...env, PUBLIC_URL: address }).telegram).toMatchObject({ publicUrl: address })
    },
  )

  test('for a webhook demands the token, the secret and the public address', () => {
    const keys = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL']
    expect(badKeys({ TELEGRAM_MODE: 'webhook' })).toEqual(keys)
  })

  test('for a webhook refuses an address without https', () => {
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'x' }
    expect(badKeys({ ...env, PUBLIC_URL: 'http://klickwork.example' })).toEqual(['PUBLIC_URL'])
  })

  test.each(['', 'ä', 'with space', 'x'.repeat(257)])('refuses the webhook secret "%s"', (given) => {
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://klickwork.example' }
    expect(badKeys({ ...env, TELEGRAM_WEBHOOK_SECRET: given })).toEqual(['TELEGRAM_WEBHOOK_SECRET'])
  })

  test('for Discord demands the application, and the public key only over HTTP', () => {
    expect(badKeys({ DISCORD_TOKEN: 'a.b.c' })).toEqual(['DISCORD_APPLICATION_ID'])
    const env = { DISCORD_TOKEN: 'a.b.c', DISCORD_APPLICATION_ID: '1234567890' }
    expect(parseConfig(env).discord).toMatchObject({ mode: 'gateway', apiRoot: 'https://discord.com/api' })
    expect(badKeys({ ...env, DISCORD_MODE: 'http' })).toEqual(['DISCORD_PUBLIC_KEY'])
    const key = 'ab'.repeat(32)
    const http = parseConfig({ ...env, DISCORD_MODE: 'http', DISCORD_PUBLIC_KEY: key }).discord
    expect(http).toMatchObject({ mode: 'http', publicKey: key, applicationId: '1234567890' })
  })

  test('lists the operators of both networks, each once', () => {
    expect(parseConfig({ OPERATORS: 'telegram:12, discord:34,telegram:12,' }).operators).toEqual([
      { platform: 'telegram', externalId: '12' },
      { platform: 'discord', externalId: '34' },
    ])
  })

  test.each([
    ['10', 1000],
    ['0', 0],
    ['7.5', 750],
    ['12.34', 1234],
    ['0.07', 7],
    ['100', 10_000],
  ])('keeps a fee of %s percent as %i basis points', (percent, basisPoints) => {
    expect(parseConfig({ FEE_PERCENT: percent }).feeBasisPoints).toBe(basisPoints)
  })

  test.each([
    ['FEE_PERCENT', '100.01'],
    ['FEE_PERCENT', '1.234'],
    ['FEE_PERCENT', '-1'],
    ['FEE_PERCENT', '10%'],
    ['MIN_AGE', '13'],
    ['MIN_AGE', '100'],
    ['MIN_AGE', '14.5'],
    ['FOURTEEN_MINUTES', '0'],
    ['FOURTEEN_HOURS', '18-8'],
    ['FOURTEEN_HOURS', '8-8'],
    ['MINOR_HOURS', '6-25'],
    ['MINOR_HOURS', '6:30-20'],
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://localhost/klickwork'],
    ['DATABASE_URL', 'postgres'],
    ['PUBLIC_URL', 'klickwork.example'],
    ['PUBLIC_URL', 'ftp://klickwork.example'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org'],
    ['TELEGRAM_MODE', 'push'],
    ['TELEGRAM_BOT_TOKEN', 'no-token'],
    ['OPERATORS', '12345'],
    ['OPERATORS', 'matrix:1'],
    ['SANDBOX', 'maybe'],
    ['DISCORD_PUBLIC_KEY', 'abc'],
    ['DISCORD_MODE', 'webhook'],
    ['DISCORD_APPLICATION_ID', 'klickwork'],
  ])('refuses %s=%s, once', (key, value) => {
    expect(badKeys({ [key]: value })).toEqual([key])
  })

  test('takes the hours of minors, from midnight to midnight', () => {
    expect(parseConfig({ MINOR_HOURS: '0 - 24' }).ageLimits.hoursFrom15).toEqual({ from: 0, until: 24 })
  })

  test.each(['postgres://u:p@db/klickwork', 'postgresql://db:6432/klickwork?sslmode=require'])(
    'accepts %s',
    (address) => {
      expect(parseConfig({ DATABASE_URL: address }).databaseUrl?.reveal()).toBe(address)
    },
  )
})

describe('the sandbox', () => {
  test('can be switched off', () => {
    expect(parseConfig({ SANDBOX: 'off' }).sandbox).toBe(false)
    expect(parseConfig({ SANDBOX: 'On' }).sandbox).toBe(true)
  })

  test('is off in production, where a token is demanded', () => {
    expect(parseConfig({ NODE_ENV: 'production', TELEGRAM_BOT_TOKEN: TOKEN }).sandbox).toBe(false)
    expect(badKeys({ NODE_ENV: 'production' })).toEqual(['TELEGRAM_BOT_TOKEN'])
    expect(badKeys({ NODE_ENV: 'production', SANDBOX: 'on' })).toEqual(['SANDBOX'])
  })

  test('is refused beside a real token, because its page can act as anybody', () => {
    expect(badKeys({ SANDBOX: 'on', TELEGRAM_BOT_TOKEN: TOKEN })).toEqual(['SANDBOX'])
  })
})

describe('the problems of a configuration', () => {
  const env = {
    PORT: 'x',
    FEE_PERCENT: 'many',
    TELEGRAM_BOT_TOKEN: 'geheim!',
    TELEGRAM_MODE: 'webhook',
    DATABASE_URL: 'http://me:hunter2@db',
    DISCORD_TOKEN: 'also secret',
  }

  test('are listed all at once, those between keys too', () => {
    expect(badKeys(env).sort()).toEqual(
      [...Object.keys(env).filter((key) => key !== 'TELEGRAM_MODE')]
        .concat('TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL', 'DISCORD_APPLICATION_ID')
        .sort(),
    )
  })

  test('are explained one a line, with the key and what is expected', () => {
    const lines = explainProblems(problemsOf({ PORT: 'x', MIN_AGE: '3' })).split('\n')
    expect(lines).toEqual([
      'Klickwork cannot start. The configuration has 2 problems (see .env.example):',
      '  PORT: expected a whole number from 0 to 65535',
      '  MIN_AGE: expected a whole number from 14 to 99',
    ])
  })

  test('never repeat a value, which may be a secret', () => {
    const error = problemsOf(env)
    const shown = [explainProblems(error), String(error), inspect(error, { depth: 9 }), JSON.stringify(error)].join()
    for (const value of ['geheim', 'hunter2', 'also secret']) expect(shown).not.toContain(value)
  })
})

test('a configuration can be printed without showing a secret', () => {
  const config = parseConfig({ TELEGRAM_BOT_TOKEN: TOKEN, DATABASE_URL: 'postgres://u:hunter2@db/k' })
  const shown = inspect(config, { depth: 9 }) + JSON.stringify(config) + String(config.databaseUrl)
  expect(shown).not.toContain('hunter2')
  expect(shown).not.toContain('TEST-abc')
  expect(String(config.databaseUrl)).toBe('•••')
  expect(JSON.stringify({ token: config.telegram?.token })).toBe('{"token":"•••"}')
})

describe('.env.example', () => {
  const lines = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8').split('\n')
  const keys = lines.flatMap((line) => /^#?([A-Z_]+)=/.exec(line)?.[1] ?? [])

  test('names every key of the configuration once, and no other', () => {
    expect([...keys].sort()).toEqual([...CONFIG_KEYS].sort())
  })

  test('explains every key in the line above it', () => {
    for (const key of keys) {
      const index = lines.findIndex((line) => line.startsWith(`#${key}=`))
      expect(lines[index - 1], key).toMatch(/^# \S/)
    }
  })

  test('shows values that are accepted', () => {
    const pairs = lines.flatMap((line) => /^#([A-Z_]+)=(.+)$/.exec(line)?.slice(1, 3) ?? [])
    for (let index = 0; index < pairs.length; index += 2) {
      const key = pairs[index] ?? ''
      if (key === 'NODE_ENV') continue
      // These two are wanted together.
      const beside = key.startsWith('BANK_') ? { BANK_HOLDER: 'K', BANK_IBAN: 'DE02120300000000202051' } : {}
      expect(parseConfig({ ...beside, [key]: pairs[index + 1] }), key).toMatchObject({ production: false })
    }
  })
})
