import * as jobs from '../../../core/jobs/index.ts'
import { hugeFields } from './huge.ts'
import type { Market } from './market.ts'
import type { FlowVisit } from './visits.ts'
import { words } from './words.ts'

/** From scratch, and (once, the letters are the same each time) from each template, with the blanks filled to the brim. */
export function postJobVisits({ client, poor, kind }: Market): readonly FlowVisit[] {
  const fields = hugeFields(kind)
  const blank = words(kind, 300)
  const answers = {
    title: fields.title,
    brief: fields.brief,
    result: fields.result,
    proof: fields.proof,
    reward: '100000',
    slots: '1000',
    taking: 'apply',
    checklist: fields.checklist.join('\n'),
    'example-link': fields.exampleLink ?? '',
    minutes: '6000',
    'work-time': '336',
    review: '14',
    closing: '90',
    age: '18',
    stars: '45',
    jobs: '1000',
    languages: ['de', 'en'],
    ai: 'disclose',
  }
  const scratch = { ...answers, category: 'online-video', template: 'blank' }
  const templates = kind === 'wide' ? jobs.CATEGORIES.flatMap((category) => jobs.templatesOf(category)) : []
  const { reward, slots, taking } = answers
  const fromTemplate = { reward, slots, taking, 'blank-a': blank, 'blank-b': blank, 'blank-c': blank }
  return [
    ...[client, poor].map((by) => ({ by, args: [], answers: scratch })),
    ...templates.map(({ id }) => ({ by: client, args: [id], answers: fromTemplate })),
  ]
}
