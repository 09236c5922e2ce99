import { at } from './at.ts'
import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'

export function listScreens({ client, worker, applicant, listed, application, submission, claimJobs }: Market): Visits {
  const { crewJob, crew, invitedJob, invitedDraft, guest, shy, blocked, favourite, patient, fullJob } = listed
  const by = client
  const last = at(crew, 4).publicId
  return {
    'block.ask': [
      { by, args: ['application', application.waiting.publicId] },
      { by, args: ['submission', submission.approved.publicId] },
      { by, args: ['assignment', at(crew, 0).publicId] },
      { by, args: ['member', applicant.publicId] },
      { by: worker, args: ['job', at(claimJobs, 0).publicId] },
    ],
    'list.blocked': [
      { by: shy, args: [] },
      { by: shy, args: [blocked.publicId] },
      { by: worker, args: [] },
    ],
    'list.favourites': [
      { by, args: [] },
      { by, args: [favourite.publicId] },
    ],
    invitations: [
      { by: guest, args: [] },
      { by: worker, args: [] },
    ],
    'waiting.mine': [
      { by: patient, args: [] },
      { by: shy, args: [] },
    ],
    'job.crew': [[crewJob.publicId], [crewJob.publicId, last], [invitedJob.publicId]].map((args) => ({ by, args })),
    'crew.member': crew.slice(0, 2).map(({ publicId }) => ({ by, args: [publicId] })),
    'job.invite': [
      [invitedJob.publicId],
      [invitedJob.publicId, 'f', favourite.publicId],
      [invitedJob.publicId, crewJob.publicId],
      [invitedDraft.publicId, crewJob.publicId, last],
    ].map((args) => ({ by, args })),
    'job.invite-from': [
      { by, args: [invitedJob.publicId] },
      { by, args: [invitedJob.publicId, crewJob.publicId] },
    ],
    'job.invited': [invitedJob, invitedDraft].map(({ publicId }) => ({ by, args: [publicId] })),
    // The same cards as everybody's, seen by people on lists.
    'job.show': [
      { by: guest, args: [invitedJob.publicId] },
      { by: shy, args: [crewJob.publicId] },
      { by: patient, args: [fullJob.publicId] },
      { by: guest, args: [fullJob.publicId] },
    ],
    'job.manage': [invitedJob, invitedDraft, crewJob].map(({ publicId }) => ({ by, args: [publicId] })),
    'work.list': [guest, patient].map((who) => ({ by: who, args: [] })),
  }
}

export function listActions({ client, listed, application }: Market): Visits {
  const {
    crew,
    invitedJob,
    invitedDraft,
    guest,
    invitation,
    shy,
    blocked,
    favourite,
    crewJob,
    patient,
    waiting,
    fullJob,
  } = listed
  const by = client
  const [first, , , , fifth] = crew.map(({ publicId }) => publicId)
  if (first === undefined || fifth === undefined) throw new Error('too few people')
  return {
    block: [
      { by, args: ['application', application.waiting.publicId] },
      { by, args: ['assignment', first] },
      { by, args: ['?', '?'] },
    ],
    unblock: [{ by: shy, args: ['job', crewJob.publicId] }],
    'waiting.join': [
      { by: guest, args: [fullJob.publicId] },
      { by: patient, args: [fullJob.publicId] },
    ],
    'waiting.leave': [{ by: patient, args: [waiting.publicId] }],
    'list.remove': [
      { by: shy, args: [blocked.publicId] },
      { by, args: [favourite.publicId] },
      { by, args: ['nobody'] },
    ],
    'invitation.decline': [{ by: guest, args: [invitation.publicId] }],
    favourite: ['0', '1'].map((wanted) => ({ by, args: [first, wanted] })),
    invite: [
      { by, args: [invitedDraft.publicId, 'a', first] },
      { by, args: [invitedDraft.publicId, 'f', favourite.publicId, favourite.publicId] },
      { by, args: [invitedJob.publicId, 'a', first, fifth] },
    ],
    'invite.withdraw': [{ by, args: [invitedJob.publicId, 'a', first, fifth] }],
  }
}

export const listFlows = ({ client: by, listed }: Market): Readonly<Record<string, readonly FlowVisit[]>> => ({
  'follow-up': [{ by, args: [listed.crewJob.publicId], answers: {} }],
})

export const listNotices = ({ listed }: Market): NoticeVisits => ({
  'invitation.new': [{ by: listed.guest, data: { invitation: listed.invitation.publicId } }],
  'waiting.offered': [{ by: listed.patient, data: { place: listed.offered.publicId } }],
  'waiting.passed': [{ by: listed.patient, data: { place: listed.passed.publicId } }],
})
