import { go } from '../dialog/card.ts'
import type { Screen } from '../dialog/routes.ts'
import { feeShare, wayBack } from './account-parts.ts'
import { card, lines, title } from './parts.ts'

const TOPICS = ['work', 'clients', 'money', 'safety'] as const

/** What Klickwork is and which commands there are; with a topic, the answers to it. */
export const help: Screen = async (turn, [wanted]) => {
  const { copy } = turn
  const words = copy.account.help
  const topic = TOPICS.find((known) => known === wanted)
  if (topic !== undefined) {
    const { title: head, body } = words.topics[topic]
    const fee = topic === 'money' ? words.fee(feeShare(turn)) : undefined
    return card([title(head), lines(body, fee)], [[go(words.back, 'help'), wayBack(turn)]])
  }
  const { work, clients, money, safety } = words.buttons
  return card(
    [title(words.title), lines(words.intro), lines(words.commands, words.allCommands), lines(words.safety)],
    [
      [go(work, 'help', 'work'), go(clients, 'help', 'clients')],
      [go(money, 'help', 'money'), go(safety, 'help', 'safety')],
      [go(copy.account.legal.toPrivacy, 'privacy'), go(copy.account.legal.toTerms, 'terms')],
      [wayBack(turn)],
    ],
  )
}
