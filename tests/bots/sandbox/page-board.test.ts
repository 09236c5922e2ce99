import { expect, test } from 'vitest'
import { sandboxPage } from '../../../bots/sandbox/page.ts'
import { createStage } from '../../support/story.ts'
import { openWorld } from '../../support/world.ts'

const HERE = { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }

test('the page has a board: its owner lets the bot in, and new jobs are shown there as on any channel', async () => {
  const stage = createStage(await openWorld(), 'de')
  const { standIn } = stage
  standIn.addGroup({ title: 'Pinnwand', type: 'channel', administrators: [1001] })
  const clock = { now: () => new Date(), forward: async () => undefined }
  const ben = standIn.addPerson({ firstName: 'Ben' })
  const pageOf = (boardOwner: number) => sandboxPage({ standIn, clock, boardOwner })
  const setUp = (owner: number) =>
    pageOf(owner).request('http://127.0.0.1:3000/sandbox/board', { method: 'POST', headers: HERE })
  expect((await setUp(ben.id)).status).toBe(409)

  const mia = await stage.client('Mia')
  const owner = await stage.client('Clara', { id: 1001, money: false })
  expect((await setUp(owner.id)).status).toBe(200)
  await stage.settle()
  const title = 'Zwei Texte über Tee'
  const job = await stage.job(mia, { title })
  await stage.settle()

  const events = await pageOf(owner.id).request('http://127.0.0.1:3000/sandbox/events', { headers: HERE })
  const reader = events.body?.getReader() ?? expect.fail('no events')
  let told = ''
  while (!told.includes('"kind":"ready"')) told += new TextDecoder().decode((await reader.read()).value)
  await reader.cancel()
  const [board] = told.split('\n').filter((line) => line.includes('"kind":"board"'))
  expect(board).toContain(title)
  expect(board).toContain(`start=j_${job}`)
})
