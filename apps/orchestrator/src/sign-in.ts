import { airflowImages, signInAtKeycloak, signInByPassword, type SignIn } from '@headwater/airflow';
import { image, signIn as signedIn, topology, type Environment } from '@headwater/environment';
import { airflowAdmin, airflowAutomation, own, realmClientSecrets } from '@headwater/secrets';

/** The environment's choice of how people sign in. */
export function signIn(environment: Environment): SignIn {
  const { frontDoor } = topology(environment);
  if (!frontDoor || !signedIn(environment).includes('airflow')) return signInByPassword;
  return signInAtKeycloak({
    image: image(environment, 'airflow', airflowImages.airflow),
    door: frontDoor,
    secret: own(realmClientSecrets.airflow),
  });
}

/** Of the one user that has a password. */
export const passwordOf = (environment: Environment) =>
  own(signedIn(environment).includes('airflow') ? airflowAutomation : airflowAdmin);
