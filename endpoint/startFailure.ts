/** Why the endpoint cannot start, as one sentence for whoever started it. */
export class StartFailure extends Error {
  constructor(sentence: string, cause: unknown) {
    super(sentence, { cause })
    this.name = 'StartFailure'
  }
}

type Circumstances = { readonly dataFolder: string; readonly host: string; readonly port: number }

export function startFailureOf(failure: unknown, { dataFolder, host, port }: Circumstances): StartFailure {
  if (failure instanceof StartFailure) return failure
  const { code, message } = failure as { readonly code?: string; readonly message?: string }
  const sentence = sentenceOf(code ?? '', { dataFolder, host, port })
  return new StartFailure(sentence ?? `The endpoint cannot start: ${message ?? String(failure)}.`, failure)
}

function sentenceOf(code: string, { dataFolder, host, port }: Circumstances): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} of ${host} is taken by another program: stop that one, or choose another port with --port.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}: choose one that it has with --host.`
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return port < 1024 && port > 0
        ? `Port ${port} or the data folder ${dataFolder} may not be used by this account.`
        : `The data folder ${dataFolder} cannot be written by this account.`
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return `The data folder ${dataFolder} cannot be made there: choose another place with --data.`
    case 'ENOSPC':
      return `The disk that holds the data folder ${dataFolder} is full.`
    default:
      return undefined
  }
}

/** A database folder that LevelDB does not open, or that is not as we left it. */
export function openingFailureOf(failure: unknown, folder: string): unknown {
  if (failure instanceof StartFailure) return failure
  const {
    code,
    message = '',
    cause,
  } = failure as { readonly code?: string; readonly message?: string; readonly cause?: unknown }
  const words = `${message} ${cause instanceof Error ? cause.message : ''}`
  if (/LOCK|lock/.test(words)) {
    return new StartFailure(`The data folder is in use by another process (${folder}): stop that one first.`, failure)
  }
  if (/Permission denied|Read-only/.test(words) || code === 'EACCES' || code === 'EROFS') {
    return new StartFailure(`The database folder ${folder} cannot be read and written by this account.`, failure)
  }
  return damaged(folder, message, failure)
}

export function damaged(folder: string, what: string, cause?: unknown): StartFailure {
  return new StartFailure(
    `The data folder is damaged at ${folder} (${what}): restore it from a backup, or move it away to begin anew.`,
    cause,
  )
}
