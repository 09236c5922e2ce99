import { createHash } from 'node:crypto'
import type { Button, Card, Intent } from './card.ts'
import { flowOf, type Talk } from './dialog-turn.ts'
import { elsewhereNote } from './elsewhere.ts'
import { ENGINE_INTENTS } from './routes.ts'
import { isHere } from './scene.ts'
import { keepWanted, type Dialog } from './store.ts'

/**
 * Somebody in the middle of one dialog wants another: continue or discard? What was wanted stays with the dialog, for its
 * arguments may be a whole line that somebody typed; the button carries the name of the flow and what it is known by.
 */
export async function collision(talk: Talk, wanted: Intent): Promise<Card> {
  const { scene, dialog } = talk
  const { tx, copy } = scene.turn
  const words = copy.dialog
  const other = flowOf(scene, wanted.do)?.title(copy) ?? wanted.do
  if (wanted.args.length > 0) await keepWanted(tx, dialog, wanted)
  const goOn: Button = { is: 'go', label: words.goOn, intent: { do: ENGINE_INTENTS.goOn, args: [] }, look: 'main' }
  const args = wanted.args.length === 0 ? [wanted.do] : [wanted.do, nameOf(wanted)]
  const replace: Button = {
    is: 'go',
    label: words.discard,
    intent: { do: ENGINE_INTENTS.replace, args },
    look: 'danger',
  }
  return {
    blocks: [
      isHere(scene)
        ? { is: 'title', text: words.collisionTitle(talk.flow.title(copy)) }
        : { is: 'note', text: await elsewhereNote(talk) },
      { is: 'lines', lines: [words.collision(other)] },
    ],
    rows: [[goOn], [replace]],
  }
}

/**
 * What a button of `collision` stands for, to the member with this live dialog: nobody else's is looked at. `begun` when it
 * was pressed before, undefined when nothing of the kind is kept, or something else was wanted since.
 */
export function wantedInstead(
  live: Dialog | undefined,
  [flow = '', name]: readonly string[],
): Intent | 'begun' | undefined {
  if (name === undefined) return { do: flow, args: [] }
  const isIt = (intent: Intent): boolean => intent.do === flow && nameOf(intent) === name
  if (live === undefined) return undefined
  if (isIt({ do: live.flow, args: live.args })) return 'begun'
  return live.wanted !== null && isIt(live.wanted) ? live.wanted : undefined
}

/** Twelve signs that tell one wish of a member from the next; nothing hangs on nobody finding another with the same. */
const nameOf = ({ do: flow, args }: Intent): string =>
  createHash('sha256')
    .update(JSON.stringify([flow, ...args]))
    .digest('base64url')
    .slice(0, 12)

export const isSame = (left: Intent, right: Intent): boolean =>
  left.do === right.do && left.args.length === right.args.length && left.args.every((arg, at) => arg === right.args[at])
