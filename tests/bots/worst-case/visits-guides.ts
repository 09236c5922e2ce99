import { GUIDES } from '../../../core/guides/index.ts'
import type { Market } from './market.ts'
import type { Visits } from './visits.ts'

export function guideScreens({ worker, applicant, quiz }: Market): Visits {
  const pages = ['1', '2', '3', '4', '99', 'x']
  return {
    guides: [worker, applicant].map((by) => ({ by, args: [] })),
    'guide.show': [
      ...GUIDES.flatMap(({ id }) => pages.map((page) => ({ by: worker, args: [id, page] }))),
      { by: worker, args: ['web-research'] },
      { by: worker, args: ['nothing'] },
    ],
    'quiz.show': [...Object.values(quiz).map(({ publicId }) => publicId), 'nothing'].map((id) => ({
      by: worker,
      args: [id],
    })),
  }
}

export function guideActions({ worker, quiz }: Market): Visits {
  const { running, failed } = quiz
  return {
    'quiz.start': ['slides-to-video', 'web-research', 'website-test', 'honest-review', 'nothing'].map((guide) => ({
      by: worker,
      args: [guide],
    })),
    'quiz.answer': [
      [running.publicId, '0', '0'],
      [running.publicId, '4', '0'],
      [running.publicId, '0', '9'],
      [failed.publicId, '4', '1'],
      ['nothing', '0', '0'],
    ].map((args) => ({ by: worker, args })),
  }
}
