import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A way to the database that can be cut and mended, as networks are. */
export interface DatabaseProxy {
  readonly url: string
  /** Ends every connection and lets none in. */
  cut(): Promise<void>
  mend(): Promise<void>
}

/** Listens on a port of its own and passes everything on; gone when the test ends. */
export async function databaseProxy(url: string): Promise<DatabaseProxy> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    const database = connect(Number(target.port), target.hostname)
    for (const one of [socket, database]) {
      sockets.add(one)
      one.once('close', () => sockets.delete(one))
      // A cut connection is what this is for.
      one.on('error', () => one.destroy())
    }
    socket.pipe(database).pipe(socket)
  })
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', () => {
        const address = server.address()
        resolve(typeof address === 'object' && address !== null ? address.port : port)
      })
    })
  const cut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  const port = await listen(0)
  const own = new URL(url)
  own.hostname = '127.0.0.1'
  own.port = String(port)
  onTestFinished(async () => {
    if (server.listening) await cut()
  })
  return { url: own.href, cut, mend: async () => void (await listen(port)) }
}
