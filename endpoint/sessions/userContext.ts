export type UserContext = {
  readonly name: string | null
  readonly roles: readonly string[]
  readonly authenticatedBy: 'nothing' | 'cookie' | 'default'
}

export const anonymous: UserContext = { name: null, roles: [], authenticatedBy: 'nothing' }

export function isServerAdmin(user: UserContext): boolean {
  return user.roles.includes('_admin')
}
