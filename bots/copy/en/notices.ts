import { plain, text } from '../../dialog/text.ts'
import type { notices as german } from '../de/notices.ts'
import { formats } from '../format.ts'

const format = formats.en

export const notices: typeof german = {
  applicationNew: (name, title) => text`✋ **${name}** applies for “${title}”.`,
  applicationAccepted: (title, at) => text`✅ **You are in:** “${title}”. Hand in by ${at}.`,
  applicationDeclined: (title, reason) =>
    text`It did not work out with “${title}” this time. Reason: ${plain(reason)}. There are many other jobs.`,
  applicationLapsed: (title) =>
    text`⌛ Your application for “${title}” had no answer for 72 hours and has lapsed. You can apply again or look for something else.`,
  applicationEnded: (title) => text`⌛ “${title}” has ended, and your application with it. There are many other jobs.`,
  claimed: (name, title, at) => text`🧰 **${name}** is working on “${title}” and hands in by ${at}.`,
  lapsedWorker: (title) =>
    text`⌛ The deadline for “${title}” has passed, the slot is free again. It counts against your share on time.`,
  lapsedWorkerEnded: (title) =>
    text`⌛ The deadline for “${title}” has passed, and the job has ended. It counts against your share on time.`,
  lapsedClient: (name, title) => text`⌛ ${name} did not hand in “${title}” in time. The slot is free again.`,
  lapsedClientEnded: (name, title) =>
    text`⌛ ${name} did not hand in “${title}” in time. The money for the slot is back in your budget.`,
  reminder: (title, points, at) =>
    text`⏰ “${title}” (${plain(format.euros(points))}) is not handed in yet. You have until ${at}.`,
  handedIn: (name, title) => text`📤 **${name}** has handed in “${title}”.`,
  reviewReminder: (name, title, at) =>
    text`⏰ The result of ${name} for “${title}” is waiting for you. If you say nothing until ${at}, it counts as approved.`,
  approved: (title, points) => text`💶 **${plain(format.both(points))} earned:** “${title}” is approved.`,
  approvedBySilence: (title, points) =>
    text`💶 **${plain(format.both(points))} earned:** the time to review is over, “${title}” counts as approved.`,
  paidBySilence: (name, title, points) =>
    text`💶 **${plain(format.both(points))} to ${name}:** the time to review is over, “${title}” counts as approved.`,
  sentBack: (title, at) => text`✏️ **Changes wanted for “${title}”:** time until ${at}.`,
  rejected: (title) => text`✖ Your result for “${title}” was rejected.`,
  tip: (points, title) => text`💝 **A tip of ${plain(format.both(points))}** for “${title}”!`,
  credited: (points, owed) =>
    owed === 0
      ? text`💶 **${plain(format.both(points))} deposited.** They are in your budget.`
      : owed === points
        ? text`💶 **${plain(format.both(points))} deposited.** They go to what your bank took back.`
        : text`💶 **${plain(format.both(points))} deposited.** ${plain(format.both(owed))} of them go to what your bank took back; the rest is in your budget.`,
  drafts: plain('You can publish these drafts now with one tap. The amount on the button then goes into escrow:'),
  ended: (title, points) =>
    points === 0
      ? text`⏹ “${title}” has ended as planned.`
      : text`⏹ “${title}” has ended as planned. ${plain(format.both(points))} are back in your budget.`,
  buttons: {
    look: '👀 Show',
    submit: '📤 Hand in',
    find: '🔎 Find jobs',
    wallet: '👛 Wallet',
    work: '🧰 My work',
    rate: '⭐ Rate the client',
    rateWorker: '⭐ Rate the worker',
    publish: (title, points) => `✅ ${format.euros(points)} · ${title}`,
  },
}
