import * as assignments from '../../core/assignments/index.ts'
import type { Action, Maker } from '../dialog/routes.ts'

/**
 * A text that was handed in, as a file. In a message a person's words hold invisible signs that keep them from becoming
 * links, so whoever copies them from there copies those as well.
 */
export const submissionText: Action = async ({ tx, member }, [id = '']) => {
  const { submission } = await assignments.toReview(tx, member, id)
  const args = [submission.publicId]
  return { show: { do: 'submission.review', args }, also: [{ is: 'made', name: 'submission-text', args }] }
}

/** Exactly what was handed in, in UTF-8. */
export const submissionTextFile: Maker = async ({ tx, member, copy }, [id = '']) => {
  const { submission } = await assignments.toReview(tx, member, id)
  const caption = copy.review.submission.textFileCaption
  const bytes = new TextEncoder().encode(submission.words)
  return async () => [{ is: 'document', bytes, name: `${submission.publicId}.txt`, picture: false, caption }]
}
