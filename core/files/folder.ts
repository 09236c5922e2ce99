import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Storage } from './file.ts'

/**
 * Keeps files in a folder. A file is there whole or not at all: it is written beside its place, synced, then renamed.
 */
export function folderStorage(folder: string): Storage {
  const pathOf = (key: string): string => {
    if (!/^[a-z0-9]{2}\/[a-z0-9]{16,128}$/.test(key)) throw new Error('not a storage key')
    return join(folder, key)
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const beside = `${path}.${process.pid}.part`
      const handle = await open(beside, 'w', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(beside, path)
    },
    get: (key) => readFile(pathOf(key)),
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}
