import { isPublicId } from '../../../core/shared/public-id.ts'
import { plainly, to, type Command } from './command.ts'

/** /work: what one has taken on; /appeal: what was rejected. */
export const workCommands: readonly Command[] = [
  plainly('work list', 'work.list'),
  {
    name: 'work submit',
    options: [{ name: 'work', suggested: 'work' }],
    intent: ({ work = '' }) => (isPublicId(work) ? to('submit-work', work) : to('submit-work.choose')),
  },
  plainly('appeal', 'appeals'),
]
