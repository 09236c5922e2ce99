/** The commands that our sentences mention, by names that belong to no platform; each platform spells them its own way. */
export type CommandName =
  | 'start'
  | 'menu'
  | 'jobs'
  | 'my-work'
  | 'post'
  | 'my-jobs'
  | 'wallet'
  | 'deposit'
  | 'link'
  | 'privacy'
  | 'terms'
  | 'imprint'
