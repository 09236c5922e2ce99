import { expect, test } from 'vitest'
import * as files from '../../../core/files/index.ts'
import type { Member } from '../../../core/members/index.ts'
import { testDatabase } from '../../support/database.ts'
import { worker } from '../../support/people.ts'
import { refused } from '../../support/refused.ts'
import { testVault } from '../../support/vault.ts'

const database = await testDatabase()
const ben = await worker(database)
const kept = (bytes: Uint8Array): Promise<string> =>
  database.withTx((tx) => files.keepSealed(tx, testVault, ben, bytes))
const taken = (id: string, by: Member = ben): Promise<Uint8Array> =>
  database.withTx((tx) => files.takeSealed(tx, testVault, by, id))
const words = (id: string): Promise<string> => database.withTx((tx) => files.takeSealedText(tx, testVault, ben, id))

test('a secret file comes back byte for byte, once, to its owner, and lies sealed until then', async () => {
  const bytes = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0xff, 0xfe, ...Buffer.from('GEHEIM-0001'))
  const id = await kept(bytes)
  expect(await database.sql`select from sealed_uploads where sealed like '%GEHEIM%'`).toHaveLength(0)
  expect(await refused(taken(id, await worker(database)))).toBe('file.unknown')
  expect([...(await taken(id))]).toEqual([...bytes])
  expect(await refused(taken(id))).toBe('file.unknown')
})

test('who wants words gets them in either encoding, and nothing else; too much and nothing at all is not kept', async () => {
  expect(await words(await kept(Buffer.from('Größe')))).toBe('Größe')
  expect(await words(await kept(Buffer.from('Größe', 'latin1')))).toBe('Größe')
  // "Unicode text" of Excel, in either order of bytes.
  const wide = Buffer.from('\uFEFFGröße', 'utf16le')
  expect(await words(await kept(wide))).toBe('Größe')
  expect(await words(await kept(Buffer.from(wide).swap16()))).toBe('Größe')
  expect(await refused(words(await kept(Uint8Array.of(1, 0, 2))))).toBe('file.wrong_type')
  expect(await refused(kept(new Uint8Array(5 * 1024 * 1024 + 1)))).toBe('file.too_large')
  expect(await refused(kept(new Uint8Array()))).toBe('file.wrong_type')
})
