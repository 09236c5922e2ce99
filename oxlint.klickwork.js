// @ts-check
// Rules of ours that oxlint does not bring. They belong to .oxlintrc.json; tests/lint.test.ts plants a violation of each.
import { dirname, resolve } from 'node:path'

/**
 * Where in core an import statement of `filename` leads.
 * @param {string} filename
 * @param {unknown} specifier
 */
function route(filename, specifier) {
  const from = /[\\/]core[\\/]([a-z-]+)[\\/]/.exec(filename)?.[1]
  if (typeof specifier !== 'string' || !specifier.startsWith('.')) return undefined
  const target = resolve(dirname(filename), specifier).replaceAll('\\', '/')
  const [, to, file] = /\/core\/([a-z-]+)\/(.+)$/.exec(target) ?? []
  return to === undefined || file === undefined ? undefined : { from, to, file }
}

/**
 * A noun of the core is used through its index.ts. Inside core its tables.ts may be joined and referenced, too. `shared`
 * and `db` are no nouns.
 */
const nounsByTheirDoor = {
  /** @param {any} context */
  create(context) {
    /** @param {any} node */
    const check = (node) => {
      const way = route(context.filename, node.source?.value)
      if (way === undefined || way.to === way.from || way.to === 'shared' || way.to === 'db') return
      const doors = way.from === undefined ? ['index.ts'] : ['index.ts', 'tables.ts']
      if (way.from === undefined && !way.file.endsWith('store.ts')) return
      if (doors.includes(way.file)) return
      context.report({ node, message: `Use core/${way.to} through its ${doors.join(' or ')}.` })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check }
  },
}

/** Each noun writes its own rows. What other nouns hold is changed by their verbs. */
const foreignTablesAreRead = {
  /** @param {any} context */
  create(context) {
    const foreign = new Set()
    return {
      /** @param {any} node */
      ImportDeclaration(node) {
        const way = route(context.filename, node.source.value)
        if (way === undefined || way.from === way.to || !way.file.endsWith('tables.ts') || way.to === 'db') return
        for (const specifier of node.specifiers) foreign.add(specifier.local.name)
      },
      /** @param {any} node */
      CallExpression(node) {
        const verb = node.callee.type === 'MemberExpression' ? node.callee.property.name : undefined
        const table = node.arguments[0]
        const root = table?.type === 'MemberExpression' ? table.object : table
        if (!['insert', 'update', 'delete'].includes(verb) || root?.type !== 'Identifier') return
        if (foreign.has(root.name)) context.report({ node, message: `${root.name} is written by its own noun only.` })
      },
    }
  },
}

/**
 * The last name of `a.b.sql`: `sql`.
 * @param {any} node
 */
const lastName = (node) => (node?.type === 'MemberExpression' ? node.property.name : node?.name)

/**
 * `sql.begin` of postgres.js and `transaction` of drizzle go on in autocommit after a cut connection (architecture.md,
 * section 4). `begin` is an everyday word, so it counts when it is asked of a connection or given a function to run.
 */
const noDriverTransaction = {
  /** @param {any} context */
  create(context) {
    const message = 'Use withTx of core/db: after a cut connection this goes on in autocommit.'
    const connection = /^(sql|db|tx|database|client|connection|pool|lease|admin|postgres)$/
    /** @param {any} node */
    const isFunction = (node) => node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression'
    return {
      /** @param {any} node */
      MemberExpression(node) {
        const name = node.computed ? node.property.value : node.property.name
        const called = node.parent.type === 'CallExpression' && node.parent.callee === node ? node.parent.arguments : []
        const isBegin = name === 'begin' && (connection.test(lastName(node.object)) || called.some(isFunction))
        if (isBegin || name === 'transaction') context.report({ node, message })
      },
      /** @param {any} node */
      ObjectPattern(node) {
        for (const property of node.properties)
          if (property.type === 'Property' && ['begin', 'transaction'].includes(property.key.name))
            context.report({ node: property, message })
      },
    }
  },
}

/** A clock that cannot be moved cannot be tested, and the database's clock decides deadlines. */
const noOwnClock = {
  /** @param {any} context */
  create(context) {
    const message = 'Nothing here reads the clock: take `now` as an argument.'
    /** @param {any} node */
    const isDate = (node) => node.callee.type === 'Identifier' && node.callee.name === 'Date'
    return {
      /** @param {any} node */
      NewExpression(node) {
        if (isDate(node) && node.arguments.length === 0) context.report({ node, message })
      },
      /** @param {any} node */
      CallExpression(node) {
        if (isDate(node)) context.report({ node, message })
      },
    }
  },
}

/** Its page can act as anybody, so production must not even hold its code in memory. Types are not loaded. */
const sandboxOnDemand = {
  /** @param {any} context */
  create(context) {
    /** @param {any} node */
    const check = (node) => {
      const isType = node.importKind === 'type' || node.exportKind === 'type'
      if (isType || !/[/]sandbox[/]/.test(node.source?.value ?? '')) return
      context.report({ node, message: 'Load the sandbox by import(), when the configuration asks for it.' })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check }
  },
}

/** Where everything is loaded at once, what a program consists of can be read off its import statements. */
const noDynamicImport = {
  /** @param {any} context */
  create(context) {
    return {
      /** @param {any} node */
      ImportExpression(node) {
        context.report({ node, message: 'Only api/main.ts decides at run time what is loaded.' })
      },
    }
  },
}

// oxlint loads the default export of a plugin.
export default {
  meta: { name: 'klickwork' },
  rules: {
    'nouns-by-their-door': nounsByTheirDoor,
    'foreign-tables-are-read': foreignTablesAreRead,
    'no-driver-transaction': noDriverTransaction,
    'no-own-clock': noOwnClock,
    'sandbox-on-demand': sandboxOnDemand,
    'no-dynamic-import': noDynamicImport,
  },
}
