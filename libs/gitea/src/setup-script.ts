/**
 * Runs with `sh`, the `gitea` program and curl, again in every sync: what is there gets the passwords of its secrets again.
 * Who asks stands in files, and what is sent comes from a pipe: no secret is on a command line or in the log.
 * Source: https://docs.gitea.com/1.26/development/api-usage
 */
export const script = `set -eu
umask 077
api="http://$ADDRESS/api/v1"
printf 'user = "%s:%s"\\n' "$ADMIN_USERNAME" "$ADMIN_PASSWORD" > /tmp/administrator

ask() {
  curl --config "$1" --silent --show-error --output /tmp/answer --write-out '%{http_code}' "$api/$2"
}
send() {
  curl --config "$1" --silent --show-error --fail-with-body --output /tmp/answer --request "$2" \\
    --header 'Content-Type: application/json' --data @- "$api/$3" || { cat /tmp/answer; return 1; }
}
refused() {
  echo "$1 answers $2"
  cat /tmp/answer
  exit 1
}

until curl --silent --fail --output /dev/null "http://$ADDRESS/api/healthz"; do sleep 1; done

# the first user can only be made on the database, and a password only be given through the server
code=$(ask /tmp/administrator user)
case $code in
  200) ;;
  401)
    if ! $GITEA admin user list | grep -q "[[:space:]]$ADMIN_USERNAME[[:space:]]"; then
      $GITEA admin user create --admin --username "$ADMIN_USERNAME" --email "$ADMIN_USERNAME@localhost.localdomain" \\
        --random-password --must-change-password=false > /dev/null
    fi
    token=$($GITEA admin user generate-access-token --username "$ADMIN_USERNAME" --token-name "$HOSTNAME" \\
      --scopes write:admin --raw)
    # warnings may come before it
    printf 'header = "Authorization: token %s"\\n' "\${token##*[[:space:]]}" > /tmp/token
    printf '{"login_name":"%s","password":"%s"}' "$ADMIN_USERNAME" "$ADMIN_PASSWORD" |
      send /tmp/token PATCH "admin/users/$ADMIN_USERNAME"
    send /tmp/administrator DELETE "users/$ADMIN_USERNAME/tokens/$HOSTNAME" < /dev/null
    ;;
  *) refused user "$code" ;;
esac
echo "user $ADMIN_USERNAME is there"

code=$(ask /tmp/administrator "users/$READER_USERNAME")
case $code in
  200) ;;
  404)
    printf '{"username":"%s","email":"%s@localhost.localdomain","password":"%s","restricted":true}' \\
      "$READER_USERNAME" "$READER_USERNAME" "$READER_PASSWORD" | send /tmp/administrator POST admin/users
    ;;
  *) refused "$READER_USERNAME" "$code" ;;
esac
printf '{"login_name":"%s","password":"%s","must_change_password":false,"admin":false,"restricted":true,"max_repo_creation":0}' \\
  "$READER_USERNAME" "$READER_PASSWORD" | send /tmp/administrator PATCH "admin/users/$READER_USERNAME"
echo "user $READER_USERNAME is there"

code=$(ask /tmp/administrator "repos/$OWNER/$REPOSITORY")
case $code in
  200) ;;
  404) printf '{"name":"%s","private":true,"default_branch":"%s"}' "$REPOSITORY" "$BRANCH" |
    send /tmp/administrator POST user/repos ;;
  *) refused "$OWNER/$REPOSITORY" "$code" ;;
esac
printf '{"private":true,"default_branch":"%s"}' "$BRANCH" | send /tmp/administrator PATCH "repos/$OWNER/$REPOSITORY"
printf '{"permission":"read"}' | send /tmp/administrator PUT "repos/$OWNER/$REPOSITORY/collaborators/$READER_USERNAME"
echo "repository $OWNER/$REPOSITORY is there, and $READER_USERNAME may read it"

# the secret of a webhook can't be changed: a new one takes the place of the old ones
hooks="repos/$OWNER/$REPOSITORY/hooks"
code=$(ask /tmp/administrator "$hooks?limit=50")
[ "$code" = 200 ] || refused "$hooks" "$code"
old=$(sed 's/},{/}\\n{/g' /tmp/answer | grep -F "\\"$WEBHOOK\\"" | sed 's/.*"id":\\([0-9]*\\).*/\\1/')
printf '{"type":"gitea","active":true,"events":["push"],"config":{"url":"%s","content_type":"json","secret":"%s"}}' \\
  "$WEBHOOK" "$WEBHOOK_SECRET" | send /tmp/administrator POST "$hooks"
for hook in $old; do send /tmp/administrator DELETE "$hooks/$hook" < /dev/null; done
echo "pushes are told to $WEBHOOK"
`;
