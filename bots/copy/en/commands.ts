import type { commands as german } from '../de/commands.ts'

export const commands: typeof german = {
  menu: {
    start: 'Get started',
    menu: 'Main menu',
    jobs: 'Find jobs, with a word to search for if you like',
    mywork: 'My unfinished work',
    submit: 'Hand in a result',
    post: 'Post a job',
    myjobs: 'My jobs, applicants and submissions',
    alerts: 'Saved searches',
    wallet: 'Points and statement',
    deposit: 'Add to your budget',
    payout: 'Pay out your earnings',
    guides: 'Short lessons and tests',
    appeal: 'Contest a rejection',
    shop: 'Vouchers for points',
    redeem: 'Redeem points',
    vouchers: 'My vouchers and orders',
    offer: 'My shop and my offers',
    orders: 'Orders in my shop',
    check: 'Check a voucher code',
    setup: 'Show jobs in your channel or group',
    settings: 'Language, time zone, quiet hours',
    link: 'Make Telegram and Discord one account',
    privacy: 'What we store and why',
    help: 'Help',
    cancel: 'Stop the conversation in progress',
    terms: 'Terms of use',
    impressum: 'Legal notice',
    operator: 'Tools for operators',
  },
  description:
    'Klickwork is the marketplace for small online jobs.\n\n' +
    'You have a small task? Post it in a few minutes. You pay only when you approve the result.\n\n' +
    'You would like to earn something on the side? Pick a job and hand in your result right here in the chat. ' +
    'The reward is safe in escrow from the very first day.\n\nTap “Start” and off you go.',
  shortDescription: 'Give out and do small online jobs. The reward is safe in escrow.',
}
