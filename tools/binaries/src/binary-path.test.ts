import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolve } from './binary-path.ts';
import { fakeMachine, tool } from './testing/fake-machine.ts';

// stands in for Go: builds a script where GOBIN says
const go = [
  'test "$1 $2" = "install example.org/tool@v1.2.3" || exit 2',
  'echo "#!/bin/sh" > "$GOBIN/tool"',
  '/bin/chmod 755 "$GOBIN/tool"',
];

describe('a tool on PATH', () => {
  it('is used in the pinned version', async () => {
    const machine = fakeMachine();
    const path = machine.script('tool', 'echo "tool v1.2.3, built by hand"');
    expect(await resolve(tool, machine)).toBe(path);
  });

  it('is left alone in another version', async () => {
    const machine = fakeMachine();
    machine.script('tool', 'echo 1.2.4');
    machine.script('go', ...go);
    expect(await resolve(tool, machine)).toBe(join(machine.cache, 'tool-1.2.3', 'tool'));
  });

  it.each(['0.9.0', '0.10.1', '1.0.0'])('is used in version %s where 0.9.0 or newer will do', async (version) => {
    const machine = fakeMachine();
    const path = machine.script('tool', `echo version: ${version}`);
    expect(await resolve({ ...tool, atLeast: '0.9.0' }, machine)).toBe(path);
  });

  it('is left alone where it is too old', async () => {
    const machine = fakeMachine();
    const path = machine.script('tool', 'echo version: 0.8.10');
    await expect(resolve({ ...tool, atLeast: '0.9.0' }, machine)).rejects.toThrow(`${path} is 0.8.10`);
  });

  it("is not this repository's own command of that name", async () => {
    const machine = fakeMachine();
    symlinkSync(
      new URL('../../kubeconform-bin/src/main.ts', import.meta.url),
      join(machine.environment['BIN'] as string, 'kubeconform'),
    );
    await expect(resolve({ ...tool, name: 'kubeconform' }, machine)).rejects.toThrow('(not on PATH; ');
  });

  it('is left alone where it is too new', async () => {
    const machine = fakeMachine();
    const path = machine.script('tool', 'echo version: 2.0.0');
    const old = { ...tool, atLeast: '0.9.0', below: '2.0.0' };
    await expect(resolve(old, machine)).rejects.toThrow(
      new RegExp(`${path} is 2\\.0\\.0.*; put 0\\.9\\.0 or newer, older than 2\\.0\\.0, on PATH`),
    );
  });

  it("is not another clone's command of that name", async () => {
    const machine = fakeMachine();
    const { BIN: folder } = machine.environment as { BIN: string };
    const commands = join(folder, 'clone', 'node_modules', '.bin');
    mkdirSync(commands, { recursive: true });
    writeFileSync(join(commands, 'tool'), '#!/bin/sh\necho 1.2.3\n', { mode: 0o755 });
    const environment = { ...machine.environment, PATH: commands };
    await expect(resolve(tool, { ...machine, environment })).rejects.toThrow('(not on PATH; ');
  });
});

describe('a tool in the cache', () => {
  it('is trusted for the name of its folder', async () => {
    const machine = fakeMachine();
    mkdirSync(join(machine.cache, 'tool-1.2.3'), { recursive: true });
    const path = join(machine.cache, 'tool-1.2.3', 'tool');
    writeFileSync(path, '#!/bin/sh\necho development\n');
    chmodSync(path, 0o755);
    expect(await resolve(tool, machine)).toBe(path);
  });

  it('stays in the home folder where the machine names no other', async () => {
    const machine = fakeMachine();
    machine.script('go', ...go);
    const { HOME, XDG_CACHE_HOME: _, ...environment } = machine.environment;
    const path = await resolve(tool, { ...machine, environment: { ...environment, HOME } });
    expect(path).toBe(`${HOME}/.cache/headwater/bin/tool-1.2.3/tool`);
  });
});

describe('a tool that Go can build', () => {
  it('is built once, whole, when many ask for it at the same time', async () => {
    const machine = fakeMachine();
    machine.script('go', ...go, '/bin/sleep 0.1');
    const paths = await Promise.all(Array.from({ length: 8 }, () => resolve(tool, machine)));
    expect(new Set(paths)).toEqual(new Set([join(machine.cache, 'tool-1.2.3', 'tool')]));
    expect(readdirSync(machine.cache)).toEqual(['tool-1.2.3']);
  });

  it('leaves nothing behind when the build fails', async () => {
    const machine = fakeMachine();
    machine.script('go', 'echo half > "$GOBIN/tool"', 'echo "no such host" >&2', 'exit 1');
    await expect(resolve(tool, machine)).rejects.toThrow('go install example.org/tool@v1.2.3: no such host');
    expect(readdirSync(machine.cache)).toEqual([]);
  });

  it('tells an impatient person what takes so long', async () => {
    const machine = fakeMachine();
    machine.script('go', ...go, '/bin/sleep 0.3');
    await resolve(tool, { ...machine, patience: 0 });
    expect(machine.reported).toEqual(['installing tool 1.2.3 …']);
  });

  it('says nothing to a patient one', async () => {
    const machine = fakeMachine();
    machine.script('go', ...go);
    await resolve(tool, machine);
    expect(machine.reported).toEqual([]);
  });
});

