/** Applications, assignments, submissions and reviews: everything between a published job and its payment. */
export * from './assignment.ts'
export * from './apply.ts'
export * from './review.ts'
export * from './seen.ts'
export * from './work.ts'
export * from './hand-over.ts'
export * from './giving-back.ts'
