import { followUp } from '../flows/repeat-job.ts'
import type { Routes } from '../dialog/routes.ts'
import * as inviting from './inviting.ts'
import * as lists from './lists.ts'
import * as waiting from './waiting.ts'

/** Blocked people, favourites, and invitations. */
export const listRoutes = {
  screens: {
    'block.ask': lists.blockAsk,
    'list.blocked': lists.listBlocked,
    'list.favourites': lists.listFavourites,
    invitations: lists.invitationsMine,
    'waiting.mine': waiting.waitingMine,
    'job.crew': inviting.jobCrew,
    'crew.member': inviting.crewMember,
    'job.invite': inviting.jobInvite,
    'job.invite-from': inviting.jobInviteFrom,
    'job.invited': inviting.jobInvited,
  },
  actions: {
    block: lists.block,
    'waiting.join': waiting.waitingJoin,
    'waiting.leave': waiting.waitingLeave,
    unblock: lists.unblock,
    'list.remove': lists.listRemove,
    'invitation.decline': lists.invitationDecline,
    favourite: inviting.favourite,
    invite: inviting.invite,
    'invite.withdraw': inviting.inviteWithdraw,
  },
  flows: { 'follow-up': followUp },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows'>