describe('a tool that PyPI has', () => {
  const { goPackage: _, assets: __, ...unbuilt } = tool;
  const wheel = { ...unbuilt, pythonPackage: { name: 'tool-bin', sha256: ['0'.repeat(64)] } };
  // stands in for Python: an environment whose pip puts a script beside it
  const python = [
    'test "$1 $2" = "-m venv" || exit 2',
    '/bin/mkdir -p "$3/bin"',
    'printf \'#!/bin/sh\\ntest "$2 $3" = "pip install" || exit 2\\n%s\\n\' "$PIP" > "$3/bin/python3"',
    '/bin/chmod 755 "$3/bin/python3"',
  ];
  const installing = 'printf "#!/bin/sh\\n" > "${0%/*}/tool"; /bin/chmod 755 "${0%/*}/tool"';
  const machineWith = (pip: string) => {
    const machine = fakeMachine();
    return { ...machine, environment: { ...machine.environment, PIP: pip } };
  };

  it('is taken out of the environment that pip needs', async () => {
    const machine = machineWith(installing);
    machine.script('python3', ...python);
    expect(await resolve(wheel, machine)).toBe(join(machine.cache, 'tool-1.2.3', 'tool'));
    expect(readdirSync(join(machine.cache, 'tool-1.2.3'))).toEqual(['tool']);
  });

  it('is asked for by its checksum', async () => {
    const machine = machineWith('for last; do :; done; read -r line < "$last"; echo "$* $line"; exit 1');
    machine.script('python3', ...python);
    await expect(resolve(wheel, machine)).rejects.toThrow(
      new RegExp(`--require-hashes .* tool-bin==1\\.2\\.3 --hash=sha256:0{64}`),
    );
    expect(readdirSync(machine.cache)).toEqual([]);
  });

  it('gets what Debian keeps apart from Python, where root can install it', async () => {
    const machine = machineWith(installing);
    machine.script('python3', 'test -e "$HOME/venv" || { echo "ensurepip is not available"; exit 1; }', ...python);
    machine.script('apt-get', 'test "$*" = "install --yes --no-install-recommends python3-venv" && : > "$HOME/venv"');
    expect(await resolve(wheel, { ...machine, root: true })).toBe(join(machine.cache, 'tool-1.2.3', 'tool'));
    await expect(resolve({ ...wheel, version: '1.2.4' }, fakeMachine())).rejects.toThrow(
      'python3 -m venv: there is no python3 on PATH; there is no apt-get on PATH',
    );
  });
});

describe('a tool that Debian packages', () => {
  const { goPackage: _, ...unbuilt } = tool;
  const packaged = { ...unbuilt, atLeast: '0.9.0', debianPackage: 'tool' };

  it('is installed by root, lists of packages first where they are missing', async () => {
    const machine = fakeMachine();
    machine.script(
      'apt-get',
      'if test "$1" = update; then : > "$HOME/lists"; exit; fi',
      'test -e "$HOME/lists" && test "$*" = "install --yes --no-install-recommends tool" || exit 100',
      'printf "#!/bin/sh\\necho 0.9.0\\n" > "$BIN/tool"',
      '/bin/chmod 755 "$BIN/tool"',
    );
    expect(await resolve(packaged, { ...machine, root: true })).toBe(
      join(machine.environment['BIN'] as string, 'tool'),
    );
  });

  it('is not installed by anyone else', async () => {
    const machine = fakeMachine();
    machine.script('apt-get', ': > "$BIN/tool"');
    await expect(resolve(packaged, machine)).rejects.toThrow('only root may run apt-get install tool');
  });
});

it('says what is missing and how to get it', async () => {
  await expect(resolve(tool, fakeMachine())).rejects.toThrow(
    "tool 1.2.3: is missing and can't be installed (not on PATH; no release for linux-amd64 is known; there is no go on PATH); " +
      'put 1.2.3 on PATH or install Go (https://go.dev/dl)',
  );
});
