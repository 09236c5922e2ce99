import { join, plain, text } from '../../dialog/text.ts'
import type { post as german } from '../de/post.ts'
import { formats } from '../format.ts'

const format = formats.en

export const post: typeof german = {
  title: 'Post a job',
  blankTemplate: '📄 Start blank',
  category: { label: 'Category', ask: plain('What is it about?') },
  template: {
    label: 'Template',
    ask: plain('Which template fits? It fills in nearly everything, and you can change all of it afterwards.'),
  },
  blank: {
    ask: (label) => text`What should the job say under **${label}**?`,
    hint: (hint) => text`${hint.charAt(0).toUpperCase()}${hint.slice(1)}`,
  },
  jobTitle: {
    label: 'Title',
    ask: plain('What should the job be called? One line that makes people curious (5 to 80 characters).'),
  },
  brief: {
    label: 'The task',
    ask: plain('What is to be done? Write it so that one can start at once (20 to 2000 characters).'),
  },
  result: {
    label: 'What the result must look like',
    ask: plain('How will you recognise a good result? (10 to 1000 characters)'),
  },
  proof: {
    label: 'What is handed in',
    ask: plain('What should be handed in? Everything that you tick has to be there.'),
  },
  reward: {
    label: 'Reward per slot',
    ask: plain('How much does each person get for a result? 100 points are €1. You can write 250 or €2.50.'),
    usual: (from, to, perHour) =>
      text`The usual range is ${plain(format.euros(from))} to ${plain(format.euros(to))}. The suggestion pays ${plain(format.euros(perHour))} per hour.`,
    option: (points) => format.euros(points),
  },
  slots: { label: 'Slots', ask: plain('How many people should do this? Each slot is one result (1 to 1000).') },
  taking: {
    label: 'How slots are given',
    ask: plain('Who should get a slot?'),
    options: { claim: '⚡ First come', apply: '✋ I choose' },
  },
  checklist: {
    label: 'Checklist',
    ask: plain('What will you look at when you check? One point per line, at most 8.'),
    tooMany: plain('More than 8 points do not fit on the list. Put some of them together.'),
    badPoint: plain('Each point needs 3 to 120 characters.'),
  },
  exampleLink: {
    label: 'Link to an example',
    ask: plain('Is there an example on the web? Send the link, or skip this.'),
    bad: plain('That is not a web address. It begins with https:// or http://.'),
  },
  forbiddenLink: plain(
    'Invitations into other chats (t.me, Discord, WhatsApp) are not allowed in jobs: that is how the money stays safe in escrow.',
  ),
  minutes: { label: 'Estimated minutes', ask: plain('About how many minutes does it take?') },
  workHours: { label: 'Time for the work', ask: plain('How much time is there after somebody has got a slot?') },
  reviewDays: {
    label: 'Your time to review',
    ask: plain('How long would you like to have for reviewing? After that the work counts as approved.'),
  },
  openDays: {
    label: 'Runs for',
    ask: plain('How long should the job be open? What is left then goes back to your budget.'),
  },
  days: (days) => format.count(days, { one: 'day', other: 'days' }),
  hours: (hours) => format.hours(hours),
  minimumAge: {
    label: 'Minimum age',
    ask: plain('Is there a minimum age?'),
    none: 'None',
    option: (age) => `from ${age}`,
  },
  minimumStars: {
    label: 'Minimum stars',
    ask: plain('How many stars should they have on average? Newcomers have none yet.'),
    none: 'Any',
    option: (tenths) => `from ${format.tenths(tenths)} ⭐`,
  },
  minimumJobs: {
    label: 'Minimum jobs done',
    ask: plain('How many jobs should they have done? 0 means: newcomers too.'),
  },
  languages: { label: 'Languages', ask: plain('Which language must they know? Choose none if it does not matter.') },
  qualification: {
    label: 'Test passed',
    ask: plain('Should people have passed the test of a lesson first?'),
    none: 'None',
  },
  ai: {
    label: 'Help by AI',
    ask: plain('May an AI help?'),
    options: { allowed: 'Allowed', disclose: 'Allowed if disclosed', 'not-allowed': 'Not allowed' },
  },
  policy: plain(
    'Not allowed: paid likes, followers, votes, star reviews and links, and anything for which somebody would have to give away a password or an identity document.',
  ),
  openBlanks: (blanks) => text`⚠️ The task still has blanks: ${join(blanks, ', ')}. Please fill them in.`,
  review: {
    sum: (reward, slots, fee, total, reviewDays) => [
      text`Reward: ${slots} × ${plain(format.euros(reward))} = ${plain(format.euros(reward * slots))}`,
      text`Fee: ${plain(format.euros(fee * slots))}`,
      text`**Reserved now: ${plain(format.both(total))}**`,
      text`It is paid only once you approve a result, or say nothing for ${plain(format.count(reviewDays, { one: 'day', other: 'days' }))}.`,
    ],
    perHour: (points, minutes) =>
      text`That is ${plain(format.euros(points))} per hour (about ${plain(format.minutes(minutes))}).`,
    meant: (points) =>
      text`⚠️ ${plain(format.points(points))} are ${plain(format.euros(points))}. Did you mean ${plain(format.euros(points * 100))}? “Change” lets you put it right.`,
    low: (usual) =>
      usual === undefined
        ? plain('⚠️ Hardly anybody will do it for so little. “Change” lets you raise the reward.')
        : text`⚠️ That is far below the usual range (${plain(format.euros(usual.from))} to ${plain(format.euros(usual.to))}). “Change” lets you raise the reward.`,
    budget: (points) => text`Your budget: ${plain(format.both(points))}`,
    confirm: (total) => `✅ Reserve ${format.euros(total)} and publish`,
    keepDraft: '💾 Keep as a draft',
    missing: (points) =>
      text`You still need ${plain(format.both(points))} for that. I will keep the job as a draft until you have deposited.`,
  },
}
