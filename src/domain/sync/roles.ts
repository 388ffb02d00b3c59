/** A technician's tablet, besides the role of its bar (`roleOfBar`). */
export const tabletRole = 'tablet'

/** A screen that visitors use by themselves, besides the role of its bar: check-in, wall board, tap. */
export const deskScreenRole = 'desk-screen'

/** An account at the centre with this role keeps what all bars share: catalogue, rota, people, the device register. */
export const managerRole = 'manager'
