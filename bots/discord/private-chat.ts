import { createHash } from 'node:crypto'
import { MessageFlags } from 'discord-api-types/v10'
import type { RawFile } from 'discord.js'
import type { MessageRef } from '../dialog/incoming.ts'
import type { Delivered } from '../dialog/surface.ts'
import { homeOf } from './answer.ts'
import { failureOf } from './failure.ts'
import { MAX_NONCE_LENGTH } from './limits.ts'
import type { Body, Network } from './network.ts'
import type { Reach } from './reach.ts'
import type { Rendered } from './render.ts'

/** The private chats with people: where notices go, and what an interaction cannot take any more. */
export interface PrivateChats {
  /** A new message. `key`: the same one within some minutes is sent once, however often it is asked for. */
  readonly send: (
    person: string,
    body: Body,
    more?: { readonly key?: string; readonly files?: readonly RawFile[] },
  ) => Promise<Delivered>
  /** A message over another one, or a new one when that is gone. */
  readonly draw: (
    person: string,
    rendered: Rendered,
    how: { readonly edit?: MessageRef; readonly silent?: boolean; readonly key?: string },
  ) => Promise<Delivered>
}

export function createPrivateChats(network: Network, reach: Reach): PrivateChats {
  const send: PrivateChats['send'] = async (person, body, { key, files } = {}) => {
    if (!reach.mayTry(person)) return { is: 'closed' }
    try {
      const message = await network.send(person, key === undefined ? body : { ...body, ...nonceOf(key) }, files)
      reach.isOpen(person)
      return sent(person, message)
    } catch (error) {
      if (failureOf(error).is === 'closed') reach.wasClosed(person)
      throw error
    }
  }
  return {
    send,
    async draw(person, rendered, { edit, silent = false, key }) {
      if (edit?.platform === 'discord') {
        try {
          await network.edit(person, edit.message, { ...rendered })
          return { is: 'sent', message: edit }
        } catch (error) {
          if (failureOf(error).is !== 'vanished') throw error
        }
      }
      const flags = rendered.flags | (silent ? MessageFlags.SuppressNotifications : 0)
      return send(person, { ...rendered, flags }, key === undefined ? {} : { key })
    },
  }
}

/** A delivered message; without its id when Discord does not tell it. */
export function sent(person: string, message: string | undefined): Delivered {
  if (message === undefined) return { is: 'sent' }
  return { is: 'sent', message: { platform: 'discord', place: homeOf(person), message } }
}

function nonceOf(key: string) {
  const nonce = createHash('sha256').update(key).digest('base64url').slice(0, MAX_NONCE_LENGTH)
  return { nonce, enforce_nonce: true }
}
