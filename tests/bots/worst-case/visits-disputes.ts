import { writeKeptFile } from '../../../bots/dialog/field.ts'
import type { StoredFile } from '../../../core/files/index.ts'
import type { Market } from './market.ts'
import type { FlowVisit, NoticeVisits, Visits } from './visits.ts'
import { words } from './words.ts'

const all = ({ disputes }: Market) => {
  const { answering, unanswered, deciding, paid, refunded, split, withdrawn } = disputes
  return [answering, unanswered, deciding, paid, refunded, split, withdrawn].map(({ publicId }) => publicId)
}

export function disputeScreens(market: Market): Visits {
  const { client, worker, operator, applicant, assignment, disputes } = market
  const byAll = [client, worker, operator].flatMap((by) => all(market).map((id) => ({ by, args: [id] })))
  return {
    appeals: [
      { by: worker, args: [] },
      { by: worker, args: [assignment.rejected.publicId] },
      { by: client, args: [] },
    ],
    'appeals.client': [
      { by: client, args: [] },
      { by: client, args: [disputes.deciding.publicId] },
      { by: applicant, args: [] },
    ],
    'dispute.show': [...byAll, { by: applicant, args: [disputes.answering.publicId] }],
    'dispute.quit-ask': [disputes.answering, disputes.split].map(({ publicId }) => ({ by: worker, args: [publicId] })),
    'op.disputes': [
      { by: operator, args: [] },
      { by: operator, args: [disputes.unanswered.publicId] },
      { by: operator, args: [disputes.deciding.publicId] },
    ],
  }
}

export function disputeActions(market: Market): Visits {
  const { client, worker, operator, disputes } = market
  const reads = [client, worker, operator].flatMap((by) =>
    [disputes.answering, disputes.split].map(({ publicId }) => ({ by, args: [publicId] })),
  )
  return {
    'dispute.quit': [disputes.answering, disputes.split].map(({ publicId }) => ({ by: worker, args: [publicId] })),
    'dispute.words': reads,
    'dispute.files': reads,
    'dispute.work': reads,
  }
}

const stored = (list: readonly StoredFile[]): readonly string[] =>
  list.map(({ publicId, name, mimeType, bytes }) =>
    writeKeptFile({ id: publicId, name, mimeType, bytes, picture: mimeType.startsWith('image/') }),
  )

export function disputeFlows(market: Market): Readonly<Record<string, readonly FlowVisit[]>> {
  const { client, worker, operator, assignment, disputes, kind } = market
  const said = words(kind, 2_000)
  return {
    appeal: [
      { by: worker, args: [assignment.rejected.publicId], answers: { words: said, files: stored(market.files) } },
    ],
    'answer-appeal': [
      {
        by: client,
        args: [disputes.answering.publicId],
        answers: { words: said, files: stored(disputes.clientFiles) },
      },
    ],
    'decide-dispute': ['pay', 'refund', 'split'].map((decision) => ({
      by: operator,
      args: [disputes.deciding.publicId],
      answers: { decision, share: '99999', reason: words(kind, 1_000) },
    })),
  }
}

export function disputeNotices({ client, worker, disputes }: Market): NoticeVisits {
  const { answering, unanswered, deciding, paid, refunded, split, ended } = disputes
  const both = [client, worker]
  return {
    'assignment.refunded': both.map((by) => ({ by, data: { assignment: ended.refunded.publicId } })),
    'dispute.opened': [{ by: client, data: { dispute: answering.publicId } }],
    'dispute.reminder': [{ by: client, data: { dispute: answering.publicId } }],
    'dispute.heard': [unanswered, deciding].map(({ publicId }) => ({ by: worker, data: { dispute: publicId } })),
    'dispute.decided': [paid, refunded, split].flatMap(({ publicId }) =>
      both.map((by) => ({ by, data: { dispute: publicId } })),
    ),
  }
}
