/** The people and things of a story, as plain records. */
export interface Person {
  budget: number
  earnings: number
  deposited: number
  /** From 21 to 8 h, as everybody does who has not said otherwise. */
  readonly sleeps: boolean
  readonly birthDate: string
  isSuspended: boolean
  /** What a guardian agrees to. */
  readonly scopes: Set<string>
}

export interface Job {
  readonly client: number
  status: 'draft' | 'checking' | 'open' | 'paused' | 'closed' | 'discarded'
  readonly reward: number
  readonly fee: number
  readonly slots: number
  open: number
  readonly taking: 'claim' | 'apply'
  readonly workHours: number
  readonly reviewDays: number
  readonly openDays: number
  readonly minimumJobs: number
  readonly invitedOnly: boolean
  readonly minutes: number
  /** Asks for what nobody may be paid for. */
  readonly isShady: boolean
  wasPublic: boolean
  /** What it was before an operator had to look first. */
  heldFrom: 'open' | 'paused' | undefined
  readonly minimumAge: 14 | 16 | 18 | null
  closesAt: number
  /** A slot may have become free: whoever stands in line hears of it. */
  isMoved: boolean
}

export interface Application {
  readonly job: number
  readonly worker: number
  readonly at: number
  status: 'waiting' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed'
}

export interface Assignment {
  readonly job: number
  readonly worker: number
  status:
    | 'working'
    | 'submitted'
    | 'revising'
    | 'approved'
    | 'rejected'
    | 'lapsed'
    | 'refunded'
    | 'split'
    | 'given-back'
    | 'released'
    | 'withdrawn'
  revisions: number
  /** When the time of this round began. */
  began: number
  rejectedAt: number
  deadline: number
  reviewDue: number
  tipped: boolean
  /** Given back after half of the time. */
  isLate: boolean
  /** Who has rated, and when. */
  readonly ratedBy: Map<number, number>
}

export interface Submission {
  readonly assignment: number
  status: 'waiting' | 'approved' | 'sent-back' | 'rejected' | 'split'
  decidedAt: number
}

/** What one side of running work asks the other for: more time, or of the worker to let go. */
export interface Request {
  readonly assignment: number
  readonly kind: 'time' | 'release'
  readonly hours: number
  readonly dueAt: number
  status: 'waiting' | 'agreed' | 'declined' | 'unanswered' | 'dropped'
}

/** A rejection that was contested. */
export interface Dispute {
  readonly assignment: number
  readonly at: number
  status: 'answering' | 'deciding' | 'decided' | 'withdrawn'
}

/** A person looks at a job before anybody else does. */
export interface Check {
  readonly job: number
  readonly reasons: readonly string[]
  readonly dueAt: number
  status: 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'lapsed'
}

/** Its client rejects unusually much. */
export interface Flag {
  readonly job: number
  readonly decided: number
  readonly rejected: number
  readonly at: number
  status: 'waiting' | 'released' | 'closed' | 'lapsed'
  endedAt: number
}

/** Somebody says that something is wrong with a job, with what was handed in, or with a person. */
export interface Report {
  readonly target: 'job' | 'submission' | 'member'
  /** Counts the jobs, submissions or people. */
  readonly of: number
  readonly by: number
  /** Whom it is about. */
  readonly about: number
  readonly code: 'fake' | 'other'
  readonly at: number
  status: 'open' | 'decided'
  decision: 'dismiss' | 'warn' | 'close-job' | 'suspend' | undefined
}

/** Nothing is done in that name until an operator lifts it. */
export interface Suspension {
  readonly person: number
  isOver: boolean
}

/** A client asks a worker to look at a job. */
export interface Invitation {
  readonly job: number
  readonly worker: number
  status: 'open' | 'accepted' | 'declined' | 'withdrawn' | 'ended'
  /** So often. */
  told: number
}

/** Somebody's place in the line of a full job. */
export interface Place {
  readonly job: number
  readonly worker: number
  status: 'waiting' | 'offered' | 'taken' | 'passed' | 'left' | 'ended'
  /** The slot is kept until then. */
  offeredUntil: number
  /** Slept, or could not take it: nobody looks before then. */
  retryAt: number
}

/** One step of what somebody is reminded of; `of` counts the assignments, applications or submissions. */
export interface Reminder {
  readonly kind: 'assignment' | 'application' | 'submission'
  readonly of: number
  readonly to: number
  rung: 'half' | '24h' | '72h' | '2h' | '15m' | 'last' | 'snoozed'
  dueAt: number
  deadline: number
  /** `past`: it came to nothing. */
  status: 'ahead' | 'told' | 'past'
  /** When it was no longer ahead. */
  doneAt: number
}

/** That somebody was reminded, and by which step. */
export type Told = Readonly<Pick<Reminder, 'kind' | 'of' | 'to' | 'rung'>>

export interface World {
  readonly people: readonly Person[]
  readonly jobs: Job[]
  readonly applications: Application[]
  readonly assignments: Assignment[]
  readonly submissions: Submission[]
  readonly disputes: Dispute[]
  readonly requests: Request[]
  readonly reminders: Reminder[]
  readonly told: Told[]
  readonly places: Place[]
  readonly invitations: Invitation[]
  readonly checks: Check[]
  readonly flags: Flag[]
  readonly reports: Report[]
  readonly suspensions: Suspension[]
  /** Jobs in which something was rejected since the schedule ran. */
  readonly toCount: Set<number>
  /** Who has whom on which list. */
  readonly lists: Set<string>
}
