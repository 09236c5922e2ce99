import type { NoticeKind } from './notice.ts'

/** What a member may choose not to hear. */
export const TOPICS = ['reminders', 'applications', 'alerts', 'digest', 'stock'] as const
export type Topic = (typeof TOPICS)[number]

/**
 * The topic of a kind of notice. What is not named here is about money, a decision, security, or somebody who waits for an
 * answer: it can never be switched off (product.md section 2). The law `money, decisions and security are never muted`
 * repeats the list.
 */
export const topicOf: { readonly [Kind in NoticeKind]?: Topic } = {
  'assignment.reminder': 'reminders',
  'application.reminder': 'reminders',
  'submission.reminder': 'reminders',
  'application.new': 'applications',
  'assignment.claimed': 'applications',
  'alerts.found': 'alerts',
  'digest.daily': 'digest',
  'offer.low': 'stock',
}

/** True when a member does not want to hear what this notice is about. */
export function isMuted({ mutedTopics }: { readonly mutedTopics: readonly Topic[] }, kind: NoticeKind): boolean {
  const topic = topicOf[kind]
  return topic !== undefined && mutedTopics.includes(topic)
}
