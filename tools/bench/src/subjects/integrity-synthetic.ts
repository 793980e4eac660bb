import { check, readManifests, rules } from '@headwater/integrity';
import { report } from './report.ts';

// the time of the rules alone, beyond reading the files
const manifests = readManifests(process.argv[2] ?? '', 'bench');
const start = performance.now();
check(manifests, rules);
report(performance.now() - start);
