import { Api } from 'grammy'
import { describe, expect, test, vi } from 'vitest'
import type { Incoming } from '../../../bots/dialog/incoming.ts'
import * as inbox from '../../../bots/dialog/inbox.ts'
import { createIntake } from '../../../bots/telegram/intake.ts'
import { Outage } from '../../../core/db/connect.ts'
import { testVault } from '../../support/vault.ts'
import { testDatabase } from '../../support/database.ts'
import { silent } from './bot-under-test.ts'

describe('an update', () => {
  test('is set aside after five attempts, so that the others go on', async () => {
    const api = new Api('1:x', { apiRoot: 'http://127.0.0.1:9' })
    const receive = async (): Promise<void> => {
      throw new Error('a bug')
    }
    const intake = createIntake({
      api,
      log: silent,
      receive,
      signal: new AbortController().signal,
      seen: () => undefined,
    })
    const from = { id: 700, is_bot: false, first_name: 'Mia' }
    const update = {
      update_id: 5,
      message: { message_id: 1, from, chat: { id: 700, type: 'private' }, date: 1, text: 'x' },
    }
    const outcomes: string[] = []
    for (let turn = 0; turn < 5; turn += 1) outcomes.push(await intake.take(update, { username: 'b' }))
    expect(outcomes).toEqual(['again', 'again', 'again', 'again', 'taken'])
  })

  test('that cannot be stored is kept as long as the database is away', async () => {
    const api = new Api('1:x', { apiRoot: 'http://127.0.0.1:9' })
    const receive = async (): Promise<void> => {
      throw new Outage('away')
    }
    const intake = createIntake({
      api,
      log: silent,
      receive,
      signal: new AbortController().signal,
      seen: () => undefined,
    })
    const from = { id: 700, is_bot: false, first_name: 'Mia' }
    const update = {
      update_id: 5,
      message: { message_id: 1, from, chat: { id: 700, type: 'private' }, date: 1, text: 'x' },
    }
    for (let turn = 0; turn < 9; turn += 1) expect(await intake.take(update, { username: 'b' })).toBe('again')
  })

  test('of no use is forgotten', async () => {
    const api = new Api('1:x', { apiRoot: 'http://127.0.0.1:9' })
    const received = vi.fn<() => Promise<void>>()
    const intake = createIntake({
      api,
      log: silent,
      receive: received,
      signal: new AbortController().signal,
      seen: () => undefined,
    })
    for (const update of [{}, null, { update_id: 1 }, { update_id: 2, edited_message: {} }]) {
      expect(await intake.take(update, { username: 'b' })).toBe('taken')
    }
    expect(received).not.toHaveBeenCalled()
  })

  test('is known by its number and what it says: numbers that begin anew hide nothing, a redelivery stays one', async () => {
    const db = await testDatabase()
    const api = new Api('1:x', { apiRoot: 'http://127.0.0.1:9' })
    const taken: boolean[] = []
    const receive = async (id: string, incoming: Incoming): Promise<void> =>
      void taken.push(await db.withTx((tx) => inbox.receive(tx, testVault, 'telegram', id, incoming)))
    const { signal } = new AbortController()
    const intake = createIntake({ api, log: silent, receive, signal, seen: () => undefined })
    const from = { id: 700, is_bot: false, first_name: 'Mia' }
    const written = (date: number, text: string) => ({
      update_id: 1,
      message: { message_id: 1, from, chat: { id: 700, type: 'private' }, date, text },
    })
    for (const update of [written(1, '/start'), written(1, '/start'), written(9, '/start'), written(1, '/help')]) {
      await intake.take(update, { username: 'b' })
    }
    expect(taken).toEqual([true, false, true, true])
  })
})
