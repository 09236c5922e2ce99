import { creditDeposit } from '../flows/credit-deposit.ts'
import { join } from '../flows/join.ts'
import { linkCode } from '../flows/link-code.ts'
import { quietHours } from '../flows/quiet-hours.ts'
import { timeZone } from '../flows/time-zone.ts'
import { keepingNothing } from '../flows/too-young.ts'
import { wants } from '../flows/wants.ts'
import { workLanguages } from '../flows/work-languages.ts'
import type { Routes } from '../dialog/routes.ts'
import { deposit, giroCode, giroPicture, playMoney } from './deposit.ts'
import { firstPlatform, writeFirst } from './first-platform.ts'
import { help } from './help.ts'
import { imprint, privacy, terms } from './legal.ts'
import { agree, confirm, decline, link } from './link.ts'
import { reportMaker } from './report-files.ts'
import { choosePeriod, report, reportFile } from './reports.ts'
import { missed, missedRead } from './missed.ts'
import { operator } from './operator.ts'
import { sales } from './sales.ts'
import { spending } from './spending.ts'
import { changeLanguage, settings, switchQuietHoursOff } from './settings.ts'
import { statement, wallet } from './wallet.ts'

/** Everything around a person's own account. */
export const accountRoutes = {
  screens: {
    settings,
    'settings.platform': firstPlatform,
    help: keepingNothing(help),
    privacy: keepingNothing(privacy),
    terms: keepingNothing(terms),
    imprint: keepingNothing(imprint),
    wallet,
    statement,
    'report.period': report,
    'report.choose': choosePeriod,
    spending,
    sales,
    deposit,
    operator,
  },
  actions: {
    'settings.language': changeLanguage,
    'settings.quiet-off': switchQuietHoursOff,
    'settings.write-first': writeFirst,
    'play-money': playMoney,
    'giro-code': giroCode,
    'report.file': reportFile,
    link,
    'link.agree': agree,
    'link.decline': decline,
    'link.confirm': confirm,
    'notices.missed': missed,
    'notices.read': missedRead,
  },
  flows: {
    join,
    'time-zone': timeZone,
    'quiet-hours': quietHours,
    'work-languages': workLanguages,
    wants,
    'credit-deposit': creditDeposit,
    'link-code': linkCode,
  },
  makers: { 'giro-code': giroPicture, report: reportMaker },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'flows' | 'makers'>

/** What somebody who has not joined yet may see or do. */
export const openToAll: readonly string[] = [
  'help',
  'privacy',
  'terms',
  'imprint',
  'settings.language',
  'link',
  'link-code',
]
