import { plain, text } from '../../dialog/text.ts'
import type { review as german } from '../de/review.ts'
import { formats } from '../format.ts'

const format = formats.en

export const review: typeof german = {
  applicant: {
    title: (job) => text`✋ Application for “${job}”`,
    name: (name, id) => text`**${name}** · #${plain(id)}`,
    record: (parts) => plain(parts.join(' · ')),
    onTime: (percent) => `${percent}% on time`,
    jobsDone: (count, here) =>
      `${format.count(count, { one: 'job', other: 'jobs' })} done, ${format.number(here)} in this category`,
    since: (day) => `member since ${day}`,
    fresh: 'no reviews yet',
    noPitch: plain('Applied without a text.'),
    accept: (points) => `✅ Accept · ${format.euros(points)}`,
    decline: '✖ Decline',
    next: 'Next ›',
    profile: '👤 Profile',
    back: '« To the job',
    backToApplicant: '« To the application',
    none: plain('No application is waiting right now.'),
    accepted: (name, at) => text`✅ ${name} is in and hands in by ${at}.`,
    declined: (name) => text`${name} will hear that it does not work out this time.`,
    decided: {
      accepted: plain('✅ Accepted.'),
      declined: plain('✖ Declined.'),
      withdrawn: plain('The application was withdrawn.'),
      lapsed: plain('The application lapsed without an answer.'),
      waiting: plain('This application is waiting for your answer.'),
    },
    reviews: text`**What others say**`,
    noReviews: plain('No reviews yet.'),
    said: (stars, sentence) => text`${plain('⭐'.repeat(stars))} ${sentence}`,
  },
  decline: {
    title: 'Decline application',
    label: 'Reason',
    ask: (name) => text`Why do you decline ${name}? The reason helps with the next application.`,
    reasons: {
      'chose-others': 'Others fitted better',
      'no-match': 'The experience does not match',
      'too-late': 'It comes too late',
      pitch: 'The application says too little',
    },
  },
  submission: {
    title: (job) => text`🕵 Result for “${job}”`,
    from: (name, id) => text`👤 By **${name}** · #${plain(id)}`,
    round: (round) => text`✏️ After revision ${round}`,
    wanted: text`**What you asked for**`,
    words: text`**Text**`,
    links: text`**Links**`,
    files: (list) => text`📎 ${plain(format.count(list.length, { one: 'file', other: 'files' }))}: ${list.join(', ')}`,
    checklist: text`**Checklist**`,
    ticked: (point) => text`☑ ${point}`,
    unticked: (point) => text`☐ ${point} (not ticked)`,
    ai: (note) => text`🤖 Help by AI: ${note}`,
    decideBy: (at) => text`⏰ Decide by ${at}, or the work counts as approved.`,
    approve: (points) => `✅ Approve · ${format.euros(points)}`,
    sendBack: '✏️ Ask for changes',
    reject: '✖ Reject',
    showFiles: (count) => `📎 Show files (${count})`,
    wholeText: '📄 The whole text',
    textFile: '⬇️ Text as a file',
    textFileCaption: 'The text, letter by letter as it was handed in, ready to use.',
    next: 'Next ›',
    back: '« To the job',
    none: plain('No result is waiting for you right now.'),
    states: {
      waiting: plain('⏳ Waiting for your decision.'),
      approved: plain('✅ Approved and paid.'),
      'sent-back': plain('✏️ Sent back for revision.'),
      rejected: plain('✖ Rejected. The reward stays in escrow as long as there can be an appeal.'),
      split: plain('➗ Split after an appeal.'),
    },
    caption: (name) => `By ${name}`,
  },
  approve: {
    ask: (points, name) => text`Release **${plain(format.both(points))}** to ${name}? This cannot be undone.`,
    confirm: (points) => `✅ Yes, release ${format.euros(points)}`,
    back: '« Back',
    receipt: (points, name, title, receipt) =>
      text`✅ Released: **${plain(format.both(points))}** to ${name} for “${title}”. Receipt R-${plain(receipt)}`,
    howWasIt: plain('How was it to work together?'),
    tip: '💝 Tip',
  },
  sendBack: {
    title: 'Ask for changes',
    reason: {
      label: 'What to fix',
      ask: plain('What should be different? Write it so that it can be done at once (at least 20 characters).'),
    },
    failed: {
      label: 'Missing points',
      ask: (points) => text`Which points of the checklist are still missing?\n${points}`,
    },
    hours: {
      label: 'New deadline',
      ask: plain('How much time should there be for it?'),
      option: (hours) => format.hours(hours),
    },
    round: (round, most) => text`This is revision ${round} of at most ${most}.`,
    confirm: '✏️ Send back',
    done: (name) => text`✏️ ${name} knows now what to fix.`,
  },
  reject: {
    title: 'Reject',
    code: { label: 'Reason', ask: plain('Why do you reject it?') },
    reasons: {
      incomplete: 'Incomplete',
      'off-topic': 'Off topic',
      copied: 'Copied',
      unusable: 'Unusable',
      other: 'Something else',
    },
    reason: { label: 'Explanation', ask: plain('Explain it in a sentence (at least 20 characters).') },
    warning: plain(
      'The reward stays in escrow for now: whoever is rejected can object for 7 days. Asking for changes is often the better way.',
    ),
    confirm: '🚫 Yes, reject it',
    done: (name) => text`✖ Rejected. ${name} is told the reason.`,
  },
  rate: {
    title: 'Rating',
    stars: {
      label: 'Stars',
      ask: (name) => text`How many stars do you give ${name}?`,
      option: (stars) => `${stars} ⭐`,
    },
    sentence: { label: 'A sentence', ask: plain('Would you like to add a sentence? (at most 300 characters)') },
    received: (stars, sentence) =>
      sentence === ''
        ? text`The other side gives you ${plain('⭐'.repeat(stars))}.`
        : text`The other side gives you ${plain('⭐'.repeat(stars))}: “${sentence}”`,
    done: plain(
      '⭐ Thank you for your rating! The other side sees it when both of you have rated, after 14 days at the latest.',
    ),
  },
  tip: {
    title: 'Tip',
    label: 'Tip',
    ask: (name) => text`How much of a tip should ${name} get? 10 to 10000 points, without a fee.`,
    summary: (points, name) => text`**${plain(format.both(points))}** go from your budget to ${name}.`,
    confirm: (points) => `💝 Give ${format.euros(points)}`,
    done: (points, name) => text`💝 ${name} has received a tip of ${plain(format.both(points))}.`,
  },
}
