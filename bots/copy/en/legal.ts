import { commandsIn, list, plain, text, type Text } from '../../dialog/text.ts'
import type { legal as german } from '../de/legal.ts'

const { command } = commandsIn('en')

const points = (...items: readonly (string | Text)[]): Text =>
  list(items.map((item) => (typeof item === 'string' ? plain(item) : item)))

/** Privacy, terms and imprint, in words that a person understands. */
export const legal: typeof german = {
  privacyTitle: plain('🔒 Privacy'),
  privacy: [
    {
      head: plain('What we store'),
      body: points(
        'your id and your name on Telegram or Discord, language, time zone and quiet hours',
        'your date of birth, and when you agreed to which version of the terms',
        'your jobs, applications, submissions with their files, ratings, and every entry of your points',
      ),
    },
    {
      head: plain('Why'),
      body: plain(
        'Without it jobs cannot be posted, handed in and paid (contract, Art. 6(1)(b) GDPR). We check the age to protect children, and we have to keep entries (Art. 6(1)(c) GDPR). We sell nothing and use nothing for advertising.',
      ),
    },
    {
      head: plain('Who sees what'),
      body: plain(
        'Other members see your name, your ratings and what you share with them, never your date of birth or how to reach you. Operators see what they need for their work. Messages travel through Telegram or Discord, whose own rules apply there.',
      ),
    },
    {
      head: plain('How long'),
      body: points(
        'what you type: only until I have answered; conversations you began, seven days; if something went wrong on my side, up to 30 days, to find the mistake',
        'if somebody begins and does not become a member: two weeks',
        'what I have told you: 30 days; files that were handed in: 90 days after the end of the job; delivery addresses: 90 days after the end of the order',
        'your profile, your jobs and submissions: as long as you are a member',
        'entries of points: as long as the law demands',
        'if somebody was too young: nothing but the refusal itself',
      ),
    },
    {
      head: plain('Your rights'),
      body: text`Access, correction, deletion, restriction, taking your data with you, objection, and a complaint to the data protection authority. There are buttons below for access, taking your data with you and deletion; for all the rest, ask the operator: ${command('imprint')}`,
    },
  ],

  termsTitle: plain('📄 Terms of use'),
  termsVersion: (version) => text`Version ${plain(version)}`,
  terms: (minimumAge, fee) =>
    points(
      `Whoever is at least ${minimumAge} years old can become a member. Under 18, a parent or guardian has to agree before the first job.`,
      'Everybody has one account and gives honest answers.',
      'One point is one cent. Budget is there for jobs, earnings are yours.',
      `Whoever publishes a job puts reward and fee (here ${fee} of the reward) into escrow. For free slots both come back at any time.`,
      'One slot, one person, one deadline. Whoever lets the deadline pass loses the slot.',
      'The client reviews within the agreed time. Silence means that the result is approved. A rejection needs a reason, and the money then stays in escrow until it is decided.',
      'Once it is paid, the client may use the result in the way that the job describes.',
      'Forbidden are bought likes, followers, votes, stars and links, everything that is a crime, and everything for which somebody would have to give away a password or an identity paper.',
      'Everyone is responsible for their own taxes and contributions.',
      'Whoever breaks the rules can be suspended. A person always decides that, with a reason.',
    ),

  imprintTitle: plain('Imprint'),
  imprintSandbox: plain(
    'This is a practice environment of Klickwork on a computer for trying things out. Nobody runs it in public, and no real money moves.',
  ),
  imprintMissing: plain(
    'This installation of Klickwork has no imprint yet. Its operator has to enter name, address and contact here before offering it to the public.',
  ),
  percent: (percent) => `${percent}%`,
  toTerms: '📄 Terms',
  toPrivacy: '🔒 Privacy',
  toImprint: 'ℹ️ Imprint',
}
