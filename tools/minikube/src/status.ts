/**
 * Whether the node of a profile works, by what `minikube status --output=json` prints; its exit code says the same in
 * bits. Source: https://minikube.sigs.k8s.io/docs/commands/status/
 */
export function isWorking(text: string): boolean {
  try {
    const { Host, Kubelet, APIServer, Kubeconfig } = JSON.parse(text) as Readonly<Record<string, string>>;
    return [Host, Kubelet, APIServer].every((state) => state === 'Running') && Kubeconfig === 'Configured';
  } catch {
    // where it fails it prints events, a line of JSON each
    return false;
  }
}
