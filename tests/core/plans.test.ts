import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import * as inbox from '../../bots/dialog/inbox.ts'
import { expireDialogs, liveDialog } from '../../bots/dialog/store.ts'
import * as queue from '../../bots/notices/queue.ts'
import * as alerts from '../../core/alerts/index.ts'
import * as asides from '../../core/asides/index.ts'
import * as assignments from '../../core/assignments/index.ts'
import * as boards from '../../core/boards/index.ts'
import { forgetCommands } from '../../core/db/command.ts'
import type { Tx } from '../../core/db/connect.ts'
import * as deposits from '../../core/deposits/index.ts'
import * as corrections from '../../core/corrections/index.ts'
import * as changes from '../../core/changes/index.ts'
import * as digests from '../../core/digests/index.ts'
import * as disputes from '../../core/disputes/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import * as lists from '../../core/lists/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as living from '../../core/living/index.ts'
import * as members from '../../core/members/index.ts'
import { decidedEachOther } from '../../core/links/decided-store.ts'
import * as moderation from '../../core/moderation/index.ts'
import { waitingFor } from '../../core/moderation/news-store.ts'
import * as notices from '../../core/notices/index.ts'
import type { Member } from '../../core/members/index.ts'
import * as checkouts from '../../core/checkouts/index.ts'
import { takeDueChargebacks } from '../../core/checkouts/chargeback-store.ts'
import { takeDueRefunds } from '../../core/checkouts/refund-store.ts'
import * as checkoutStore from '../../core/checkouts/store.ts'
import * as payouts from '../../core/payouts/index.ts'
import { EXPORTED, openMatters, queryOf } from '../../core/privacy/index.ts'
import * as reports from '../../core/reports/index.ts'
import * as refunds from '../../core/refunds/index.ts'
import * as reminders from '../../core/reminders/index.ts'
import * as statements from '../../core/statements/index.ts'
import * as taxYear from '../../core/tax-year/store.ts'
import { testVault } from '../support/vault.ts'
import { testDatabase } from '../support/database.ts'
import { readsOf } from '../support/reads.ts'
import { approved, claimed, client, handedIn, newKey, openJob, worker } from '../support/people.ts'
import { BUSY_CLIENT, busyWorker, manyRows, type Size } from './many-rows.ts'

const database = await testDatabase()
const clara = await client(database, { points: 100_000 })
const ben = await worker(database)
const job = await openJob(database, clara, { slots: 3 })
const choosing = await openJob(database, clara, { slots: 3, taking: 'apply' })
const assignment = await claimed(database, ben, job)
const submission = await handedIn(database, ben, assignment)
await approved(database, clara, submission)
await database.withTx((tx) =>
  assignments.tip(tx, clara, { key: newKey('tip'), assignment: assignment.publicId, points: 50 }),
)

/**
 * A tenth of the rows with which the plans were first looked at (50,000 jobs, 200,000 assignments, 200,000 updates: the
 * same answers, in half a minute); large enough that the planner has a choice.
 */
const SIZE: Size = { members: 400, jobs: 5_000, assignments: 20_000, notices: 10_000, updates: 20_000 }
beforeAll(() => manyRows(database.url, SIZE))

/** Somebody with as much behind them as everybody else here. */
async function one(tx: Tx, reference: string): Promise<Member> {
  return (await members.byReference(tx, reference)) ?? expect.fail(`nobody has ${reference}`)
}
type Ask = (tx: Tx, member: Member) => Promise<unknown>
type Question = (tx: Tx) => Promise<unknown>
const byWorker =
  (ask: Ask): Question =>
  async (tx) =>
    ask(tx, await one(tx, busyWorker(SIZE)))
const byClient =
  (ask: Ask): Question =>
  async (tx) =>
    ask(tx, await one(tx, BUSY_CLIENT))

/** A page in the middle: the first one says where the second begins. */
async function laterPage(tx: Tx, member: Member, query: Omit<jobs.Query, 'limit' | 'after'>): Promise<void> {
  const { next } = await jobs.find(tx, member, { ...query, limit: 5 })
  await jobs.find(tx, member, { ...query, limit: 5, ...(next === undefined ? {} : { after: next }) })
}

