/** Why a device is here, in a count or when it is taken in: somebody had it, and its data is to be removed. */
export const cameBack = 'Came back from a requester'
