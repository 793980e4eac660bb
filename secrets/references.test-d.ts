import { fromSecret, type SecretRef } from '@headwater/k8s';
import { airflowDatabase, airflowFernetKey, mirrored, own } from './index.ts';

declare const component: (config: { login: SecretRef<'orchestrator', 'username' | 'password'> }) => void;

component({ login: mirrored(airflowDatabase, 'orchestrator') });
fromSecret('DATABASE_PASSWORD', mirrored(airflowDatabase, 'orchestrator'), 'password');

// @ts-expect-error the secret lives in another namespace
component({ login: own(airflowDatabase) });
// @ts-expect-error the secret has other keys
component({ login: own(airflowFernetKey) });
// @ts-expect-error no such key
fromSecret('DATABASE_PASSWORD', own(airflowDatabase), 'pasword');
// @ts-expect-error processing is not declared as a reader
mirrored(airflowDatabase, 'processing');
// @ts-expect-error nobody reads a copy of it
mirrored(airflowFernetKey, 'cicd');
// @ts-expect-error no such namespace
mirrored(airflowDatabase, 'orchestratr');
// @ts-expect-error not declared
component({ login: { namespace: 'orchestrator', name: 'made-up', keys: ['username', 'password'] } });
