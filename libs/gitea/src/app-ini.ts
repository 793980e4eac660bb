import { addressOf, hostOf, services } from '@headwater/contracts';
import { configMap } from '@headwater/k8s';
import type { IConfigMap } from 'kubernetes-models/v1';
import type { GiteaConfig } from './config.ts';
import { dataFolder, keysFolder } from './folders.ts';

export const appIniName = 'gitea-configuration';

/**
 * A Git server for machines: no sign-up, no SSH, nothing that calls the world. Keys are read from files.
 * Source: https://docs.gitea.com/1.26/administration/config-cheat-sheet
 */
export const appIni = (config: Pick<GiteaConfig, 'branch' | 'behindTls'>): IConfigMap =>
  configMap('cicd', appIniName, { 'app.ini': text(config) });

const text = ({ branch, behindTls }: Pick<GiteaConfig, 'branch' | 'behindTls'>): string => `APP_NAME = Headwater
RUN_MODE = prod
WORK_PATH = ${dataFolder}

[server]
HTTP_PORT = ${services.gitea.port}
# how Argo CD knows the repository: it compares what it is told with what its Applications name
ROOT_URL = http://${addressOf(services.gitea)}/
APP_DATA_PATH = ${dataFolder}/data
DISABLE_SSH = true
LFS_START_SERVER = false
OFFLINE_MODE = true

[database]
DB_TYPE = sqlite3
PATH = ${dataFolder}/data/gitea.db
# the set-up writes to it too
SQLITE_JOURNAL_MODE = WAL
SQLITE_TIMEOUT = 10000

[security]
INSTALL_LOCK = true
SECRET_KEY_URI = file:${keysFolder}/secret-key
INTERNAL_TOKEN_URI = file:${keysFolder}/internal-token
# passwords are 32 random characters, which gain nothing from a slower hash, and every clone pays for it
PASSWORD_HASH_ALGO = pbkdf2$10000$50

[oauth2]
ENABLED = false
# signs more than what is switched off here
JWT_SECRET_URI = file:${keysFolder}/jwt-secret
${
  behindTls
    ? `
[session]
# not told by ROOT_URL, which is the address inside of the cluster
COOKIE_SECURE = true
`
    : ''
}
[openid]
ENABLE_OPENID_SIGNIN = false
ENABLE_OPENID_SIGNUP = false

[service]
DISABLE_REGISTRATION = true
REQUIRE_SIGNIN_VIEW = true
ENABLE_PASSKEY_AUTHENTICATION = false
DEFAULT_KEEP_EMAIL_PRIVATE = true

[repository]
ROOT = ${dataFolder}/repositories
DEFAULT_BRANCH = ${branch}
FORCE_PRIVATE = true
DISABLE_MIGRATIONS = true
DISABLED_REPO_UNITS = repo.issues,repo.ext_issues,repo.pulls,repo.wiki,repo.ext_wiki,repo.projects,repo.packages,repo.actions

[webhook]
ALLOWED_HOST_LIST = ${hostOf(services.argocdServer)}

[ui]
# a push names the files of so many commits: Argo CD refreshes what it is told of
FEED_MAX_COMMIT_NUM = 1000

[actions]
ENABLED = false

[packages]
ENABLED = false

[mirror]
ENABLED = false

[federation]
ENABLED = false

[indexer]
ISSUE_INDEXER_TYPE = db

[cron.update_checker]
ENABLED = false

[log]
MODE = console
LEVEL = Warn
# a line for each request, probes included
logger.router.MODE =
`;
