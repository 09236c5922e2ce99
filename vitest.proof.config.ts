import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/proof/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    maxConcurrency: 1,
    globalSetup: ['tests/support/server.ts'],
    testTimeout: 30 * 60_000,
    hookTimeout: 5 * 60_000,
    reporters: ['verbose'],
    provide: { givenDatabaseUrl: process.env['TEST_DATABASE_URL'] ?? '', databaseSettings: {} },
  },
})
