import * as members from '../../core/members/index.ts'
import { TOPICS } from '../../core/notices/index.ts'
import { go } from '../dialog/card.ts'
import type { Action, Screen } from '../dialog/routes.ts'
import { wayBack } from './account-parts.ts'
import { card, lines, note, title } from './parts.ts'

/** What a member is told without asking: each group of notices with its switch. */
export const whatToHear: Screen = async (turn) => {
  const { member, copy } = turn
  const words = copy.told.topics
  const isOn = (topic: (typeof TOPICS)[number]): boolean => !member.mutedTopics.includes(topic)
  return card(
    [
      title(words.title),
      lines(words.intro),
      lines(...TOPICS.map((topic) => words.line(words.names[topic], words.about[topic], isOn(topic)))),
      note(words.always),
    ],
    [
      ...TOPICS.map((topic) => {
        const name = words.names[topic]
        // The button says what it does, so that a second press of it changes nothing.
        return [
          isOn(topic)
            ? go(words.off(name), 'settings.topic', topic, 'off')
            : go(words.on(name), 'settings.topic', topic, 'on'),
        ]
      }),
      [go(copy.link.settingsBack, 'settings'), wayBack(turn)],
    ],
  )
}

/** `[topic, on or off]`; the core refuses what cannot be switched off. */
export const switchTopic: Action = async ({ tx, member, copy }, [topic = '', state]) => {
  const words = copy.told.topics
  const isOn = state !== 'off'
  await members.setTopic(tx, member, { topic, isOn })
  const known = TOPICS.find((one) => one === topic)
  const name = known === undefined ? topic : words.names[known]
  return {
    note: isOn ? words.switchedOn(name) : words.switchedOff(name),
    show: { do: 'settings.topics', args: [] },
  }
}
