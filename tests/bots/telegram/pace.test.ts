import { describe, expect, test } from 'vitest'
import { createGate } from '../../../bots/telegram/gate.ts'
import { ALL_SENDS_PER_SECOND, CHAT_BURST, createPace } from '../../../bots/telegram/pace.ts'

/** A clock that only moves when told. */
function clock() {
  let milliseconds = 5000
  return { now: () => milliseconds, forward: (by: number) => void (milliseconds += by) }
}

describe('notices', () => {
  test('go into one chat in a short burst, then one a second', () => {
    const { now, forward } = clock()
    const pace = createPace(now)
    const burst = Array.from({ length: CHAT_BURST }, () => pace.take('mia'))
    expect([burst, pace.take('mia')]).toEqual([Array.from({ length: CHAT_BURST }, () => 0), 1000])
    forward(500)
    expect(pace.take('mia')).toBe(500)
    forward(500)
    expect([pace.take('mia'), pace.take('mia')]).toEqual([0, 1000])
  })

  test('to one chat do not hold up another', () => {
    const pace = createPace(clock().now)
    for (let turn = 0; turn < 9; turn += 1) pace.take('mia')
    expect(pace.take('ben')).toBe(0)
  })

  test('go out at 30 a second in all, whatever the number of chats', () => {
    const { now, forward } = clock()
    const pace = createPace(now)
    let sent = 0
    for (let second = 0; second < 10; second += 1) {
      for (let chat = 0; chat < 100; chat += 1) if (pace.take(`${second}-${chat}`) === 0) sent += 1
      forward(1000)
    }
    expect(sent).toBe(10 * ALL_SENDS_PER_SECOND)
  })
})

describe('a chat that must rest', () => {
  test('is shut for as long as Telegram said, alone', () => {
    const { now, forward } = clock()
    const gate = createGate(now)
    gate.shut('mia', 300)
    expect([gate.secondsLeft('mia'), gate.secondsLeft('ben')]).toEqual([300, 0])
    forward(299_000)
    expect(gate.secondsLeft('mia')).toBe(1)
    forward(1000)
    expect(gate.secondsLeft('mia')).toBe(0)
  })
})
