import type { FoundChat } from '../../core/boards/index.ts'
import type { AskedChat, MessageRef, SentFile } from './incoming.ts'
import type { Deliverable } from './reply.ts'

/** What a chat platform has to provide. The only place where the network is called. */
export interface Surface {
  readonly platform: 'telegram' | 'discord'
  /** Draws a reply in a place. An edit whose message is gone becomes a new message. */
  deliver(place: string, reply: Deliverable): Promise<Delivered>
  /** The bytes of a file that a person sent. Throws the refusal `file.too_large`; outages rise. */
  fetch(file: SentFile): Promise<Uint8Array>
  /**
   * What the platform says about a group, channel or forum now, and what this person may do there; undefined when there is
   * none that we can see. Outages rise.
   */
  look(chat: AskedChat, person: string): Promise<FoundChat | undefined>
}

export type Delivered =
  | { readonly is: 'sent'; readonly message?: MessageRef }
  /** Blocked, deactivated, never started: the channel is dead. */
  | { readonly is: 'closed' }
  /** 429, 5xx, timeouts. */
  | { readonly is: 'later'; readonly retryAfterSeconds: number }
  /** 400: a bug of ours or a vanished message. */
  | { readonly is: 'impossible'; readonly reason: string }

/** The one of a platform; a reply for a platform that is not connected is a bug. */
export function surfaceOf(surfaces: readonly Surface[], platform: string): Surface {
  const surface = surfaces.find((one) => one.platform === platform)
  if (surface === undefined) throw new Error(`${platform} is not connected`)
  return surface
}
