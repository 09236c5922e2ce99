import * as moderation from '../../core/moderation/index.ts'
import * as field from '../dialog/field.ts'
import type { Text } from '../dialog/text.ts'

/** What an operator says of a decision: long enough to be one, and told to whom it is about. */
export const reasonAsked = (words: { readonly label: string; readonly ask: Text }) =>
  field.text({ ...words, ...moderation.MODERATION_LIMITS.reason, multiline: true })
