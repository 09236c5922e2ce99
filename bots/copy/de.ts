import { formats } from './format.ts'
import { account } from './de/account.ts'
import { bank } from './de/bank.ts'
import { books } from './de/books.ts'
import { cards } from './de/cards.ts'
import { refunds } from './de/refunds.ts'
import { adverts } from './de/adverts.ts'
import { batches } from './de/batches.ts'
import { alerts } from './de/alerts.ts'
import { checks } from './de/checks.ts'
import { boards } from './de/boards.ts'
import { commands } from './de/commands.ts'
import { complaints } from './de/complaints.ts'
import { dialog } from './de/dialog.ts'
import { discord } from './de/discord.ts'
import { find } from './de/find.ts'
import { flags } from './de/flags.ts'
import { disputes } from './de/disputes.ts'
import { goods } from './de/goods.ts'
import { goal } from './de/goal.ts'
import { grow } from './de/grow.ts'
import { guardian } from './de/guardian.ts'
import { guides } from './de/guides.ts'
import { jobs } from './de/jobs.ts'
import { link } from './de/link.ts'
import { lists } from './de/lists.ts'
import { moderation } from './de/moderation.ts'
import { notices } from './de/notices.ts'
import { purchases } from './de/purchases.ts'
import { pool } from './de/pool.ts'
import { privacy } from './de/privacy.ts'
import { payouts } from './de/payouts.ts'
import { corrections } from './de/corrections.ts'
import { tax } from './de/tax.ts'
import { post } from './de/post.ts'
import { review } from './de/review.ts'
import { shop } from './de/shop.ts'
import { time } from './de/time.ts'
import { told } from './de/told.ts'
import { work } from './de/work.ts'
import { refusals } from './de/refusals.ts'
import { reports } from './de/reports.ts'

/** Everything that the product says in German; the measure for every other language. */
export const de = {
  format: formats.de,
  dialog,
  discord,
  commands,
  refusals,
  reports,
  account,
  bank,
  books,
  cards,
  refunds,
  adverts,
  batches,
  alerts,
  checks,
  boards,
  find,
  flags,
  disputes,
  complaints,
  goods,
  goal,
  grow,
  guardian,
  guides,
  jobs,
  link,
  lists,
  moderation,
  shop,
  notices,
  pool,
  privacy,
  purchases,
  payouts,
  corrections,
  tax,
  post,
  review,
  time,
  told,
  work,
}
