import { plain, text } from '../../dialog/text.ts'
import type { DialogCopy } from '../de/dialog.ts'
import { formats } from '../format.ts'

const format = formats.en
const day = (iso: string): string => format.day(new Date(iso), 'UTC')

/** What the dialog engine itself says: buttons, hints, and why an answer cannot be used. */
export const dialog: DialogCopy = {
  step: (number, of) => `Step ${number} of ${of}`,
  back: '« Back',
  cancel: '✖ Cancel',
  keep: 'Keep it',
  skip: 'Skip',
  done: '✔ Done',
  more: 'More ›',
  less: '‹ Back',
  edit: '✏️ Change',
  toReview: '« To the summary',
  menu: '☰ Menu',
  join: 'Get started',
  files: (count, most) =>
    count === 0 ? 'No file yet' : `${count} of at most ${most === 1 ? '1 file' : `${most} files`}`,

  collisionTitle: (title) => text`You are still in the middle of “${plain(title)}”.`,
  collision: (other) => text`Would you like to go on there, or discard it and start “${plain(other)}”?`,
  goOn: 'Go on',
  discard: 'Discard, start new',
  continueDialog: (title) => `✏️ Continue: ${title}`,

  continueFrom: (title, platform) => `✏️ Continue here: ${title} (${platform})`,
  elsewhere: (title, platform) =>
    text`You are still in the middle of “${plain(title)}” on ${plain(platform)}. You can continue here.`,
  goOnHere: 'Continue here',
  stale: plain('That button belonged to an earlier step. Here is where we are now.'),
  over: plain('This is already finished, or it has expired. The menu takes you on.'),
  unknownButton: plain('That button does not exist any more. Here is the menu.'),
  nothingOpen: plain('There is no open question right now. Pick what you would like to do.'),
  cancelled: plain('Cancelled. Nothing was changed.'),
  nothingToCancel: plain('There is nothing to cancel right now.'),
  finished: plain('Done.'),
  chooseHint: plain('Please tap one of the answers.'),
  reviewHint: plain('Please look at it once more and use the buttons below.'),
  secretInParts: plain(
    'That was so long that the app made several messages of it. I have taken none of it. Please cancel here and send me the list as a file.',
  ),
  fileHint: plain('Please send me a file here, for example a picture, a PDF or a table.'),
  noFileHint: plain('I cannot use a file at this point.'),
  fileForLater: (label) => text`I have already put the file under “${plain(label)}”, where you can send more.`,
  captionKept: plain('I have taken the words under the file as your answer.'),
  captionNotKept: plain('I have the file. I have not kept the words under it: you can add them in a moment.'),
  unusable: plain('I am afraid I cannot use that. Write me a text, or use the buttons.'),
  inGroup: plain('Let us talk about that in private.'),
  inGroupButton: 'Open privately',
  broken: (reference) =>
    text`Something went wrong on my side, and your last message did not get through. Please try again. If it fails again, give us this reference: ${reference}`,
  undrawn: (reference) =>
    text`What you did is saved, I only could not show you the answer. The menu shows how things stand. Reference: ${reference}`,

  required: plain('I need an answer here.'),
  oneAnswer: plain('Only one answer fits here.'),
  tooShort: (min, length) =>
    text`That is a little short: please write at least ${min} characters, so far there are ${length}.`,
  tooLong: (max, length) => text`That is too long: at most ${max} characters fit, you wrote ${length}.`,
  groups: ',',
  notWhole: plain('Please write a whole number, digits only, for example 12.'),
  numberRange: (min, max) =>
    text`Please name a number from ${plain(format.number(min))} to ${plain(format.number(max))}.`,
  notPoints: plain('I cannot read that as an amount. Write 250 for points, or €2.50 for euros.'),
  noThousands: plain('Please write large amounts without a thousands separator, for example 2500 or €25.00.'),
  pointsRange: (min, max) =>
    text`It can be ${plain(format.number(min))} to ${plain(format.number(max))} points, that is ${plain(format.euros(min))} to ${plain(format.euros(max))}.`,
  notDate: plain('That is not a date I can read. Please write the day first, like this: 24/12/1998'),
  dateRange: (from, to) => text`It can be a date from ${plain(day(from))} to ${plain(day(to))}.`,
  noSuchOption: plain('That answer does not exist here. Please pick one of the options below.'),
  chooseAtLeast: (min) =>
    min === 1 ? plain('Please pick at least one option.') : text`Please pick at least ${min} options.`,
  chooseAtMost: (max) => text`At most ${max} answers fit here.`,
  filesAtLeast: (min) =>
    min === 1 ? plain('Please send me at least one file first.') : text`Please send me at least ${min} files.`,
  filesAtMost: (max) => (max === 1 ? plain('Only one file fits here.') : text`No more than ${max} files fit here.`),
  picturesOnly: plain('I need a picture here, for example a photo or a screenshot.'),

  soFar: (value) => text`So far: ${value}`,
  nothing: plain('not given'),
  number: (value) => plain(format.number(value)),
  points: (points) => plain(format.both(points)),
  date: (iso) => plain(day(iso)),
}
