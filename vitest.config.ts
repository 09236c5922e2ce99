import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const underCi = process.env['CI'] !== undefined && process.env['CI'] !== ''

/**
 * The short files that take longest. Without their times from a run before, vitest takes files by their size, so that these
 * come last, and two of three workers stand idle until they end.
 */
const LONGEST = /worst-case\.test\.ts$|program\.test\.ts$|whole-trade\.test\.ts$|deleted\.test\.ts$/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** What all tests have in common. */
const each = {
  pool: 'forks',
  // Generous, because the machines are shared: a test that hangs is found all the same.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 10_000 } },
  // A shared machine now and then stands still for seconds; what fails twice in a row is a fault.
  retry: underCi ? 1 : 0,
} as const

export default defineConfig({
  test: {
    ...each,
    // Much of a test is waiting; vitest alone would leave one of two cores idle. With three a run on two cores is 8 % shorter.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['tests/support/server.ts'],
    reporters: underCi ? ['default', ['json', { outputFile: '.data/test-results.json' }]] : ['default'],
    provide: {
      brief: underCi,
      givenDatabaseUrl: process.env['TEST_DATABASE_URL'] ?? '',
      // What a killed machine would lose does not matter here; tests/proof runs with the product's own settings.
      databaseSettings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
    },
    projects: [
      // The core's modules keep nothing that one test could see of another, so its tests share them: loading them anew for each file took a third of the run.
      { test: { ...each, name: 'core', include: ['tests/core/**/*.test.ts'], isolate: false } },
      // Each story has its own program, on its own database: they share the modules, too (of 142 s under CI 87 were left).
      { test: { ...each, name: 'stories', include: ['tests/stories/**/*.test.ts'], isolate: false } },
      {
        test: {
          ...each,
          name: 'rest',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/core/**', 'tests/stories/**', 'tests/proof/**'],
        },
      },
    ],
  },
})
