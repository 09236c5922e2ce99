import * as assignments from '../../core/assignments/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { nameOf } from '../screens/parts.ts'

/** Declining an applicant, with a reason from the list. Argument: the application. */
export const declineApplication = flow('decline-application', { title: (copy) => copy.review.decline.title })
  .page(async (_, { tx, member, copy }, [id = '']) => {
    const { application } = await assignments.ownApplication(tx, member, id)
    const { name } = await nameOf({ tx, copy }, application.workerId)
    return {
      reason: field.choice({
        label: copy.review.decline.label,
        ask: copy.review.decline.ask(name),
        options: assignments.DECLINE_REASONS.map((value) => ({ value, label: copy.review.decline.reasons[value] })),
      }),
    }
  })
  .submit(async ({ reason }, { tx, member, copy }, [id = '']) => {
    const { application, job } = await assignments.ownApplication(tx, member, id)
    await assignments.decline(tx, member, { application: id, reason })
    const { name } = await nameOf({ tx, copy }, application.workerId)
    return { note: copy.review.applicant.declined(name), show: { do: 'applicants', args: [job.publicId] } }
  })
