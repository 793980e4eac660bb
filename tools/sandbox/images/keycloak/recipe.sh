# shellcheck shell=bash
# docker/keycloak: the same distribution from Maven Central, built for the same, on Debian and Java 17 instead of ubi-micro and Java 21.
archive=$(maven org.keycloak:keycloak-quarkus-dist:26.7.4:tar.gz \
  04823c336b797a7e18889a44262a7a64e6bf624cbbcc518c85e2622176ff2eee)
mkdir -p "$ROOT/opt/keycloak"
tar --extract --no-same-owner --strip-components=1 --file "$archive" --directory "$ROOT/opt/keycloak"
install -d -o 1000 -g 0 -m 775 "$ROOT/opt/keycloak/data"
inside env KC_DB=postgres KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true /opt/keycloak/bin/kc.sh build
# of other databases, and of Windows
rm -rf "$ROOT"/opt/keycloak/bin/*.bat "$ROOT"/opt/keycloak/data/tmp
chmod -R a+rX "$ROOT/opt/keycloak"
