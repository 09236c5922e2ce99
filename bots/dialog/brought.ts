import type { Database } from '../../core/db/connect.ts'
import { Refusal } from '../../core/shared/refusal.ts'
import type { KeptFile } from './field.ts'
import type { SentFile } from './incoming.ts'
import type { Engine, TurnInput } from './scene.ts'
import { surfaceOf, type Surface } from './surface.ts'
import { filesWanted } from './turn.ts'

/** Our own storage, as the runner needs it. Refuses what is no acceptable file. Called outside any transaction. */
export interface FileKeeper {
  keep(file: {
    readonly memberId: string
    readonly sent: SentFile
    readonly bytes: Uint8Array
    readonly secret: boolean
    /** The same each time that this upload is tried. */
    readonly upload: string
  }): Promise<KeptFile>
}

/** What bringing something in before a turn needs: no network is used inside one. */
interface Bringing extends Engine {
  readonly db: Database
  readonly surfaces: readonly Surface[]
  readonly files: FileKeeper
}

/** The platform did not give a file away. Counts as a failed attempt: a person would not wait for hours. */
class FileNotFetched extends Error {
  override readonly name = 'FileNotFetched'
}

/** The platform did not say what it knows about a chat. Counts as a failed attempt like the above. */
class NotAsked extends Error {
  override readonly name = 'NotAsked'
}

/** Runs `attempt`; a refusal has rolled it back, and `otherwise` shows why. */
export async function whenRefused<Result>(
  attempt: () => Promise<Result>,
  otherwise: (refusal: Refusal) => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof Refusal) return otherwise(error)
    throw error
  }
}

/**
 * The files that the open questions want, brought into our own storage before the turn: no network inside it. One that
 * is refused does not cost the others of its form.
 */
export async function fetched(
  work: Bringing,
  input: TurnInput,
): Promise<Pick<TurnInput, 'file' | 'files' | 'refused'>> {
  const { act, from } = input.incoming
  if (act.is !== 'file' && (act.is !== 'answers' || act.files === undefined)) return {}
  const wanted = await work.db.withTx((tx) => filesWanted(work, tx, input))
  if (wanted === undefined) return {}
  const keep = async (sent: SentFile, secret: boolean): Promise<KeptFile> => {
    const fetching = surfaceOf(work.surfaces, from.platform).fetch(sent)
    const bytes = await fetching.catch((error: unknown) => {
      if (error instanceof Refusal) throw error
      throw new FileNotFetched('a sent file could not be fetched', { cause: error })
    })
    return work.files.keep({ memberId: wanted.memberId, sent, bytes, secret, upload: `${input.key}:${sent.reference}` })
  }
  if (act.is === 'file') {
    const [only] = Object.values(wanted.keys)
    return { file: await keep(act.file, only?.secret === true) }
  }
  const files: Record<string, readonly KeptFile[]> = {}
  const refusals: Refusal[] = []
  for (const [key, { most, secret }] of Object.entries(wanted.keys)) {
    const kept: KeptFile[] = []
    // One after the other: together they may be ten times what one may weigh.
    const uploads = act.files?.[key]?.slice(0, most) ?? []
    for (const sent of uploads) {
      await whenRefused(
        async () => void kept.push(await keep(sent, secret)),
        async (refusal) => void refusals.push(refusal),
      )
    }
    // What was sent before stands when nothing of this can be taken.
    if (kept.length > 0 || uploads.length === 0) files[key] = kept
  }
  const [refused] = refusals
  return { files, ...(refused === undefined ? {} : { refused }) }
}

/** What the platform says about the chat that the act is about: no network inside the turn. */
export async function looked(work: Bringing, { incoming }: TurnInput): Promise<Pick<TurnInput, 'chat'>> {
  const { chat, from } = incoming
  if (chat === undefined) return {}
  const found = await surfaceOf(work.surfaces, from.platform)
    .look(chat, from.externalId)
    .catch((error: unknown) => {
      throw new NotAsked('the platform did not tell about a chat', { cause: error })
    })
  return found === undefined ? {} : { chat: found }
}
