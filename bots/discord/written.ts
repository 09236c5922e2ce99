import type { MessageRef } from '../dialog/incoming.ts'
import type { Delivered } from '../dialog/surface.ts'
import { personOf, type Answer } from './answer.ts'
import { disabled } from './disabled.ts'
import { failureOf } from './failure.ts'
import { TOKEN_MILLISECONDS } from './limits.ts'
import type { Body, Network } from './network.ts'

/** Messages whose buttons can still be switched off with the token that made them; the newest ones only. */
const MOST_REMEMBERED = 5000
const FORGOTTEN_AT_ONCE = 500

const NOT_OURS: Delivered = { is: 'impossible', reason: 'this is no message on Discord' }
const GONE: Delivered = { is: 'impossible', reason: 'the message is gone' }

/**
 * What was said lately, with the tokens for it: what only one person sees can be changed with nothing else. A restart
 * forgets them; a button that is left says that it is of an earlier step when it is pressed.
 */
export interface Written {
  readonly remember: (message: string | undefined, answer: Answer) => void
  /** Draws something else over a message; `impossible` when it is gone, or nobody could change it any more. */
  readonly edit: (edit: MessageRef, body: Body) => Promise<Delivered>
  /** Switches off the buttons of an overtaken message. What is gone, or cannot be changed any more, is done already. */
  readonly settle: (edit: MessageRef) => Promise<Delivered>
}

export function createWritten(network: Network): Written {
  const written = new Map<string, { readonly token: string; readonly at: number }>()

  function tokenOf(message: string): string | undefined {
    const entry = written.get(message)
    return entry !== undefined && performance.now() - entry.at < TOKEN_MILLISECONDS ? entry.token : undefined
  }

  return {
    remember(message, { token }) {
      if (message === undefined) return
      if (written.size >= MOST_REMEMBERED) {
        for (const oldest of [...written.keys()].slice(0, FORGOTTEN_AT_ONCE)) written.delete(oldest)
      }
      written.set(message, { token, at: performance.now() })
    },
    async edit(edit, body) {
      const person = personOf(edit.place)
      if (edit.platform !== 'discord' || person === undefined) return NOT_OURS
      const token = tokenOf(edit.message)
      const byToken = token === undefined ? [] : [() => network.editBy(token, edit.message, body)]
      for (const call of [...byToken, () => network.edit(person, edit.message, body)]) {
        try {
          await call()
          return { is: 'sent', message: edit }
        } catch (error) {
          const { is } = failureOf(error)
          if (is !== 'vanished' && is !== 'expired') throw error
        }
      }
      return GONE
    },
    async settle(edit) {
      const person = personOf(edit.place)
      const { message } = edit
      if (edit.platform !== 'discord' || person === undefined) return { is: 'sent', message: edit }
      const token = tokenOf(message)
      try {
        const known = token === undefined ? network.privateMessage(person, message) : network.messageBy(token, message)
        const components = disabled(await known)
        const body = { components, allowed_mentions: { parse: [] } }
        if (components !== undefined && token === undefined) await network.edit(person, message, body)
        else if (components !== undefined && token !== undefined) await network.editBy(token, message, body)
      } catch (error) {
        if (failureOf(error).is === 'impossible') throw error
      }
      return { is: 'sent', message: edit }
    },
  }
}
