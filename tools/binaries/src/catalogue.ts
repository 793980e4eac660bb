import type { Binary } from './binary.ts';

/** The tools that the repository's own commands call. */
export const catalogue = {
  kubeconform: {
    name: 'kubeconform',
    version: '0.8.0',
    versionFlag: '-v',
    assets: {
      'linux-amd64': {
        url: 'https://github.com/yannh/kubeconform/releases/download/v0.8.0/kubeconform-linux-amd64.tar.gz',
        sha256: '9bc2bffbf71f261128533edaf912153948b7ff238f9a531ae6d34466ec287883',
      },
      'linux-arm64': {
        url: 'https://github.com/yannh/kubeconform/releases/download/v0.8.0/kubeconform-linux-arm64.tar.gz',
        sha256: '1f53fc8e81258197a35e8603054162a5af1de8c5af13746c71ab680d9534ed87',
      },
      'darwin-amd64': {
        url: 'https://github.com/yannh/kubeconform/releases/download/v0.8.0/kubeconform-darwin-amd64.tar.gz',
        sha256: '71dbc87ac9f24099a62b93570e65aa06312ba6ac8aea63b7f86e9d999edf5a92',
      },
      'darwin-arm64': {
        url: 'https://github.com/yannh/kubeconform/releases/download/v0.8.0/kubeconform-darwin-arm64.tar.gz',
        sha256: 'f84f4dfbebf4a6b0b230385fa065a39ea35e02608c2b50d025dcf64775a69d67',
      },
    },
    member: 'kubeconform',
    goPackage: 'github.com/yannh/kubeconform/cmd/kubeconform',
  },
  actionlint: {
    name: 'actionlint',
    version: '1.7.12',
    versionFlag: '-version',
    assets: {
      'linux-amd64': {
        url: 'https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_amd64.tar.gz',
        sha256: '8aca8db96f1b94770f1b0d72b6dddcb1ebb8123cb3712530b08cc387b349a3d8',
      },
      'linux-arm64': {
        url: 'https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_linux_arm64.tar.gz',
        sha256: '325e971b6ba9bfa504672e29be93c24981eeb1c07576d730e9f7c8805afff0c6',
      },
      'darwin-amd64': {
        url: 'https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_amd64.tar.gz',
        sha256: '5b44c3bc2255115c9b69e30efc0fecdf498fdb63c5d58e17084fd5f16324c644',
      },
      'darwin-arm64': {
        url: 'https://github.com/rhysd/actionlint/releases/download/v1.7.12/actionlint_1.7.12_darwin_arm64.tar.gz',
        sha256: 'aba9ced2dee8d27fecca3dc7feb1a7f9a52caefa1eb46f3271ea66b6e0e6953f',
      },
    },
    member: 'actionlint',
    goPackage: 'github.com/rhysd/actionlint/cmd/actionlint',
  },
  shellcheck: {
    name: 'shellcheck',
    version: '0.11.0',
    versionFlag: '--version',
    // Debian 12 packages 0.9.0, and without a way to github.com that is the only one to be had
    atLeast: '0.9.0',
    assets: {
      'linux-amd64': {
        url: 'https://github.com/koalaman/shellcheck/releases/download/v0.11.0/shellcheck-v0.11.0.linux.x86_64.tar.gz',
        sha256: 'b7af85e41cc99489dcc21d66c6d5f3685138f06d34651e6d34b42ec6d54fe6f6',
      },
      'linux-arm64': {
        url: 'https://github.com/koalaman/shellcheck/releases/download/v0.11.0/shellcheck-v0.11.0.linux.aarch64.tar.gz',
        sha256: '68a8133197a50beb8803f8d42f9908d1af1c5540d4bb05fdfca8c1fa47decefc',
      },
      'darwin-amd64': {
        url: 'https://github.com/koalaman/shellcheck/releases/download/v0.11.0/shellcheck-v0.11.0.darwin.x86_64.tar.gz',
        sha256: 'c2c15e08df0e8fbc374c335b230a7ee958c313fa5714817a59aa59f1aa594f51',
      },
      'darwin-arm64': {
        url: 'https://github.com/koalaman/shellcheck/releases/download/v0.11.0/shellcheck-v0.11.0.darwin.aarch64.tar.gz',
        sha256: '339b930feb1ea764467013cc1f72d09cd6b869ebf1013296ba9055ab2ffbd26f',
      },
    },
    member: 'shellcheck-v0.11.0/shellcheck',
    debianPackage: 'shellcheck',
  },
} as const satisfies Record<string, Binary>;

export type BinaryName = keyof typeof catalogue;
