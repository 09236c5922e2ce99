import type { Routes } from '../dialog/routes.ts'
import { guideList, guideShow } from './guides.ts'
import { quizAnswer, quizShow, quizStart } from './quiz.ts'

/** Lessons, and the questions that qualify for jobs. */
export const guideRoutes = {
  screens: { guides: guideList, 'guide.show': guideShow, 'quiz.show': quizShow },
  actions: { 'quiz.start': quizStart, 'quiz.answer': quizAnswer },
} as const satisfies Pick<Routes, 'screens' | 'actions'>
