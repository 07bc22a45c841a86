// What the member has been told since the app was opened, so that it is said once.

/** Whether it has been said that a file outside the app is not encrypted. */
export const told = $state({ plain: false });
