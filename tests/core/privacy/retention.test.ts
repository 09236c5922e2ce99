import { expect, test } from 'vitest'
import * as disputes from '../../../core/disputes/index.ts'
import * as files from '../../../core/files/index.ts'
import * as privacy from '../../../core/privacy/index.ts'
import { runDue } from '../../../core/schedule/index.ts'
import { testDatabase } from '../../support/database.ts'
import {
  approved,
  claimed,
  client,
  handedIn,
  newKey,
  openJob,
  operator,
  rejected,
  worker,
} from '../../support/people.ts'
import { testVault } from '../../support/vault.ts'
import { memoryStorage } from './world.ts'

const database = await testDatabase()
const storage = memoryStorage()
const clara = await client(database, { points: 50_000 })
const ben = await worker(database)

async function upload(words: string): Promise<files.StoredFile> {
  const kept = await files.keep(storage, { name: 'x.txt', bytes: Buffer.from(words), upload: words })
  return database.withTx((tx) => files.record(tx, ben, kept))
}

async function handedInFile(words: string) {
  const file = await upload(words)
  const assignment = await claimed(database, ben, await openJob(database, clara, { proof: ['file'] }))
  return { file, assignment, submission: await handedIn(database, ben, assignment, { files: [file.publicId] }) }
}
const isThere = async ({ id, storageKey }: files.StoredFile) => {
  const [row] = await database.sql`select from files where id = ${id}`
  return [row !== undefined, storage.kept.has(storageKey)]
}
async function passed(time: string): Promise<void> {
  await database.forward(time)
  await runDue(database, [['remove-bytes', (tx, limit) => files.removeBytes(tx, storage, limit), 20]])
}

test('what was handed in goes with its bytes 90 days after the end of the work, and a dispute holds it', async () => {
  const paid = await handedInFile('paid')
  const contested = await handedInFile('contested')
  await approved(database, clara, paid.submission)
  await rejected(database, clara, contested.submission)
  const argued = await upload('argued')
  const { publicId: dispute } = await database.withTx((tx) =>
    disputes.appeal(tx, ben, {
      key: newKey('appeal'),
      assignment: contested.assignment.publicId,
      words: 'Die Datei ist doch genau das, was du wolltest.',
      files: [argued.publicId],
    }),
  )
  await passed('89 days')
  expect(await isThere(paid.file)).toEqual([true, true])
  await passed('2 days')
  expect(await isThere(paid.file)).toEqual([false, false])
  // Nobody has decided yet.
  expect([await isThere(contested.file), await isThere(argued)]).toEqual([
    [true, true],
    [true, true],
  ])
  const otto = await operator(database)
  const reason = 'Die Datei ist leer.'
  await database.withTx((tx) =>
    disputes.decide(tx, otto, { key: newKey('decide'), dispute, decision: 'refund', reason }),
  )
  await passed('89 days')
  expect(await isThere(contested.file)).toEqual([true, true])
  await passed('2 days')
  expect([await isThere(contested.file), await isThere(argued)]).toEqual([
    [false, false],
    [false, false],
  ])
  const [words] = await database.sql<
    { words: string }[]
  >`select words from submissions where id = ${paid.submission.id}`
  expect(words?.words).not.toBe('')
  await database.assertWorld()
})

test('what was said is forgotten after 30 days, that it was said is not', async () => {
  await approved(database, clara, (await handedInFile('told')).submission)
  const told = () => database.sql<{ told: number; words: number }[]>`
    select count(*)::int as told, count(*) filter (where data <> '{}')::int as words from notices where member_id = ${ben.id}`
  const [before] = await told()
  await passed('29 days')
  expect((await told())[0]?.words).toBeGreaterThan(0)
  await passed('2 days')
  expect(await told()).toEqual([{ told: expect.any(Number), words: 0 }])
  expect((await told())[0]?.told).toBeGreaterThanOrEqual(before?.told ?? 0)
  await database.assertWorld()
})

test('what was argued with goes where the work was handed in without files as well', async () => {
  const assignment = await claimed(database, ben, await openJob(database, clara))
  await rejected(database, clara, await handedIn(database, ben, assignment))
  const argued = await upload('argued alone')
  const words = 'Der Name steht doch im ersten Satz, schau noch einmal hin.'
  const input = { assignment: assignment.publicId, words, files: [argued.publicId] }
  const { publicId: dispute } = await database.withTx((tx) =>
    disputes.appeal(tx, ben, { key: newKey('appeal'), ...input }),
  )
  await passed('3 days')
  const otto = await operator(database)
  const verdict = { dispute, decision: 'refund', reason: 'Der Name fehlt.' } as const
  await database.withTx((tx) => disputes.decide(tx, otto, { key: newKey('decide'), ...verdict }))
  await passed('89 days')
  expect(await isThere(argued)).toEqual([true, true])
  await passed('2 days')
  expect(await isThere(argued)).toEqual([false, false])
})

test('who has gone: the chat of a farewell after a day, a bar after three years, tax data after ten years', async () => {
  const gone = await worker(database, { externalId: '4713' })
  const input = { key: newKey('delete'), vault: testVault, place: '', minimumPoints: 1_000, givesUp: false }
  await database.withTx((tx) => privacy.remove(tx, gone, input))
  const chats = () => database.sql`select from notices where data->>'place' = '4713'`
  expect(await chats()).toHaveLength(1)
  await database.sql`
    insert into suspensions (member_id, reason, decided_by, at) values (${gone.id}, 'x', ${clara.id}, now())`
  await database.sql`
    insert into barred_identities (fingerprint, suspension_id, until)
      select repeat('a', 64), id, moment() + interval '1095 days' from suspensions where member_id = ${gone.id}`
  await database.sql`insert into tax_data (member_id, sealed, entered_at) values (${gone.id}, 'x', now())`
  await database.sql`
    insert into bank_accounts (member_id, owner, sealed, masked, fingerprint, created_at)
      values (${gone.id}, 'member', 'x', 'DE•• •••• 1234', repeat('0', 64), now())`
  await passed('25 hours')
  expect(await chats()).toHaveLength(0)
  expect(await database.sql`select from barred_identities`).toHaveLength(1)
  await passed('1095 days')
  expect(await database.sql`select from barred_identities`).toHaveLength(0)
  expect(await database.sql`select from tax_data`).toHaveLength(1)
  await passed('2600 days')
  expect(await database.sql`select from tax_data`).toHaveLength(0)
  expect(await database.sql`select from bank_accounts`).toHaveLength(0)
})
