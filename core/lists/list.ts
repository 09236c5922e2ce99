import { machine } from '../shared/machine.ts'

/** People whom one does not want to meet in a job, and workers whom a client likes to invite (product.md section 3). */
export const LIST_KINDS = ['block', 'favourite'] as const
export type ListKind = (typeof LIST_KINDS)[number]

export interface ListEntry {
  readonly id: string
  readonly publicId: string
  readonly kind: ListKind
  readonly ownerId: string
  readonly otherId: string
  readonly createdAt: Date
}

/** A client asks a worker to look at a job; `accepted` once the worker has had a slot, `ended` when it comes to nothing. */
export const INVITATION_STATUSES = ['open', 'accepted', 'declined', 'withdrawn', 'ended'] as const
export type InvitationStatus = (typeof INVITATION_STATUSES)[number]

export const invitationVerbs = machine<InvitationStatus>()({
  accept: { from: ['open'], to: 'accepted' },
  decline: { from: ['open'], to: 'declined' },
  withdraw: { from: ['open'], to: 'withdrawn' },
  end: { from: ['open'], to: 'ended' },
  // Taken back by mistake, or in quarrel, or the slot was let go of; who declined is not asked again.
  renew: { from: ['withdrawn', 'ended', 'accepted'], to: 'open' },
})

export interface Invitation {
  readonly id: string
  readonly publicId: string
  readonly jobId: string
  readonly workerId: string
  readonly status: InvitationStatus
  readonly createdAt: Date
}

/** Statuses that let a worker into a job for invited workers. */
export const LETS_IN = ['open', 'accepted'] as const satisfies readonly InvitationStatus[]

/** What lists need to know of a job; they stand below it. */
export interface ListedJob {
  readonly id: string
  readonly publicId: string
  readonly clientId: string
  readonly publishedAt: Date | null
}
