import { formats } from './format.ts'
import type { Copy } from './copy.ts'
import { account } from './en/account.ts'
import { bank } from './en/bank.ts'
import { books } from './en/books.ts'
import { cards } from './en/cards.ts'
import { refunds } from './en/refunds.ts'
import { adverts } from './en/adverts.ts'
import { batches } from './en/batches.ts'
import { alerts } from './en/alerts.ts'
import { checks } from './en/checks.ts'
import { boards } from './en/boards.ts'
import { commands } from './en/commands.ts'
import { complaints } from './en/complaints.ts'
import { dialog } from './en/dialog.ts'
import { discord } from './en/discord.ts'
import { find } from './en/find.ts'
import { flags } from './en/flags.ts'
import { disputes } from './en/disputes.ts'
import { goods } from './en/goods.ts'
import { goal } from './en/goal.ts'
import { grow } from './en/grow.ts'
import { guardian } from './en/guardian.ts'
import { guides } from './en/guides.ts'
import { jobs } from './en/jobs.ts'
import { link } from './en/link.ts'
import { lists } from './en/lists.ts'
import { moderation } from './en/moderation.ts'
import { notices } from './en/notices.ts'
import { purchases } from './en/purchases.ts'
import { pool } from './en/pool.ts'
import { privacy } from './en/privacy.ts'
import { payouts } from './en/payouts.ts'
import { corrections } from './en/corrections.ts'
import { tax } from './en/tax.ts'
import { post } from './en/post.ts'
import { review } from './en/review.ts'
import { shop } from './en/shop.ts'
import { time } from './en/time.ts'
import { told } from './en/told.ts'
import { work } from './en/work.ts'
import { refusals } from './en/refusals.ts'
import { reports } from './en/reports.ts'

/** Everything that the product says in English. */
export const en: Copy = {
  format: formats.en,
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
