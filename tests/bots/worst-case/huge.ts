import type { Work } from '../../../core/assignments/index.ts'
import type { StoredFile } from '../../../core/files/index.ts'
import type { JobFields } from '../../../core/jobs/index.ts'
import { address, words, type Kind } from './words.ts'

/** The biggest job that can be written. */
export function hugeFields(kind: Kind): JobFields {
  return {
    category: 'online-video',
    template: null,
    title: words(kind, 80, { oneLine: true }),
    brief: words(kind, 2000),
    result: words(kind, 1000),
    exampleLink: address(kind),
    checklist: Array.from({ length: 8 }, () => words(kind, 120, { oneLine: true })),
    proof: ['text', 'link', 'picture', 'file'],
    minutes: 6000,
    rewardPoints: 100_000,
    slots: 8,
    taking: 'claim',
    workHours: 336,
    reviewDays: 14,
    openDays: 90,
    minimumAge: 14,
    minimumStarsTenths: 0,
    minimumJobs: 0,
    qualification: null,
    languages: ['de', 'en'],
    invitedOnly: false,
    ai: 'disclose',
  }
}

/** The biggest submission that can be handed in. */
export function hugeWork(kind: Kind, handedIn: readonly StoredFile[]): Work {
  return {
    words: words(kind, 4000),
    links: Array.from({ length: 10 }, () => address(kind)),
    files: handedIn.map(({ publicId }) => publicId),
    checkedPoints: [1, 3, 5],
    aiNote: words(kind, 300),
  }
}
