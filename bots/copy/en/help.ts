import { commandsIn, list, plain, text, type Text } from '../../dialog/text.ts'
import type { help as german } from '../de/help.ts'

const { command, allCommands } = commandsIn('en')

const points = (...items: readonly (string | Text)[]): Text =>
  list(items.map((item) => (typeof item === 'string' ? plain(item) : item)))

/** Short answers to what people ask first. */
export const help: typeof german = {
  title: plain('❓ Help'),
  intro: plain('This is where people post and do small online jobs. What would you like to know more about?'),
  commands: plain('This is what I understand; in the menu there are buttons for all of it:'),
  allCommands,
  safety: plain('🛡 We never ask you for passwords, and whoever works here never pays anything in advance.'),
  buttons: {
    work: '🔎 Doing jobs',
    clients: '➕ Posting jobs',
    money: '👛 Points and money',
    safety: '🛡 Safety',
  },
  back: '« Help',
  topics: {
    work: {
      title: plain('🔎 Doing jobs'),
      body: points(
        text`You find jobs under ${command('jobs')}. Some you can take right away, for others you apply.`,
        'Every job has a deadline. I remind you of it in good time.',
        text`What you are working on stands under ${command('my-work')}. That is also where you hand in.`,
        'The client reviews your result. If there is no answer, it counts as approved when the time for it is over.',
        'If something is missing, you get it back for revision, at most twice.',
        text`If something was rejected, you can appeal for 7 days: ${command('appeal')}. Then a person decides who is not involved.`,
        'If you are not 18 yet, a parent or guardian has to agree before your first job.',
      ),
    },
    clients: {
      title: plain('➕ Posting jobs'),
      body: points(
        text`With ${command('post')} you post a job: from a template, or from scratch.`,
        'You see reward and fee beforehand. Both are held in escrow as soon as the job is published.',
        text`Applications and submissions stand under ${command('my-jobs')}.`,
        'You can approve a result, send it back for revision, or reject it with a reason.',
        'You can withdraw free slots at any time, and get the money for them back at once.',
      ),
    },
    money: {
      title: plain('👛 Points and money'),
      body: points(
        'One point is one cent: 100 points are €1.',
        text`With ${command('deposit')} you pay in a budget for jobs, at least €10 before the first.`,
        'The reward is held in escrow until the result is approved. That way nobody loses it.',
        text`Every entry stands under ${command('wallet')}.`,
        text`With ${command('payout')} you pay your earnings out to your bank account.`,
        'Everyone is responsible for their own taxes on what they earn.',
      ),
    },
    safety: {
      title: plain('🛡 Safety'),
      body: points(
        'We never ask you for passwords, and whoever works here never pays anything in advance.',
        'Never give away passwords, identity papers or bank details in a job.',
        'Payment happens here only. Whoever lures you into another chat or wants money in advance means no good.',
        text`Bought likes, votes, stars or links are forbidden. Tell the operator what seems strange to you: ${command('imprint')}`,
        'Others see only your name and your ratings, never your age or how to reach you.',
      ),
    },
  },
  fee: (percent) => text`The fee here is ${plain(percent)} of the reward, on top of it.`,
}
