/** What is refused of a command: what it is, how it differs from a right one, and the refusal. */
export type Part = Readonly<Record<string, unknown>>

export const option = (more: Part = {}): Part => ({ type: 3, name: 'words', description: 'Words', ...more })
export const many = (count: number, part: (at: number) => Part): Part[] =>
  Array.from({ length: count }, (_, at) => part(at))

export const refusedCommands: readonly (readonly [string, Part, string])[] = [
  ['a name in capitals', { name: 'Menu' }, '0.name APPLICATION_COMMAND_INVALID_NAME'],
  ['a name with a space', { name: 'my menu' }, '0.name APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33', { name: 'x'.repeat(33) }, '0.name BASE_TYPE_BAD_LENGTH'],
  [
    'a German name in capitals',
    { name_localizations: { de: 'Menü' } },
    '0.name_localizations.de APPLICATION_COMMAND_INVALID_NAME',
  ],
  [
    'a language that is none',
    { name_localizations: { xx: 'menu' } },
    '0.name_localizations.xx APPLICATION_COMMAND_INVALID_LOCALE',
  ],
  ['no description', { description: undefined }, '0.description BASE_TYPE_REQUIRED'],
  ['a description of 101', { description: 'x'.repeat(101) }, '0.description BASE_TYPE_BAD_LENGTH'],
  ['26 options', { options: many(26, (at) => option({ name: `o${at}` })) }, '0.options BASE_TYPE_MAX_LENGTH'],
  [
    '26 choices',
    { options: [option({ choices: many(26, (at) => ({ name: `c${at}`, value: `c${at}` })) })] },
    '0.options.0.choices BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a choice of 101',
    { options: [option({ choices: [{ name: 'x', value: 'x'.repeat(101) }] })] },
    '0.options.0.choices.0.value BASE_TYPE_BAD_LENGTH',
  ],
  [
    'choices with autocomplete',
    { options: [option({ autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] },
    '0.options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES',
  ],
  [
    'two options of one name',
    { options: [option(), option()] },
    '0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
  ],
  [
    'a required option after another',
    { options: [option(), option({ name: 'more', required: true })] },
    '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'a subcommand beside an option',
    { options: [option(), { type: 1, name: 'list', description: 'x' }] },
    '0.options.1 APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  ['an unknown kind of option', { options: [option({ type: 12 })] }, '0.options.0 UNION_TYPE_CHOICES'],
  ['an unknown field', { describtion: 'x' }, '0.describtion UNKNOWN_FIELD'],
  ['an unknown context', { contexts: [3] }, '0.contexts.0 BASE_TYPE_CHOICES'],
  ['no install type', { integration_types: [] }, '0.integration_types BASE_TYPE_BAD_LENGTH'],
  [
    '8001 characters',
    {
      options: many(25, (at) =>
        option({
          name: `o${at}`,
          description: 'x'.repeat(100),
          choices: many(3, (c) => ({ name: `${c}`.padEnd(50, 'x'), value: `${c}`.padEnd(60, 'x') })),
        }),
      ),
    },
    '0 APPLICATION_COMMAND_TOO_LARGE',
  ],
  ['a menu command with a description', { type: 2 }, '0.description BASE_TYPE_CHOICES'],
]
