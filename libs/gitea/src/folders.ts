/** The volume: repositories and the database. */
export const dataFolder = '/var/lib/gitea';

/** What Gitea encrypts and signs with. */
export const keysFolder = '/run/secrets/gitea';

export const configurationFolder = '/etc/gitea';
