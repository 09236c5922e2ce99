import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import * as files from '../../../core/files/index.ts'
import type { StoredFile } from '../../../core/files/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { claimed, client, handedIn, newKey, openJob, worker } from '../../support/people.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'klickwork-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const storage = files.folderStorage(folder)

const clara = await client(database, { points: 10_000 })
const ben = await worker(database)

async function uploaded(by: Member, words: string, upload = newKey('upload')): Promise<StoredFile> {
  const kept = await files.keep(storage, { name: 'text.txt', bytes: Buffer.from(words), upload })
  return database.withTx((tx) => files.record(tx, by, kept))
}
const forget = () => database.withTx((tx) => files.forgetUnused(tx, storage, 100))
const isKept = async (file: StoredFile): Promise<boolean> => {
  const rows = await database.sql`select from files where id = ${file.id}`
  const lies = existsSync(join(folder, file.storageKey))
  expect(lies).toBe(rows.length === 1)
  return lies
}

test('an upload that nobody has used in eight days goes, with its bytes; what was handed in stays', async () => {
  const job = await openJob(database, clara, { proof: ['text', 'file'] })
  const assignment = await claimed(database, ben, job)
  const [used, unused] = [await uploaded(ben, 'handed in'), await uploaded(ben, 'cancelled')]
  await handedIn(database, ben, assignment, { words: 'Die Kanne fasst einen Liter.', files: [used.publicId] })

  await database.forward('7 days 23 hours')
  expect(await forget()).toBe(0)
  expect(await isKept(unused)).toBe(true)
  await database.forward('1 hour 1 minute')
  expect(await forget()).toBe(2)
  expect([await isKept(used), await isKept(unused)]).toEqual([true, false])
  expect(await forget()).toBe(0)
})

test('the same bytes of two uploads lie in two places, those of one tried twice in one', async () => {
  const [one, other] = [await uploaded(ben, 'the same'), await uploaded(clara, 'the same')]
  expect(one.storageKey).not.toBe(other.storageKey)
  const [first, again] = [await uploaded(ben, 'twice', 'upload:twice'), await uploaded(ben, 'twice', 'upload:twice')]
  expect(first.storageKey).toBe(again.storageKey)
  await database.sql`update uploads_to_check set due_at = now() where file_id = ${first.id}`
  await forget()
  // The bytes stay as long as a row names them.
  expect(existsSync(join(folder, again.storageKey))).toBe(true)
  await database.sql`update uploads_to_check set due_at = now() where file_id = ${again.id}`
  await forget()
  expect(existsSync(join(folder, again.storageKey))).toBe(false)
})

test('bytes that are gone already hold up nothing', async () => {
  const file = await uploaded(ben, 'lost')
  rmSync(join(folder, file.storageKey))
  await database.sql`update uploads_to_check set due_at = now() where file_id = ${file.id}`
  await forget()
  expect(await database.sql`select from files where id = ${file.id}`).toHaveLength(0)
})
