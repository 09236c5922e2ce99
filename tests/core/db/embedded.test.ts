import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { afterwards, ask, end, isRunning, newFolder, ownerOf, prepare } from './embedded-support.ts'
import { program, serverPid, start, until, useEmbedded } from './embedded-support.ts'

const isRoot = process.getuid?.() === 0
let folder: string

useEmbedded()

beforeEach(() => {
  folder = newFolder()
})

describe('the embedded server', () => {
  test('says what it does at its first start, and keeps what was written until the next', async () => {
    const said: string[] = []
    const first = await start(folder, said)
    expect(said[0]).toMatch(/^Setting up the database in .*postgres \(only the first time\)/)
    await ask(first.url, 'create table job (title text)')
    await ask(first.url, "insert into job values ('Prüfe unser Café')")
    await first.stop()
    const saidLater: string[] = []
    const second = await start(folder, saidLater)
    expect(await ask(second.url, 'select title from job')).toEqual(['Prüfe unser Café'])
    expect(saidLater.join()).not.toContain('Setting up')
  })

  test('is durable, has checksums, knows umlauts and asks for a password', async () => {
    const server = await start(folder)
    expect(await ask(server.url, 'show fsync')).toEqual(['on'])
    expect(await ask(server.url, 'show data_checksums')).toEqual(['on'])
    expect(await ask(server.url, "select lower('ÄÖÜ')")).toEqual(['äöü'])
    expect(new URL(server.url).hostname).toBe('127.0.0.1')
    const wrong = new URL(server.url)
    wrong.password = 'guessed'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700)
  })

  test('stops once, however often it is asked to', async () => {
    const server = await start(prepare(folder))
    const pid = serverPid(folder)
    await Promise.all([server.stop(), server.stop()])
    await server.stop()
    expect(isRunning(pid)).toBe(false)
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('loses nothing committed when the program is killed, and stops the server that was left behind', async () => {
    const killed = await program(prepare(folder))
    await ask(killed.url, 'create table paid (points bigint)')
    await ask(killed.url, 'insert into paid values (50), (70)')
    const orphan = serverPid(folder)
    await end(killed.child, 'SIGKILL')
    expect(isRunning(orphan)).toBe(true)
    const said: string[] = []
    const next = await start(folder, said)
    expect(isRunning(orphan)).toBe(false)
    expect(said.join()).toContain(`process ${orphan}`)
    expect(await ask(next.url, 'select sum(points)::int from paid')).toEqual([120])
  })

  test('starts after program and server were both killed and their numbers went to other processes', async () => {
    const killed = await program(prepare(folder))
    await ask(killed.url, 'create table paid (points bigint)')
    const pid = serverPid(folder)
    await end(killed.child, 'SIGKILL')
    process.kill(pid, 'SIGKILL')
    await until('the server is gone', () => !isRunning(pid))
    const stranger = spawn('sleep', ['60'], isRoot ? { ...ownerOf(join(folder, 'postgres')) } : {})
    afterwards(() => end(stranger, 'SIGKILL'))
    for (const name of ['klickwork.lock', 'postgres/klickwork.lock', 'postgres/postmaster.pid']) {
      const [, ...rest] = readFileSync(join(folder, name), 'utf8').split('\n')
      writeFileSync(join(folder, name), [String(stranger.pid), ...rest].join('\n'))
    }
    const next = await start(folder)
    expect(await ask(next.url, 'select count(*)::int from paid')).toEqual([0])
    expect(stranger.exitCode ?? stranger.signalCode).toBe(null)
  })

  test('is refused to a second program, which is told who has it and what to do', async () => {
    const first = await program(prepare(folder))
    await expect(start(folder)).rejects.toThrow(
      `Another Klickwork (process ${first.child.pid}) is using the folder ${realpathSync(folder)}. Stop it, or set DATA_DIR`,
    )
    expect(await ask(first.url, 'select 1')).toEqual([1])
  })

  test('is refused to a second program that reaches the same database through a copy of the data folder', async () => {
    await start(prepare(folder))
    const copy = join(folder, 'copy')
    mkdirSync(copy)
    symlinkSync(join(folder, 'postgres'), join(copy, 'postgres'))
    await expect(start(copy)).rejects.toThrow(`Another Klickwork (process ${process.pid})`)
  })

  test('comes back at the same address when the server is killed, with everything committed', async () => {
    const said: string[] = []
    const server = await start(prepare(folder), said)
    await ask(server.url, 'create table paid (points bigint)')
    for (let round = 1; round <= 3; round += 1) {
      await ask(server.url, 'insert into paid values (1)')
      process.kill(serverPid(folder), 'SIGKILL')
      await until('the server is back', () => said.filter((line) => line.includes('is back')).length === round)
      expect(await ask(server.url, 'select count(*)::int from paid')).toEqual([round])
    }
  })

  test('comes back after a kill while connections are busy', async () => {
    const said: string[] = []
    const server = await start(prepare(folder), said)
    const busy = Array.from({ length: 8 }, () =>
      ask(server.url, 'select count(*) from generate_series(1, 30000000000)').catch(() => 'cut off'),
    )
    await until('all are busy', async () => {
      const [count] = await ask(
        server.url,
        "select count(*)::int from pg_stat_activity where query like '%generate_series%'",
      )
      return Number(count) >= 8
    })
    process.kill(serverPid(folder), 'SIGKILL')
    await Promise.all(busy)
    await until('the server is back', () => said.some((line) => line.includes('is back')))
    expect(await ask(server.url, 'select 1')).toEqual([1])
  })

  test('does not stay behind when the program ends without stopping it', async () => {
    const server = await program(prepare(folder))
    const pid = serverPid(folder)
    await end(server.child, 'SIGHUP')
    await until('the server is gone', () => !isRunning(pid))
  })

  test('gets a new password when its file is lost', async () => {
    const first = await start(prepare(folder))
    await first.stop()
    rmSync(join(folder, 'postgres.password'))
    const second = await start(folder)
    expect(second.url).not.toBe(first.url)
    expect(await ask(second.url, 'select 1')).toEqual([1])
  })

  test('leaves a folder alone that holds something else', async () => {
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'letter.txt'), 'mine')
    await expect(start(folder)).rejects.toThrow(/not empty, and what it holds is not a database/)
    expect(readFileSync(join(folder, 'postgres', 'letter.txt'), 'utf8')).toBe('mine')
  })

  test('begins again after a setup that was cut off', async () => {
    mkdirSync(join(folder, 'postgres.new'))
    writeFileSync(join(folder, 'postgres.new', 'PG_VERSION'), '18\n')
    const server = await start(folder)
    expect(await ask(server.url, 'select 1')).toEqual([1])
    expect(existsSync(join(folder, 'postgres.new'))).toBe(false)
  })

  test('says so when its folder cannot be made, and does not try for ever', async () => {
    writeFileSync(join(folder, 'a-file'), '')
    await expect(start(join(folder, 'a-file', 'data'))).rejects.toThrow(/a-file cannot be made/)
    await expect(start('/proc/klickwork/data')).rejects.toThrow(/cannot be (?:made|written to)/)
  })

  test('says so when the database behind its link is gone', async () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'postgres'))
    await expect(start(folder)).rejects.toThrow(/is a link to a folder that is gone/)
  })
})
