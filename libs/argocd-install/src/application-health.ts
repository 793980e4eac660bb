/**
 * How healthy an Application is, in Lua: without it, Argo CD does not wait between the waves of the root Application.
 *
 * A child's own verdict can be stale while the parent syncs: it is believed only if it was made for
 * what the Application asks for now, and if the child is not syncing at the moment.
 * Sources: https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#argocd-app,
 * argoproj/argo-cd#3781, argoproj/argo-cd#5585
 */
export const applicationHealth = `local waiting = { status = "Progressing", message = "waiting for the first comparison with Git" }
local status = obj.status
if status == nil or status.sync == nil or status.health == nil or status.health.status == nil then
  return waiting
end

local compared = status.sync.comparedTo ~= nil and status.sync.comparedTo.source or nil
local wanted = obj.spec.source
if compared ~= nil and wanted ~= nil then
  if compared.repoURL ~= wanted.repoURL or compared.path ~= wanted.path
      or (compared.targetRevision or "HEAD") ~= (wanted.targetRevision or "HEAD") then
    return { status = "Progressing", message = "waiting for a comparison with the new source" }
  end
end

local operation = status.operationState
if operation ~= nil and operation.phase == "Running" then
  return { status = "Progressing", message = operation.message or "syncing" }
end

if status.sync.status ~= "Synced" then
  if operation ~= nil and (operation.phase == "Failed" or operation.phase == "Error") then
    return { status = "Degraded", message = operation.message or "the last sync failed" }
  end
  return { status = "Progressing", message = "out of sync" }
end

return { status = status.health.status, message = status.health.message or "" }
`;
