/** An account at the centre with this role keeps what all bars share: catalogue, rota, people, the device register. */
export const managerRole = 'manager'
