/** The path of a database below the server's address. */
export const databasePath = (database: string): string => `/${encodeURIComponent(database)}`;

/** The database that holds the files of a workspace. */
export const filesDatabaseOf = (database: string): string => `${database}-files`;

/** The database of the beacons: who is where now. Nothing in it is of value. */
export const liveDatabaseOf = (database: string): string => `${database}-live`;

/** The database that owners alone can read: the accounts they can hand out. */
export const ownersDatabaseOf = (database: string): string => `${database}-owners`;