const LIVING = { platform: 'telegram', place: 'many-7', message: '14' } as const
/** Rows of one table that a page, or one thing and what belongs to it, may read. */
const PAGE = 200

const questions: Readonly<Record<string, Question>> = {
  'meeting somebody': (tx) =>
    members.meet(tx, { platform: 'telegram', externalId: 'many-7', place: 'many-7', name: 'x' }),
  'finding a deposit reference': (tx) => deposits.memberOf(tx, 'KW-0000-0000').catch(() => undefined),
  'knowing an operator': byWorker((tx, member) => members.isOperator(tx, member)),
  'a page of open jobs': byWorker((tx, member) => jobs.find(tx, member, { limit: 5 })),
  'a page of a category': byWorker((tx, member) => jobs.find(tx, member, { limit: 5, category: 'texts' })),
  'a page of jobs with a rare word': byWorker((tx, member) => jobs.find(tx, member, { limit: 5, words: 'Eck' })),
  'a page of jobs with a common word': byWorker((tx, member) => jobs.find(tx, member, { limit: 5, words: 'Text' })),
  ...Object.fromEntries(
    jobs.SORTINGS.flatMap((sorting) => [
      [`a page in the order ${sorting}`, byWorker((tx, member) => laterPage(tx, member, { sorting }))],
      [`${sorting}, a category`, byWorker((tx, member) => laterPage(tx, member, { sorting, category: 'texts' }))],
      [`${sorting}, words`, byWorker((tx, member) => laterPage(tx, member, { sorting, words: 'Text' }))],
    ]),
  ),
  'a page of what one may take': byWorker((tx, member) => jobs.find(tx, member, { limit: 5, onlyOpenToMe: true })),
  'a page of full jobs': byWorker((tx, member) => jobs.findFull(tx, member, { limit: 5 })),
  'a page for a mistyped word': byWorker((tx, member) => jobs.find(tx, member, { limit: 5, words: 'Txet' })),
  'saved searches': byWorker((tx, member) => alerts.list(tx, member)),
  // One job: the stems of twenty are so many that reading this small table of keys as a whole is right.
  'matching new jobs': (tx) => alerts.matchNew(tx, 1),
  'telling what was found': (tx) => alerts.tellDue(tx, 1),
  'own boards': byClient((tx, member) => boards.list(tx, member)),
  'news for boards': (tx) => boards.spread(tx, 10),
  'cards that are due': (tx) => boards.claim(tx, 10),
  'cards of long ago': (tx) => boards.forgetOld(tx, 20),
  'what a member looks for': byWorker((tx, member) => jobs.search(tx, member)),
  'a page of own jobs': byClient((tx, member) => jobs.mine(tx, member, { limit: 5 })),
  'how the slots of own jobs stand': byClient(async (tx, member) =>
    assignments.counts(tx, (await jobs.mine(tx, member, { limit: 5 })).jobs),
  ),
  drafts: byClient((tx, member) => jobs.drafts(tx, member, 3)),
  'what a draft lacks': byClient((tx, member) => jobs.lacking(tx, member, job)),
  'sentences about somebody': byWorker((tx, member) => assignments.sentencesAbout(tx, member.id, 5)),
  'a page of unfinished work': byWorker((tx, member) => assignments.unfinished(tx, member, { limit: 5 })),
  'pay that waits': byWorker((tx, member) => assignments.waitingPay(tx, member)),
  'own applications that wait': byWorker((tx, member) => assignments.waitingApplications(tx, member, { limit: 5 })),
  'the own application to a job': byWorker((tx, member) => assignments.applicationTo(tx, member, choosing)),
  'the own assignment of a job': byWorker((tx, member) => assignments.assignmentTo(tx, member, job)),
  'the next applicant': (tx) => assignments.nextApplicant(tx, choosing),
  'the next submission': (tx) => assignments.nextToReview(tx, job),
  'the newest round': (tx) => assignments.newestSubmission(tx, assignment),
  'the files of a submission': (tx) => assignments.filesOf(tx, submission),
  'the stars that were given': (tx) => assignments.reviewBy(tx, clara, assignment),
  'receiving an update': (tx) =>
    inbox.receive(tx, testVault, 'telegram', 'new-update', {
      from: { platform: 'telegram', externalId: 'many-7', name: 'x' },
      place: 'many-7',
      act: { is: 'words', words: 'Hallo' },
    }),
  'a balance': byWorker((tx, member) => ledger.balance(tx, { kind: 'earnings', ownerId: member.id })),
  'a page of a statement': byWorker((tx, member) => ledger.statement(tx, member.id, 'earnings', { limit: 8 })),
  'a statement with a tip': (tx) => ledger.statement(tx, ben.id, 'earnings', { limit: 8 }),
  'a statement of a budget': byClient((tx, member) => ledger.statement(tx, member.id, 'budget', { limit: 8 })),
  'a month of a statement': byWorker((tx, member) => reports.statementOf(tx, member, { year: 2020, month: 2 })),
  'what a client spent in a month': byClient((tx, member) => reports.spendingOf(tx, member, { year: 2020, month: 2 })),
  'what a shop sold in a month': byClient((tx, member) => reports.salesOf(tx, member, { year: 2020, month: 2 })),
  'whether a tip was given': (tx) => assignments.tipped(tx, assignment),
  'whether play money was given': byClient((tx, member) => deposits.hasPlayMoney(tx, member)),
  'the live dialog': byWorker((tx, member) => liveDialog(tx, member.id, 'somewhere')),
  'expiring dialogs': (tx) => expireDialogs(tx, 20),
  'claiming updates': (tx) => inbox.claim(tx, testVault, 4),
  'forgetting updates': (tx) => inbox.forgetDone(tx, 20),
  'claiming notices': (tx) => queue.claim(tx),
  'lapsing assignments': (tx) => assignments.lapseAssignments(tx, 1),
  'approving by silence': (tx) => assignments.approveUnanswered(tx, 1),
  'lapsing applications': (tx) => assignments.lapseApplications(tx, 20),
  'closing jobs': (tx) => jobs.closeDue(tx, 1),
  'telling reminders': (tx) => reminders.tellDue(tx, 20),
  'putting a reminder off': async (tx) => {
    const [row] = await tx.execute<{ id: string; worker: string }>(sql`
      select r.public_id as id, m.deposit_reference as worker from reminders r join members m on m.id = r.member_id
        where r.sent_at is null order by r.due_at limit 1`)
    const by = await one(tx, row?.worker ?? '')
    await reminders.snooze(tx, by, { key: newKey('snooze'), reminder: row?.id ?? '', hours: 1 })
  },
  'claiming living messages': (tx) => living.claim(tx, 10),
  'showing a living message': (tx) =>
    living.show(tx, { platform: 'telegram', externalId: 'many-7' }, { ...LIVING, screen: 'work.list', hash: 'new' }),
  'leaving a living message': (tx) => living.leave(tx, LIVING),
  'whether a living message is overdrawn': (tx) => living.isOverdrawn(tx, LIVING),
  'touching living messages': byWorker((tx, member) => living.touch(tx, [member.id])),
  'forgetting living messages': (tx) => living.forgetOld(tx, 20),
  'telling digests': (tx) => digests.tellDue(tx, 1),
  'what has changed': (tx) => changes.workOff(tx, 20),
  'what waits for a client': byClient((tx, member) => assignments.waitingJobs(tx, member, 5)),
  'whether work is in hand': byWorker((tx, member) => assignments.hasWorkInHand(tx, member)),
  'forgetting reminders': (tx) => reminders.forgetOld(tx, 20),
  'answering by silence': (tx) => assignments.expireRequests(tx, 20),
  'who asks for more time': (tx) => assignments.requestsOfJob(tx, job, 5),
  'who may be asked to let go': (tx) => assignments.releasable(tx, job),
  'overdue slots of a job': (tx) => assignments.overdueOfJob(tx, job),
  'forgetting somebody too young': async (tx) => {
    const kid = await members.meet(tx, { platform: 'telegram', externalId: 'kid', place: 'kid', name: 'Kid' })
    await members.forgetTooYoung(tx, kid)
  },
  'what was set aside': (tx) => inbox.setAside(tx, 100),
  'what reached nobody': (tx) => notices.undelivered(tx, 100),
  'flags that wait': (tx) => moderation.countFlags(tx, 100),
  'counting rejections': (tx) => moderation.flagClients(tx, 1),
  'flags that end': (tx) => moderation.lapseFlags(tx, 20),
  'jobs to check': (tx) => moderation.countChecks(tx, 100),
  'checks that end': (tx) => moderation.lapseChecks(tx, 1),
  'checks to tell of': (tx) => moderation.tellChecks(tx, 20),
  'operators to tell of what has gathered': (tx) => moderation.tellGathered(tx, 20),
  'how much has gathered': byWorker((tx, { id }) => waitingFor(tx, 'job', id, 20)),
  'what was set aside last': (tx) => asides.newest(tx, 5),
  'forgetting what was set aside': (tx) => asides.forgetOld(tx, 20),
  'who has decided on whom': byWorker(async (tx, member) =>
    decidedEachOther(tx, member.id, (await one(tx, BUSY_CLIENT)).id),
  ),
  'how many jobs of a client were live': byClient((tx, member) => jobs.countPublished(tx, member.id, 3)),
  'open reports': (tx) => moderation.countReports(tx, 100),
  'refunding what nobody contested': (tx) => disputes.refundUncontested(tx, 1),
  'ending hearings': (tx) => disputes.endHearings(tx, 20),
  'reminding of disputes': (tx) => disputes.remind(tx, 20),
  'disputes to decide': (tx) => disputes.countToDecide(tx, 100),
  'rejected work': byWorker((tx, member) => assignments.rejectedOf(tx, member, { before: undefined, limit: 5 })),
  'whether somebody has dropped out': byWorker((tx, member) => jobs.hasDroppedOut(tx, member.id, job)),
  'a place in line': byWorker((tx, member) => jobs.placeIn(tx, member, job)),
  'a page of waiting lists': byWorker((tx, member) => jobs.places(tx, member, { limit: 5 })),
  'whether a slot is held': byWorker((tx, member) => jobs.hasRoomFor(tx, { ...job, openSlots: 1 }, member.id)),
  'offers that are over, those who slept': async (tx) => [await jobs.passOffers(tx, 1), await jobs.retryWaiting(tx, 1)],
  'a page of the block list': byClient((tx, member) => lists.page(tx, member, 'block', { limit: 5 })),
  'a page of favourites': byClient((tx, member) => lists.page(tx, member, 'favourite', { limit: 5 })),
  'whether one of two has blocked the other': byWorker(async (tx, member) =>
    lists.isBlocked(tx, member.id, (await one(tx, BUSY_CLIENT)).id),
  ),
  'a page of a job’s invitations': (tx) => lists.invitationsOf(tx, job, { limit: 5 }),
  'a page of own invitations': byWorker((tx, member) => lists.myInvitations(tx, member, { limit: 5 })),
  'a page of those who took part': (tx) => assignments.crew(tx, clara, job, { limit: 5 }),
  'open disputes of a client': byClient((tx, member) => disputes.openOfClient(tx, member, { limit: 5 })),
  'bank entries that wait': async (tx) => [await statements.countWaiting(tx, 100), await statements.tellCovered(tx, 1)],
  'what can be paid out': byWorker((tx, member) => payouts.readiness(tx, member)),
  'payouts to a former account': byWorker((tx, member) => payouts.goingElsewhere(tx, member)),
  'own payouts': byWorker((tx, member) => payouts.myPayouts(tx, member, { limit: 5 })),
  'what stands before a payout': byWorker((tx, member) => payouts.requireReady(tx, member, payouts.USUAL_RULES)),
  'pay of another year': byWorker((tx, member) => taxYear.page(tx, 2024, { memberId: member.id })),
  'who was paid in another year': (tx) => taxYear.page(tx, 2024, { after: undefined, limit: 50 }),
  'corrections that wait': async (tx) => [await corrections.countWaiting(tx, 9), await corrections.lapse(tx, 9)],
  'releasing payouts': (tx) => payouts.release(tx, 20),
  'payouts that wait for operators': (tx) => payouts.countWaiting(tx, 100),
  'reminding of payouts': (tx) => payouts.remind(tx, 20),
  'a debit for a payout': (tx) =>
    payouts.meaningOf(tx, { points: -1_000, searched: ['PO-ABCDEFGHIJ KWB-ABCDEFGHIJ'] }, new Set()),
  'a page of payments by card': byClient((tx, member) => checkouts.list(tx, member, { limit: 5 })),
  'beginning a payment by card': byClient((tx, member) =>
    checkouts.begin(tx, member, { key: newKey('card'), points: 1_000 }),
  ),
  'what of a budget can go back': byClient((tx, member) =>
    refunds.refundable(tx, member, { vault: testVault, cards: true }),
  ),
  'payments by card that are due': (tx) => checkoutStore.takeDue(tx, 20),
  'chargebacks that are due': (tx) => takeDueChargebacks(tx, 20),
  'refunds that are due': (tx) => takeDueRefunds(tx, 20),
  'payments that wait for operators': (tx) => checkouts.countDoubtful(tx, 20),
  'forgetting what the provider has told': (tx) => checkouts.forgetEvents(tx, 20),
  'a payment by what the provider calls it': (tx) => checkoutStore.checkoutBy(tx, { paymentId: 'pi_77' }),
  'running suspensions': (tx) => moderation.countSuspensions(tx, 100),
  'a page of undelivered notices': (tx) => notices.undeliveredPage(tx, 5),
  'a page of dead updates': (tx) => inbox.deadUpdates(tx, 5),
  'what was said too long ago': (tx) => notices.forgetWords(tx, 20),
  'work whose files may go': (tx) => assignments.forgetProofs(tx, 20),
  'what is open around a worker': byWorker(openMatters),
  'what is open around a client': byClient(openMatters),
  'forgetting who was too young': (tx) => members.forgetAgeRefusals(tx, 20),
  'forgetting commands': (tx) => forgetCommands(tx, 20),
  'forgetting newcomers': (tx) => members.forgetNewcomers(tx, 20),
}

