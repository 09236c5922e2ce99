import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ask, copyCheckout, newFolder, ownerOf, prepare, program } from './embedded-support.ts'
import { removeLinked, serverPid, start, useEmbedded } from './embedded-support.ts'

const isRoot = process.getuid?.() === 0
const nobody = 65_534
let folder: string

useEmbedded()

beforeEach(() => {
  folder = newFolder()
})

/** Needs to change users; an ordinary user's own runs are proved by all the tests above. */
describe.skipIf(!isRoot)('the embedded server, started by root', () => {
  test('runs under an account without rights', async () => {
    await start(prepare(folder))
    expect(ownerOf(join(folder, 'postgres')).uid).not.toBe(0)
    expect(ownerOf(`/proc/${serverPid(folder)}`).uid).toBe(ownerOf(join(folder, 'postgres')).uid)
  })

  test('starts in a folder that only root may enter', async () => {
    chmodSync(folder, 0o700)
    const said: string[] = []
    const dataDir = join(folder, 'klickwork', '.data')
    const first = await start(dataDir, said)
    const real = removeLinked(dataDir)
    expect(lstatSync(join(dataDir, 'postgres')).isSymbolicLink()).toBe(true)
    expect(said.join('\n')).toContain(real)
    await ask(first.url, 'create table paid (points bigint)')
    await first.stop()
    const second = await start(dataDir)
    expect(await ask(second.url, 'select count(*)::int from paid')).toEqual([0])
  })

  test('starts when the whole checkout lies in a folder that only root may enter', async () => {
    chmodSync(folder, 0o700)
    const root = copyCheckout(join(folder, 'checkout'))
    const running = await program(join(root, '.data'), { root })
    expect(running.refused).toBe(undefined)
    removeLinked(join(root, '.data'))
    expect(await ask(running.url, 'select 1')).toEqual([1])
  })

  test('refuses to guess when the account may no longer enter the folder', async () => {
    const closed = join(folder, 'closed')
    const first = await start(prepare(closed))
    await first.stop()
    chmodSync(folder, 0o700)
    await expect(start(closed)).rejects.toThrow(/may not enter/)
  })
})

describe.skipIf(!isRoot)('the embedded server, started by an ordinary user', () => {
  // The checkout itself may lie where only root may go.
  let root: string
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'klickwork-checkout-'))
    chmodSync(root, 0o755)
    copyCheckout(root)
  })
  afterAll(() => rmSync(root, { recursive: true, force: true }))

  test('needs nothing but the own folder', async () => {
    const home = join(folder, 'home')
    mkdirSync(home, { mode: 0o700 })
    chownSync(home, nobody, nobody)
    const running = await program(join(home, '.data'), { uid: nobody, root })
    expect(running.refused).toBe(undefined)
    expect(await ask(running.url, 'select 1')).toEqual([1])
    expect(lstatSync(join(home, '.data', 'postgres')).isSymbolicLink()).toBe(false)
  })

  test('is told when the database belongs to somebody else', async () => {
    const first = await start(prepare(join(folder, 'other')))
    await first.stop()
    renameSync(join(folder, 'other'), join(folder, 'mine'))
    chownSync(join(folder, 'mine'), nobody, nobody)
    chownSync(join(folder, 'mine', 'postgres'), 1, 1)
    const refused = await program(join(folder, 'mine'), { uid: nobody, root })
    expect(refused.refused).toMatch(/belongs to another user \(id 1\)/)
  })
})
