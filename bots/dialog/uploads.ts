import type { PlacedReply } from './reply.ts'

/** Delivering files takes its time, so that only some workers do it at once: words and buttons are answered by the others. */
export interface Uploads {
  /** Runs `now`, or `putOff` when as many as may are delivering files already. */
  pass<Result>(
    replies: readonly PlacedReply[],
    now: () => Promise<Result>,
    putOff: () => Promise<Result>,
  ): Promise<Result>
}

export function createUploads(most: number): Uploads {
  let running = 0
  return {
    async pass(replies, now, putOff) {
      if (!replies.some(isUpload)) return now()
      if (running >= most) return putOff()
      running += 1
      try {
        return await now()
      } finally {
        running -= 1
      }
    },
  }
}

function isUpload(said: PlacedReply): boolean {
  const reply = said.is === 'in-private' ? said.reply : said
  return reply.is === 'file' || reply.is === 'made'
}