/** Two pages of at most 500 ranked hits each: of the hundred open jobs here all have the word. */
const RANKED = 500

const mostRows = new Map<string, number>(
  jobs.SORTINGS.flatMap((sorting) => [
    [`a page in the order ${sorting}`, 2 * PAGE],
    [`${sorting}, words`, RANKED],
  ]),
)

test.each(Object.entries(questions))(
  '%s: no table is read as a whole, and no more rows than are needed',
  async (name, ask) => {
    const most = mostRows.get(name) ?? PAGE
    const reads = await readsOf(database, ask)
    expect(reads.filter(({ scans, rows }) => scans > 0 || rows > most)).toEqual([])
  },
)

test('the records of ordinary people are counted through an index', async () => {
  // Of somebody who has done a fortieth of everything, a small table may well be read as a whole.
  const reads = await readsOf(database, async (tx) => {
    await members.record(tx, (await one(tx, `MANY-${SIZE.members / 2}`)).id, 'texts')
    await jobs.clientRecord(tx, (await one(tx, 'MANY-1')).id)
  })
  expect(reads.filter(({ scans, rows }) => scans > 0 || rows > 2 * PAGE)).toEqual([])
})

test('an export reads one member’s rows, each table through an index', async () => {
  const { id } = await database.withTx((tx) => one(tx, 'MANY-1'))
  for (const file of EXPORTED) {
    const reads = await readsOf(database, (tx) => tx.execute(queryOf(file, id, undefined)))
    const bad = reads.filter(({ scans, rows }) => scans > 0 || rows > 10 * PAGE)
    expect(bad, file.file).toEqual([])
    // Tables that are small here are not elsewhere: where no index fits the plan says so even if reading all is forbidden.
    const plan = await database.withTx(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`)
      return tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${queryOf(file, id, undefined)}`)
    })
    expect(plan.map((line) => line['QUERY PLAN']).join('\n'), file.file).not.toContain('Seq Scan')
  }
})
