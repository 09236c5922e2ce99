import type { BoardKind, OffReason } from '../../core/boards/index.ts'
import type { CategoryId } from '../../core/jobs/index.ts'
import type { Platform } from '../../core/members/index.ts'
import type { Language } from '../../core/shared/language.ts'
import type { Card } from '../dialog/card.ts'

/** How a job stands, as far as everybody is told. */
export const POST_STATES = ['open', 'full', 'paused', 'ended'] as const
export type PostState = (typeof POST_STATES)[number]

/** A job as it is shown on a board. */
export interface Post {
  readonly card: Card
  /** What a thread is called: words of the job's client. */
  readonly title: string
  readonly state: PostState
  readonly category: CategoryId
  readonly language: Language
}

export interface PostPlace {
  readonly chat: string
  readonly kind: BoardKind
}

export interface PostOptions {
  /** The message or thread that shows the job already; null: it is new. */
  readonly message: string | null
  /** The same for each attempt at the same card: a platform that knows such keys shows it once. */
  readonly key: string
  /** An earlier attempt may have come through without our knowing. */
  readonly doubtful: boolean
}

export type Posted =
  | { readonly is: 'shown'; readonly message: string }
  /** Somebody has deleted the card. */
  | { readonly is: 'deleted' }
  /** Nothing can be shown in this chat any more. */
  | { readonly is: 'closed'; readonly why: OffReason }
  /** The chat has another id now. */
  | { readonly is: 'moved'; readonly chat: string }
  /** `own`: by our own pace, nothing was asked of the platform. */
  | { readonly is: 'later'; readonly seconds: number; readonly own?: true }
  /** A bug of ours. */
  | { readonly is: 'impossible'; readonly reason: string }

/** What a platform has to provide for boards. Never throws for what the network or the platform does. */
export interface BoardSurface {
  readonly platform: Platform
  post(place: PostPlace, post: Post, options: PostOptions): Promise<Posted>
}
