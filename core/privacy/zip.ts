import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** A file of an archive; its content comes in pieces. */
export interface Part {
  readonly name: string
  readonly content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>
  /** Pictures and the like, which do not become smaller. */
  readonly packed?: boolean
}

/**
 * An archive as it is being written, in pieces: no more of it is in memory than the piece that was read last. `at` is the
 * time that its files carry.
 */
export async function* zipped(parts: AsyncIterable<Part>, at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let failed: Error | undefined
  const zip = new Zip((error, bytes) => {
    if (error === null) ready.push(bytes)
    else failed = error
  })
  const written = function* (): Generator<Uint8Array> {
    if (failed !== undefined) throw failed
    yield* ready.splice(0)
  }
  for await (const { name, content, packed } of parts) {
    const file = packed === true ? new ZipPassThrough(name) : new ZipDeflate(name)
    file.mtime = at
    zip.add(file)
    for await (const piece of content) {
      file.push(typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece)
      yield* written()
    }
    file.push(new Uint8Array(0), true)
    yield* written()
  }
  zip.end()
  yield* written()
}
