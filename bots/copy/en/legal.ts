import { commandsIn, list, plain, text, type Text } from '../../dialog/text.ts'
import type { legal as german } from '../de/legal.ts'

const { command } = commandsIn('en')

const points = (...items: readonly (string | Text)[]): Text =>
  list(items.map((item) => (typeof item === 'string' ? plain(item) : item)))

/** Privacy, terms and imprint, in words that a person understands. */
export const legal: typeof german = {
  privacyTitle: plain('🔒 Privacy'),
  privacy: (to) => [
    {
      head: plain('What we store'),
      body: points(
        'your id and your name on Telegram or Discord, language, time zone and quiet hours',
        'your date of birth, and when you agreed to which version of the terms; if you are under 18, also your guardian’s name and contact and what they have allowed',
        'your jobs, applications, submissions with their files, ratings, and every entry of your points',
        'if you are paid out: IBAN and account holder, and before the first payout your name, address, date of birth and tax number or place of birth for the report to the tax office',
        'if you pay in by transfer: what our bank statement says; if you order something that is shipped: the delivery address',
      ),
    },
    {
      head: plain('Why'),
      body: plain(
        'Without it jobs cannot be posted, handed in and paid (contract, Art. 6(1)(b) GDPR). We check the age to protect children. We have to keep entries and report income (Art. 6(1)(c) GDPR, and the German AO and PStTG). We sell nothing and use nothing for advertising.',
      ),
    },
    {
      head: plain('Who sees what'),
      body: points(
        'Other members see your name, your ratings and what you share with them, never your date of birth or how to reach you. A job that you publish is also on the web, without your name. Your delivery address is seen by the shop alone, for that one order.',
        'Operators see what they need for their work. IBANs, tax data, addresses and voucher codes are stored encrypted.',
        'Messages travel through Telegram or Discord, whose own rules apply there.',
        'For a payout our bank gets your name, your IBAN and the amount; once a year the tax office gets what the PStTG demands.',
        ...(to.stripe
          ? ['If you pay by card, you enter the card at Stripe. We never see it, and give Stripe the amount only.']
          : []),
        ...(to.tremendous
          ? ['Some vouchers we buy from Tremendous. Only their value goes there, nothing about you.']
          : []),
      ),
    },
    {
      head: plain('How long'),
      body: points(
        'what you type: until you have an answer; conversations you began, seven days; if something went wrong, up to 30 days, to find the mistake',
        'if somebody begins and does not become a member: two weeks',
        'messages to you: 30 days; files that were handed in: 90 days after the end of the job; delivery addresses: 90 days after the end of the order',
        'your profile, your jobs and submissions: as long as you are a member',
        'entries and bank statements: eight years; tax data with the account: ten years if you earned something, otherwise until you leave',
        'if somebody was too young: nothing but the refusal itself',
      ),
    },
    {
      head: plain('Your rights'),
      body: text`Access, correction, deletion, restriction, taking your data with you, objection, and a complaint to the data protection authority. Access, taking your data with you and deletion are in the chat: ${command('privacy')}. For everything else, ask the operator: ${command('imprint')}`,
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
      'Earnings are paid out by transfer to an account in your own name (under 18 also a guardian’s), or spent in the shop on vouchers and goods.',
      'In the shop you buy with points from whoever the shop’s imprint names. If they do not accept an order within 5 days or do not ship it within 14, you get your points back. If something is wrong, complain in the chat; if you cannot agree, an operator decides.',
      'Whoever runs a shop answers for its offers. Their points are free after 14 days and are paid out like other earnings.',
      'Everyone is responsible for their own taxes and contributions.',
      'Whoever breaks the rules can be suspended. A person always decides that, with a reason.',
    ),

  imprintTitle: plain('Imprint'),
  imprintSandbox: plain(
    'This is a practice environment of Klickwork on a computer for trying things out. Nobody runs it in public, and no real money moves.',
  ),
  imprintMissing: plain(
    'This installation of Klickwork has no imprint yet. Its operator has to enter name, address and contact (IMPRINT) before offering it to the public.',
  ),
  imprintIs: (lines) => plain(lines.join('\n')),
  percent: (percent) => `${percent}%`,
  toTerms: '📄 Terms',
  toPrivacy: '🔒 Privacy',
  toImprint: 'ℹ️ Imprint',
}
