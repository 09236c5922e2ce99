import { guideTitle } from '../../../core/guides/index.ts'
import { join, plain, text } from '../../dialog/text.ts'
import type { jobs as german } from '../de/jobs.ts'
import { formats } from '../format.ts'

const format = formats.en
const LANGUAGE_NAMES: Readonly<Record<string, string>> = { de: 'German', en: 'English' }

export const jobs: typeof german = {
  menu: {
    greeting: (name) => text`Hello ${name}!`,
    money: (earnings, budget) =>
      budget === undefined
        ? text`👛 Earnings: ${plain(format.both(earnings))}`
        : text`👛 Earnings: ${plain(format.both(earnings))} · Budget: ${plain(format.both(budget))}`,
    running: (count, next) =>
      text`🧰 ${plain(format.count(count, { one: 'job is running', other: 'jobs are running' }))}, the next one until ${next}.`,
    noneRunning: plain('🧰 You have no job running at the moment.'),
    find: '🔎 Find jobs',
    work: '🧰 My work',
    post: '➕ Post a job',
    mine: '📋 My jobs',
    wallet: '👛 Wallet',
    settings: '⚙️ Settings',
    guides: '📘 Lessons',
    help: '❓ Help',
    operator: '🛠 Operator',
    back: '« Menu',
  },
  find: {
    title: text`🔎 **Open jobs**`,
    titleIn: (category) => text`🔎 Open jobs: **${plain(category)}**`,
    titleFor: (words) => text`🔎 Open jobs for “${words}”`,
    line: (number, title, points, minutes, perHour, open) =>
      text`**${number}. ${title}**\n${plain(format.euros(points))} · about ${plain(format.minutes(minutes))} · ${plain(format.euros(perHour))} per hour · ${plain(format.count(open, { one: 'slot', other: 'slots' }))} free`,
    lacking: (first, more) =>
      more === 0
        ? text`🔒 You still need: ${first}`
        : text`🔒 You still need: ${first}. Tap it to see what else is missing.`,
    knowHow: (guide) => text`🎓 Asks for the test “${plain(guideTitle(guide, 'en'))}”: you have passed it.`,
    held: plain('🔒 The free slot is held for somebody on the waiting list right now.'),
    busy: (limit) => text`🔒 You are working on ${limit} jobs already. Hand one in first, then there is room again.`,
    empty: plain('Nothing is open here right now. Come back later, or post a job yourself.'),
    categories: '🗂 Categories',
    all: 'All jobs',
    categoriesTitle: plain('🗂 Which category?'),
    newer: '« From the start',
    older: 'More ›',
  },
  card: {
    reward: (points) => text`**${plain(format.both(points))}** per result`,
    effort: (minutes, perHour) =>
      text`⏱ about ${plain(format.minutes(minutes))} · ${plain(format.euros(perHour))} per hour`,
    slots: (open, slots) => text`👥 ${open} of ${plain(format.count(slots, { one: 'slot', other: 'slots' }))} free`,
    claimWay: plain('⚡ First come, first served'),
    applyWay: plain('✋ You apply, the client chooses'),
    workTime: (hours) => text`⏳ Time for the work: ${plain(format.hours(hours))}`,
    closes: (at) => text`🗓 Open until ${at}`,
    proof: (kinds) => text`📎 Hand in: ${plain(format.list(kinds))}`,
    proofKinds: { text: 'text', link: 'link', picture: 'picture', file: 'file' },
    client: (name) => text`👤 Posted by ${name}`,
    record: (parts) => plain(parts.join(' · ')),
    stars: (tenths, reviews) => `⭐ ${format.tenths(tenths)}/5 (${format.number(reviews)})`,
    newClient: 'new here',
    approved: (percent) => `${percent}% approved`,
    decides: (hours) => `usually decides within ${format.hours(hours)}`,
    details: '📄 Details',
    take: (points) => `Take it · ${format.euros(points)}`,
    apply: (points) => `Apply · ${format.euros(points)}`,
    share: '🔗 Share',
    toWork: '🧰 To my work',
    withdraw: 'Withdraw application',
    manage: '📋 Manage',
    full: '🔒 Taken',
    notOpen: '🔒 Not open',
    all: '« All jobs',
    back: '« To the job',
    applied: (at) => text`✋ You have applied. You will get an answer by ${at}.`,
    declined: plain('Your application did not work out this time.'),
    droppedOut: plain('🔒 You have dropped out here twice. You can take it again only if the client invites you.'),
    yours: plain('✅ This is your work.'),
    done: plain('✅ You have done this job already.'),
    missingTitle: plain('🔒 For this job you still need:'),
    missing: (missing) => {
      switch (missing.need) {
        case 'age':
          return text`to be at least ${missing.minimumAge} years old`
        case 'stars':
          return text`at least ${plain(format.tenths(missing.minimumStarsTenths))} stars on average`
        case 'jobs':
          return text`${plain(format.count(missing.minimumJobs, { one: 'finished job', other: 'finished jobs' }))}`
        case 'language':
          return text`one of these languages in your settings: ${plain(format.list(missing.languages.map((language) => LANGUAGE_NAMES[language] ?? language)))}`
        case 'guardian':
          return plain('the consent of a parent or guardian')
        case 'shorter':
          return text`a shorter task: at your age at most ${plain(format.minutes(missing.minutes))}`
        case 'hours':
          return text`the right time: at your age from ${missing.from}:00 to ${missing.until}:00`
        case 'qualification':
          return text`the test “${plain(guideTitle(missing.guide, 'en'))}” passed`
        case 'invitation':
          return plain('an invitation by the client')
      }
    },
  },
  details: {
    brief: text`**The task**`,
    result: text`**What the result must look like**`,
    checklist: text`**What will be checked**`,
    example: (url) => text`🔗 Example: ${url}`,
    ai: {
      allowed: plain('🤖 Help by AI is allowed.'),
      disclose: plain('🤖 Help by AI is allowed if you say how it helped.'),
      'not-allowed': plain('🤖 Please work without AI.'),
    },
    review: (days) =>
      text`🕵 After you hand in, the client has ${plain(format.count(days, { one: 'day', other: 'days' }))} to decide. Silence counts as approval.`,
    needs: (parts) => text`🎯 Requirements: ${join(parts, ', ')}`,
    category: (name) => text`Category: ${plain(name)}`,
    more: 'Read on ›',
    less: '« The task',
  },
  share: {
    title: (title) => text`🔗 Share “${title}”`,
    how: plain('Whoever opens a link lands right at this job: in the chat, or on the web page that everybody can see.'),
    places: { telegram: 'Telegram', discord: 'Discord', page: 'Web page' },
  },
  mine: {
    title: text`📋 **Your jobs**`,
    empty: plain('You have no job yet. With a template the first one takes about two minutes.'),
    line: (number, title, state) => text`**${number}. ${title}**\n${plain(state)}`,
    states: {
      draft: 'draft',
      checking: 'being checked',
      open: 'open',
      paused: 'paused',
      closed: 'ended',
      discarded: 'discarded',
      full: 'taken',
      finished: 'finished',
    },
    counts: (open, working, submitted, paid) =>
      `${open} free · ${working} working · ${submitted} to review · ${paid} paid`,
    rejected: (count) => `${count} rejected`,
    applicants: (count) => format.count(count, { one: 'application is waiting', other: 'applications are waiting' }),
    asks: (count) => format.count(count, { one: 'request for time', other: 'requests for time' }),
    appeals: (count) => format.count(count, { one: 'appeal', other: 'appeals' }),
    next: (at) => text`⏰ Next deadline: ${at}`,
    yourTurn: plain('👉 It is your turn.'),
    theirTurn: plain('⏳ It is the workers’ turn.'),
    nobodysTurn: plain('⏳ Waiting for workers.'),
    post: '➕ Post a job',
    older: 'Older ›',
    newer: '« Newest',
  },
  manage: {
    cost: (reward, slots, fee) =>
      text`💶 ${plain(format.euros(reward))} per slot, ${plain(format.count(slots, { one: 'slot', other: 'slots' }))}, fee ${plain(format.euros(fee))} per slot`,
    escrow: (points) => text`🔐 In escrow: ${plain(format.both(points))}`,
    applicants: (count) => `✋ Applications (${count})`,
    submissions: (count) => `🕵 Review results (${count})`,
    pause: '⏸ Pause',
    resume: '▶️ Resume',
    withdraw: '➖ Withdraw slots',
    close: '⏹ End the job',
    publish: (points) => `✅ Publish · ${format.euros(points)}`,
    discard: '🗑 Discard',
    deposit: '💶 Deposit',
    all: '« My jobs',
    draftCost: (total) => text`Publishing reserves **${plain(format.both(total))}**.`,
    draftMissing: (missing) =>
      text`You still need **${plain(format.both(missing))}** for that. Deposit it; I will tell you when it has arrived, and you publish with one tap.`,
    draftFirst: (points) =>
      text`Before your first job you deposit at least ${plain(format.both(points))}. The draft stays here until then.`,
    published: (total, reviewDays) =>
      text`✅ Your job is online. ${plain(format.both(total))} are in escrow now and leave it only once you approve, or say nothing for ${plain(format.count(reviewDays, { one: 'day', other: 'days' }))}.`,
    paused: plain('⏸ Paused: nobody new can join, running work goes on.'),
    resumed: plain('▶️ The job is running again.'),
    discarded: plain('🗑 The draft is discarded.'),
    askClose: (title, open, points) =>
      text`End “${title}”? ${plain(format.count(open, { one: 'free slot is', other: 'free slots are' }))} withdrawn, ${plain(format.both(points))} go back to your budget. Running work will be finished.`,
    confirmClose: '⏹ Yes, end it',
    closed: (points) => text`⏹ Ended. ${plain(format.both(points))} are back in your budget.`,
    withdrawn: (slots, points) =>
      text`➖ ${plain(format.count(slots, { one: 'slot', other: 'slots' }))} withdrawn. ${plain(format.both(points))} are back in your budget.`,
  },
  withdraw: {
    title: 'Withdraw slots',
    label: 'How many slots?',
    ask: (open) =>
      text`How many slots would you like to withdraw? ${plain(open === 1 ? '1 slot is' : `${format.number(open)} slots are`)} free right now.`,
    summary: (points) => text`${plain(format.both(points))} go back to your budget at once.`,
    confirm: 'Withdraw',
  },
  languageNames: LANGUAGE_NAMES,
}
