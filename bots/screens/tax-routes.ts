import type { Routes } from '../dialog/routes.ts'
import { myTaxYear, operatorTaxYear, taxYearFile, taxYearLink, taxYearLinkMaker, taxYearMaker } from './tax-year.ts'
import { taxForm, taxLink, taxScreen } from './tax.ts'

/** What the tax office is told, and what has to be known for that. */
export const taxRoutes = {
  screens: { tax: taxScreen, 'tax.year': myTaxYear, 'op.tax-year': operatorTaxYear },
  actions: { 'tax.form': taxForm, 'tax.year-file': taxYearFile, 'op.tax-link': taxYearLink },
  makers: { 'tax-link': taxLink, 'tax-year': taxYearMaker, 'tax-year-link': taxYearLinkMaker },
} as const satisfies Pick<Routes, 'screens' | 'actions' | 'makers'>
