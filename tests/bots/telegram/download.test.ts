import { createServer } from 'node:http'
import { Api } from 'grammy'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Surface } from '../../../bots/dialog/surface.ts'
import { startStandIn } from '../../../bots/sandbox/telegram/index.ts'
import type { StandIn } from '../../../bots/sandbox/telegram/index.ts'
import { createSurface } from '../../../bots/telegram/deliver.ts'

let telegram: StandIn
let surface: Surface
beforeAll(async () => {
  telegram = await startStandIn({ limitRates: false })
  surface = surfaceOf(telegram.apiRoot)
})
afterAll(() => telegram.close())

function surfaceOf(apiRoot: string): Surface {
  const { token } = telegram
  return createSurface({ api: new Api(token, { apiRoot }), apiRoot, token, readFile: async () => new Uint8Array() })
}

function somebody(): { readonly id: number } {
  const { id } = telegram.addPerson({ firstName: 'Mia' })
  telegram.start(id)
  return { id }
}

describe('a file that a person sent', () => {
  const received = (id: number, claimedSize?: number) => {
    const { promise, resolve } = Promise.withResolvers<string>()
    const messageId = telegram.sendFile(id, {
      as: 'document',
      name: 'karten.csv',
      mimeType: 'text/csv',
      bytes: Buffer.from('a;b'),
      ...(claimedSize === undefined ? {} : { claimedSize }),
    })
    const found = telegram.history(id).find((message) => message.messageId === messageId)
    resolve(found?.file?.fileId ?? '')
    return promise
  }
  const sent = (reference: string, size?: number) => ({
    reference,
    name: 'karten.csv',
    mimeType: 'text/csv',
    picture: false,
    ...(size === undefined ? {} : { size }),
  })

  test('is fetched byte for byte', async () => {
    const { id } = somebody()
    expect(Buffer.from(await surface.fetch(sent(await received(id)))).toString()).toBe('a;b')
  })

  test('over 20 MB is refused before anything is asked', async () => {
    const before = telegram.calls().length
    await expect(surface.fetch(sent('any', 20 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'file.too_large',
      detail: { megabytes: 20 },
    })
    expect(telegram.calls().length).toBe(before)
  })

  test('over 20 MB whose size was not told is refused when Telegram tells it', async () => {
    const { id } = somebody()
    const reference = await received(id, 21 * 1024 * 1024)
    await expect(surface.fetch(sent(reference))).rejects.toMatchObject({ code: 'file.too_large' })
  })

  test('that Telegram does not know is refused', async () => {
    await expect(surface.fetch(sent('nonsense'))).rejects.toMatchObject({ code: 'file.unknown' })
  })

  test('is an outage when Telegram is away, and the error does not know the token', async () => {
    const { id } = somebody()
    telegram.fail('getFile', { error_code: 502, description: 'Bad Gateway' })
    const failure: unknown = await surface.fetch(sent(await received(id))).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'Outage' })
    const away = await surfaceOf('http://127.0.0.1:9')
      .fetch(sent('x'))
      .catch((error: unknown) => error)
    expect(away).toMatchObject({ name: 'Outage' })
    expect(String(away)).not.toContain(telegram.token)
  })

  test('over 20 MB that Telegram told wrongly is not read to its end', async () => {
    let sentBytes = 0
    const server = createServer((request, response) => {
      if (request.url?.includes('/getFile') === true) {
        response.setHeader('content-type', 'application/json')
        response.end(
          JSON.stringify({ ok: true, result: { file_id: 'x', file_unique_id: 'x', file_path: 'a b/ü.bin' } }),
        )
        return
      }
      const chunk = Buffer.alloc(1024 * 1024)
      const more = (): void => {
        for (let room = true; room && !response.destroyed && sentBytes < 500 * chunk.length; ) {
          sentBytes += chunk.length
          room = response.write(chunk)
        }
      }
      response.on('drain', more)
      more()
    })
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(surfaceOf(`http://127.0.0.1:${port}`).fetch(sent('x'))).rejects.toMatchObject({
      code: 'file.too_large',
    })
    expect(sentBytes).toBeLessThan(60 * 1024 * 1024)
  })
})
